//! How a command ends, and the exit code that says so.

use std::process::ExitCode;

use crate::report::{self, Fault};

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well: exit code 0.
    Done,
    /// A check found a difference, or the answer to a question is no: exit code 1.
    OutOfDate,
}

/// Shows what kept a command from its work, and gives the exit code: 2 with faults.
pub fn exit_code(outcome: Result<Outcome, Vec<Fault>>) -> ExitCode {
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::OutOfDate) => ExitCode::from(1),
        Err(faults) => {
            report::print(&faults);
            ExitCode::from(2)
        }
    }
}
