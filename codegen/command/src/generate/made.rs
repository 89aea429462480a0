//! A crate that was generated, before it is compared with the disk, and the line that is said of it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use farrier_codegen::file_set::Comparison;
use farrier_codegen::{FileSet, Generated};

use crate::config::RuntimeCrate;
use crate::jobs::Job;
use crate::report::{Fault, counted};

/// A crate, in memory.
pub(super) struct Made {
    /// The folder as it is shown to people.
    pub(super) shown: String,
    /// The folder.
    pub(super) dir: PathBuf,
    /// The files that the crate is made from.
    pub(super) models: Vec<PathBuf>,
    /// What the crate has, in words.
    content: String,
    /// Its files.
    pub(super) files: FileSet,
    /// How long it took to generate.
    pub(super) time: Duration,
}

impl Made {
    pub(super) fn client(job: Job, generated: Generated, time: Duration) -> Self {
        let operations = counted(generated.operations, "operation");
        let shapes = counted(generated.shapes, "shape");
        Self {
            shown: job.shown,
            dir: job.dir,
            models: job.models,
            content: format!("{operations}, {shapes}"),
            files: generated.files,
            time,
        }
    }

    /// The crate of the run-time code.
    pub(super) fn runtime(place: RuntimeCrate) -> Result<Self, Vec<Fault>> {
        let start = Instant::now();
        let files = farrier_codegen::shared_runtime().map_err(|diagnostics| {
            let faults = diagnostics.iter().map(Fault::from_diagnostic);
            faults.collect::<Vec<_>>()
        })?;
        Ok(Self {
            shown: place.shown,
            dir: place.dir,
            models: Vec::new(),
            content: "the run-time code".to_owned(),
            files,
            time: start.elapsed(),
        })
    }
}

/// The line that is printed for a crate; `verbs` say what was, or would be, done to files.
pub(super) fn summary(
    one: &Made,
    comparison: &Comparison<'_>,
    verbs: [&str; 2],
    time: Duration,
) -> String {
    let changes = if comparison.is_clean() {
        "up to date".to_owned()
    } else {
        let written = comparison.changed.len() + comparison.missing.len();
        let [write, remove] = verbs;
        format!("{written} {write}, {} {remove}", comparison.stale.len())
    };
    format!(
        "{}: {}, {} ({changes}) in {time:.0?}",
        one.shown,
        one.content,
        counted(one.files.len(), "file"),
    )
}
