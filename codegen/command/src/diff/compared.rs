//! A crate that was compared, as every form of output shows it.

use farrier_codegen::diff::Report;

/// A crate that was compared.
#[derive(Debug)]
pub struct Compared {
    /// What it is called in the report.
    pub name: String,
    /// What was found.
    pub report: Report,
}
