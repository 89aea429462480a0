//! The differences that are meant, from a file: each with the whole outcome of either side and a reason.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use cargo_farrier::report::Fault;

/// Differences that are meant.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Differences {
    /// The tables of the file.
    #[serde(default, rename = "difference")]
    pub(super) all: Vec<Difference>,
}

/// A difference that is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Difference {
    /// The program.
    pub(super) program: String,
    /// The step's name, with its group.
    pub(super) step: String,
    /// What comes of it with the official crate; nothing where there is no such step.
    pub(super) official: Option<String>,
    /// What comes of it with the generated crate; nothing where there is no such step.
    pub(super) ours: Option<String>,
    /// Why it is so.
    pub(super) reason: String,
}

/// Reads the file.
///
/// # Errors
/// It cannot be read, or a table in it lacks something.
pub(super) fn read(path: &Path) -> Result<Differences, Fault> {
    let text = fs::read_to_string(path)
        .map_err(|error| Fault::io(format!("cannot read `{}`", path.display()), &error))?;
    let differences: Differences = toml::from_str(&text)
        .map_err(|error| Fault::new(format!("`{}`: {error}", path.display())))?;
    let without = |difference: &&Difference| difference.reason.trim().is_empty();
    match differences.all.iter().find(without) {
        Some(difference) => Err(Fault::new(format!(
            "`{}`: the difference of `{}` has no reason",
            path.display(),
            difference.step
        ))),
        None => Ok(differences),
    }
}
