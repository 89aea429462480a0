//! The figures that are held: how many lines the generator emits. They stand in a file, so that they
//! change on purpose only.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use cargo_farrier::report::Fault;

use super::files;
use super::lines::Lines;

/// What stands above the figures in their file.
const HEAD: &str = "\
# The lines that the generator emits for Pinpoint: `cargo xtask bench --hold` fails when there are
# 5 % more. Written by `cargo xtask bench --hold --update-figures`; say in the commit why they grew.

";

/// The figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    /// The lines of the crate with one operation.
    pub(super) slice: Lines,
    /// The lines of the crate with all operations.
    pub(super) whole: Option<Lines>,
}

fn path() -> PathBuf {
    files::repository().join("xtask").join("bench-figures.toml")
}

/// Reads the figures.
pub(super) fn read() -> Result<Figures, Fault> {
    let text = files::read(&path())?;
    toml::from_str(&text).map_err(|error| {
        Fault::new(format!(
            "`xtask/bench-figures.toml` cannot be read: {error}"
        ))
    })
}

/// Writes the figures.
pub(super) fn write(figures: &Figures) -> Result<(), Fault> {
    let text = toml::to_string(figures)
        .map_err(|error| Fault::new(format!("the figures cannot be written: {error}")))?;
    files::write(&path(), &format!("{HEAD}{text}"))
}
