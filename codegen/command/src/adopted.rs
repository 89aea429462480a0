//! What adopting leaves in a workspace, and where: the configuration, `farrier.lock`, and a folder with the
//! crates, their models, and what the files were like that were changed.
//!
//! The models are copies, so that generating and checking need neither the network nor a cache, and so that a
//! newer model is a difference that people can read.

pub(crate) mod before;
pub(crate) mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::config::{self, Configured};
use crate::farrier_lock::FarrierLock;
use crate::input;
use crate::models::{self, SdkId};
use crate::patch::Patched;
use crate::report::{Fault, shown};
use crate::workspace::Place;

/// The configuration of a workspace.
pub(crate) const CONFIGURATION: &str = "farrier.toml";
/// The folder for what is adopted, when nobody asks for another.
pub(crate) const FOLDER: &str = "farrier";
/// The files of a workspace that adopting changes, seen from its root.
pub(crate) const FILES: [&str; 3] = ["Cargo.toml", "Cargo.lock", CONFIGURATION];
/// The folder of the models, in that of what is adopted.
const MODELS: &str = "models";
/// The folder of what the files were like that were changed.
const BEFORE: &str = "before";

/// What is recorded of a workspace.
#[derive(Debug)]
pub(crate) struct State {
    /// The root of the workspace.
    pub(crate) root: PathBuf,
    /// The crates that are configured.
    pub(crate) configured: Configured,
    /// Their names, in the same order; none where a model does not tell it.
    pub(crate) names: Vec<Option<String>>,
    /// The models and the changed files.
    pub(crate) lock: FarrierLock,
}

/// Where things are in the folder of what is adopted, seen from the root, with `/` between the parts.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The folder.
    pub(crate) folder: String,
}

impl Layout {
    /// The folder of a crate.
    pub(crate) fn crate_folder(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }

    /// The model of a crate.
    pub(crate) fn model(&self, name: &str) -> String {
        let short = name.strip_prefix("aws-sdk-").unwrap_or(name);
        format!("{}/{MODELS}/{short}.json", self.folder)
    }

    /// What a file of the workspace was like.
    pub(crate) fn before(&self, path: &str) -> String {
        let name = path.replace('/', "-");
        format!(
            "{}/{BEFORE}/{}.before",
            self.folder,
            name.trim_start_matches('.')
        )
    }
}

impl State {
    /// Reads what is recorded of the workspace; nothing yet is no fault.
    ///
    /// # Errors
    /// Every fault of the configuration and of `farrier.lock`.
    pub(crate) fn read(place: &Place) -> Result<Self, Vec<Fault>> {
        let root = place.root.clone();
        let configured = config::read_any(&root, CONFIGURATION)?;
        let lock = FarrierLock::read(&root).map_err(|fault| vec![fault])?;
        let jobs = configured.jobs.iter();
        let names = jobs.map(|job| job.request.name.clone().or_else(|| official(&job.models)));
        Ok(Self {
            names: names.collect(),
            root,
            configured,
            lock,
        })
    }

