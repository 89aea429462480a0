//! What the parts of the benchmark add to: the rows that were measured, and what could not be measured.

use serde::Serialize;

use super::machine::Machine;
use super::row::Row;
use super::subjects::Subjects;

/// Everything that was measured.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    pub(super) machine: Machine,
    /// How many times each side was measured.
    pub(super) pairs: usize,
    pub(super) rows: Vec<Row>,
    /// What could not be measured, and why.
    pub(super) unavailable: Vec<String>,
}

/// How the measurements are made, and what they have found so far.
pub(super) struct Bench {
    pub(super) pairs: usize,
    pub(super) subjects: Subjects,
    pub(super) rows: Vec<Row>,
    pub(super) unavailable: Vec<String>,
}

/// Says on the standard error stream what is being done: a whole run takes long.
pub(super) fn progress(what: impl std::fmt::Display) {
    eprintln!("bench: {what}");
}
