//! `cargo xtask live`: the programs of `xtask/programs/live`, against a server that behaves like AWS.

mod python;

use std::path::Path;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::Fault;

use crate::programs::{self, Choice, Suite};
use python::Python;

const WORKSPACE: &str = "programs";

/// Runs the command. A difference that is not meant is [`Outcome::OutOfDate`].
pub(crate) fn run(choice: &Choice) -> Result<Outcome, Vec<Fault>> {
    let python = programs::root(WORKSPACE).and_then(|root| Python::prepare(&root));
    let python = python.map_err(|fault| vec![fault])?;
    let suite = Suite {
        workspace: WORKSPACE,
        name: "live",
        serve: &|log: &Path| python.serve(log).map(Some),
    };
    programs::run(&suite, choice)
}