    /// The number of the configured crate with this name.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|it| it.as_deref() == Some(name))
    }

    /// The operations that are configured by name, by crate.
    pub(crate) fn operations(&self) -> BTreeMap<String, BTreeSet<String>> {
        let crates = self.names.iter().zip(&self.configured.jobs);
        let operations = crates.filter_map(|(name, job)| {
            let operations = job.request.operations.iter();
            let operations = operations.map(|id| id.rsplit('#').next().unwrap_or(id).to_owned());
            Some((name.clone()?, operations.collect()))
        });
        operations.collect()
    }

    /// The crates that were adopted: those whose model is recorded, with the patches for them.
    pub(crate) fn patches(&self) -> Vec<Patched> {
        let crates = self.names.iter().zip(&self.configured.jobs);
        let patches = crates.filter_map(|(name, job)| {
            let name = name
                .as_ref()
                .filter(|name| self.lock.model(name).is_some())?;
            Some(Patched {
                name: name.clone(),
                path: job.shown.clone(),
            })
        });
        patches.collect()
    }

    /// The versions of the crates that were adopted.
    pub(crate) fn versions(&self) -> BTreeMap<String, String> {
        let versions = self.patches().into_iter().filter_map(|patched| {
            let job = self.configured.jobs.get(self.number(&patched.name)?)?;
            Some((
                patched.name,
                job.request.version.clone().unwrap_or_default(),
            ))
        });
        versions.collect()
    }

    /// The folders that must be no members of the workspace: those of what adopting has added, and of crates
    /// that were configured before.
    pub(crate) fn outside(&self) -> Vec<String> {
        let mut folders: Vec<String> = Vec::new();
        for Patched { name, path } in self.patches() {
            let ours = above(&path).filter(|_| self.is_ours(&name));
            folders.push(ours.map(str::to_owned).unwrap_or(path));
        }
        let runtime = self.configured.runtime.iter().map(|it| it.shown.clone());
        folders.extend(runtime.collect::<Vec<_>>());
        folders.sort();
        folders.dedup();
        // A folder keeps those in it out, too.
        let all = folders.clone();
        let is_in = |folder: &str, other: &str| {
            let rest = folder.strip_prefix(other);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        folders.retain(|folder| !all.iter().any(|other| is_in(folder, other)));
        folders
    }

    /// The folder of what adopting has added, if it has.
    pub(crate) fn folder(&self) -> Option<&str> {
        let crates = self.names.iter().zip(&self.configured.jobs);
        let mut ours = crates.filter(|(name, _)| name.as_ref().is_some_and(|it| self.is_ours(it)));
        ours.find_map(|(_, job)| above(&job.shown))
    }

    /// Whether adopting has added the crate, with a copy of its model; the others were configured before.
    pub(crate) fn is_ours(&self, name: &str) -> bool {
        let model = self.lock.model(name).map(|it| it.path.as_str());
        let number = self.number(name);
        let job = number.and_then(|number| self.configured.jobs.get(number));
        let (Some(model), Some(job)) = (model, job) else {
            return false;
        };
        let folder = above(&job.shown);
        let models = above(model).filter(|models| models.ends_with(MODELS));
        folder.is_some() && models.and_then(above) == folder
    }

    /// The configuration's text; empty when there is none.
    pub(crate) fn text(&self) -> Result<String, Fault> {
        read_text(&self.root.join(CONFIGURATION))
    }
}

/// The folder of a path with `/` between its parts.
fn above(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(above, _)| above)
}

/// The name of the official crate, by the model's first service.
pub(crate) fn official(files: &[PathBuf]) -> Option<String> {
    let mut texts = files
        .iter()
        .filter_map(|file| input::read(file, "the model", input::MODEL_LIMIT).ok());
    let ids = texts.find_map(|text| models::services(&text).ok()?.into_iter().next());
    ids.as_ref().map(SdkId::crate_name)
}

/// The text of a file; an empty one when there is none.
pub(crate) fn read_text(path: &Path) -> Result<String, Fault> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        _ => input::read(path, "the file", input::CONFIGURATION_LIMIT),
    }
}

/// A fault for a file that cannot be written.
pub(crate) fn read_only(path: &Path) -> Option<Fault> {
    let found = fs::metadata(path).ok()?;
    let refused = match found.permissions().readonly() {
        true => Some("it is read-only".to_owned()),
        false => {
            let opened = fs::OpenOptions::new().append(true).open(path);
            opened.err().map(|error| error.to_string())
        }
    };
    let reason = refused?;
    let fault = Fault::new(format!("cannot write `{}`: {reason}", shown(path)));
    Some(fault.help("nothing was changed: make it writable, then run this again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_in_the_folder_of_what_is_adopted() {
        let layout = Layout {
            folder: "sdk".to_owned(),
        };
        assert_eq!(layout.crate_folder("aws-sdk-s3"), "sdk/aws-sdk-s3");
        assert_eq!(layout.model("aws-sdk-s3"), "sdk/models/s3.json");
        assert_eq!(
            layout.before(".cargo/config.toml"),
            "sdk/before/cargo-config.toml.before"
        );
    }

    #[test]
    fn a_file_that_cannot_be_written_is_told_before_anything_is() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("Cargo.toml");
        assert!(read_only(&path).is_none(), "it is not there");
        fs::write(&path, "").expect("a file");
        assert!(read_only(&path).is_none());
        let mut permissions = fs::metadata(&path).expect("a file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("permissions");
        let fault = read_only(&path).expect("it is read-only");
        assert!(
            format!("{fault:?}").contains("it is read-only"),
            "{fault:?}"
        );
    }
}
