//! The crates that are compiled to find out what is used: of the guessed operations, every item marked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use farrier_codegen::{DocsLevel, Request, Runtime, Tests};

use crate::disk;
use crate::jobs::Job;
use crate::report::{Fault, shown};

use super::subject::Subject;

/// The folder of the run-time code, beside those of the clients.
const RUNTIME: &str = "farrier-runtime";

/// Writes the crate of a client with these operations, below a folder for all of them, and gives its own
/// folder.
///
/// # Errors
/// The model has a fault, or the crate cannot be written.
pub(super) fn write(
    subject: &Subject,
    operations: &BTreeSet<String>,
    all: &Path,
) -> Result<PathBuf, Vec<Fault>> {
    let dir = all.join(&subject.package);
    let job = job(subject, operations, &dir);
    let files = job.generate()?.files;
    disk::write_crate(&dir, &files).map_err(|fault| vec![fault])?;
    Ok(dir)
}

/// The job that generates the marked crate of a client.
pub(super) fn job(subject: &Subject, operations: &BTreeSet<String>, dir: &Path) -> Job {
    Job {
        shown: shown(dir),
        dir: dir.to_owned(),
        models: subject.models.clone(),
        request: Request {
            name: Some(subject.package.clone()),
            version: Some(subject.version.to_string()),
            service: subject.service.clone(),
            operations: operations.iter().cloned().collect(),
            allow_incomplete: true,
            tests: Tests::LeftOut,
            docs: DocsLevel::None,
            dev_dependencies: String::new(),
            runtime: Runtime::Shared {
                path: format!("../{RUNTIME}"),
            },
            marks: true,
        },
        asked: Vec::new(),
    }
}

/// Writes the crate of the run-time code.
///
/// # Errors
/// It cannot be written.
pub(super) fn write_runtime(all: &Path) -> Result<(), Vec<Fault>> {
    let files = farrier_codegen::shared_runtime().map_err(|faults| {
        faults
            .iter()
            .map(Fault::from_diagnostic)
            .collect::<Vec<_>>()
    })?;
    disk::write_crate(&all.join(RUNTIME), &files).map_err(|fault| vec![fault])
}
