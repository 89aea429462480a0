//! `cargo xtask parity`: the same calls with generated crates and with the official ones, with the
//! time, the credentials and the replies fixed: what is sent, signatures included, and what comes of it.
//!
//! The committed crate has a comparison of its own, which goes through all that its service says.
//! The programs of `xtask/programs/parity` are cases of other services, without a network.

mod committed;
mod whole;

use std::path::Path;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::Fault;

use crate::programs::{self, Choice, Suite};

/// What the committed crate's comparison is called, beside the programs.
const COMMITTED: &str = "generated";

/// What `cargo xtask parity` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// `generated` is the comparison of the committed crate.
    #[command(flatten)]
    choice: Choice,
    /// Print all that was seen of the committed crate as well.
    #[arg(long)]
    facts: bool,
}

/// Runs the command. A difference that is not listed as meant is [`Outcome::OutOfDate`].
pub(crate) fn run(args: Args) -> Result<Outcome, Vec<Fault>> {
    let Args { mut choice, facts } = args;
    let all = choice.programs.is_empty();
    let named = choice.programs.len();
    choice.programs.retain(|name| name != COMMITTED);
    let mut outcomes = Vec::new();
    if all || choice.programs.len() < named {
        outcomes.push(committed::run(facts)?);
    }
    if all || !choice.programs.is_empty() {
        let serve = &|_: &Path| -> Result<_, Fault> { Ok(None) };
        let suite = Suite {
            workspace: "programs",
            name: "parity",
            serve,
        };
        outcomes.push(programs::run(&suite, &choice)?);
    }
    let is_done = |outcome: &Outcome| *outcome == Outcome::Done;
    Ok(match outcomes.iter().all(is_done) {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}
