//! A crate that is measured.

use std::path::PathBuf;

/// A crate that is measured.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// What it is called in the result.
    pub(super) label: &'static str,
    /// The package's name.
    pub(super) package: &'static str,
    /// Its folder.
    pub(super) dir: PathBuf,
    /// The model that it is generated from, and the operation alone, if it is ours.
    pub(super) source: Option<(PathBuf, Option<&'static str>)>,
}

impl Subject {
    /// The name by which rustc knows the crate.
    pub(super) fn crate_name(&self) -> String {
        self.package.replace('-', "_")
    }
}
