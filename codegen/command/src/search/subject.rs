//! A client whose uses are looked for.

use std::path::PathBuf;

use semver::Version;

/// A client whose uses are looked for.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its package, such as `aws-sdk-s3`.
    pub package: String,
    /// Its version in the graph: one with another version could not take its place.
    pub version: Version,
    /// The files of its model.
    pub models: Vec<PathBuf>,
    /// The service's shape ID; needed when the model has several.
    pub service: Option<String>,
}
