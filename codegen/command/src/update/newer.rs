//! Which of the configured crates have a newer model, and what it changes for them.

use std::path::Path;

use farrier_codegen::Sources;
use farrier_codegen::diff::diff_models;

use crate::adopted::{State, official};
use crate::diff::Compared;
use crate::farrier_lock::LockedModel;
use crate::jobs::Job;
use crate::models::{Found, Library};
use crate::report::{self, Fault, shown};

/// A crate with a newer model.
#[derive(Debug)]
pub(super) struct Newer {
    /// The number of the crate in the configuration.
    pub(super) number: usize,
    /// The crate's name.
    pub(super) name: String,
    /// The crate's version.
    pub(super) version: String,
    /// Whether the crate takes the official one's place, so that its version is not its own.
    pub(super) keeps_version: bool,
    /// The model that was found.
    pub(super) found: Found,
    /// What is to be recorded of it.
    pub(super) model: LockedModel,
}

impl Newer {
    /// The line that says what becomes of the crate's version.
    pub(super) fn about_version(&self, next: Option<&str>) -> String {
        let (name, version) = (&self.name, &self.version);
        match next {
            Some(next) => format!("{name}: version {version} -> {next}"),
            None if self.keeps_version => {
                format!("{name}: stays {version}, which takes the official crate's place")
            }
            None => format!("{name}: stays {version}"),
        }
    }
}

/// Looks for newer models of these crates, and compares them with the present ones.
///
/// # Errors
/// A model cannot be found or read, or has faults.
pub(super) fn find(
    state: &State,
    library: &Library,
    numbers: &[usize],
) -> Result<Vec<(Compared, Newer)>, Vec<Fault>> {
    let mut newer = Vec::new();
    let mut faults = Vec::new();
    for &number in numbers {
        let Some(job) = state.configured.jobs.get(number) else {
            continue;
        };
        match newer_of(state, library, number, job) {
            Ok(found) => newer.extend(found),
            Err(more) => faults.extend(more),
        }
    }
    match faults.is_empty() {
        true => Ok(newer),
        false => Err(faults),
    }
}

fn newer_of(
    state: &State,
    library: &Library,
    number: usize,
    job: &Job,
) -> Result<Option<(Compared, Newer)>, Vec<Fault>> {
    // A model in several files, or of a service that is not of AWS, is nowhere to be found.
    let ([file], Some(official)) = (job.models.as_slice(), official(&job.models)) else {
        report::note(format_args!(
            "`{}` is left out: its model is not one file of a service of AWS",
            job.shown
        ));
        return Ok(None);
    };
    let found = library.find(&official).map_err(|fault| vec![fault])?;
    let old = job.read_models()?;
    let is_same = old.iter().all(|source| source.text() == found.text);
    if is_same {
        return Ok(None);
    }
    let mut new = Sources::new();
    new.push(found.source.clone(), found.text.clone());
    let report = diff_models(old, new, &job.request).map_err(|faults| {
        let faults = faults.iter().map(Fault::from_diagnostic);
        let faults = faults.map(|fault| job.with_place(fault));
        faults.collect::<Vec<_>>()
    })?;
    let name = state.names.get(number).cloned().flatten();
    let name = name.unwrap_or_else(|| official.clone());
    let compared = Compared {
        name: name.clone(),
        report,
    };
    let newer = Newer {
        number,
        version: job
            .request
            .version
            .clone()
            .unwrap_or_else(|| "0.1.0".to_owned()),
        keeps_version: name == official,
        model: record(&state.root, file, &name, &found).map_err(|fault| vec![fault])?,
        name,
        found,
    };
    Ok(Some((compared, newer)))
}

/// What is recorded of a model that takes the place of a file.
fn record(root: &Path, file: &Path, name: &str, found: &Found) -> Result<LockedModel, Fault> {
    let inside = file.strip_prefix(root).ok();
    let path = inside.map(|path| path.to_string_lossy().replace('\\', "/"));
    let Some(path) = path.filter(|path| !path.split('/').any(|part| part == "..")) else {
        let message = format!("the model `{}` is not in the workspace", shown(file));
        return Err(Fault::new(message).help("put it there, so that a newer one can be written"));
    };
    let is_url = found.source.contains("://");
    Ok(LockedModel {
        name: name.to_owned(),
        path,
        sha256: found.sha256.clone(),
        url: is_url.then(|| found.source.clone()),
        revision: found.revision.clone(),
    })
}
