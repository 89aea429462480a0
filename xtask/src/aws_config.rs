//! `cargo xtask aws-config`: the published crate `aws-config`, with generated crates for the services
//! that it asks for credentials: programs of `xtask/aws-config`, compared with the official crates.
//!
//! Their workspace is one of its own, since the newest `aws-config` asks for newer clients than the
//! other programs are compared with.

use std::path::Path;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::Fault;

use crate::programs::{self, Choice, Suite};

/// Runs the command. A difference that is not meant is [`Outcome::OutOfDate`].
pub(crate) fn run(choice: &Choice) -> Result<Outcome, Vec<Fault>> {
    let suite = Suite {
        workspace: "aws-config",
        name: "config",
        serve: &|_: &Path| -> Result<_, Fault> { Ok(None) },
    };
    programs::run(&suite, choice)
}
