//! `farrier.lock`: which files of models the crates are made from, by checksum, and what the files were like
//! that adopting has changed.
//!
//! It stands beside the configuration and belongs into version control, as `Cargo.lock` does. Reading and
//! comparing are here; what is done about a difference is decided by the commands.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::hash;
use crate::input;
use crate::report::{Fault, Place, shown};

/// The file's name.
pub const FILE: &str = "farrier.lock";
/// The form of the file that this version reads and writes.
const FORM: u32 = 1;
const HEADER: &str =
    "# Written by `cargo farrier`: keep it in version control, and change nothing by hand.\n";

/// What is recorded.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FarrierLock {
    version: u32,
    /// The models, sorted by the crates' names.
    #[serde(default, rename = "model", skip_serializing_if = "Vec::is_empty")]
    models: Vec<LockedModel>,
    /// The files that adopting has changed, sorted by path.
    #[serde(default, rename = "changed", skip_serializing_if = "Vec::is_empty")]
    changed: Vec<Changed>,
}

/// The model of a crate.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LockedModel {
    /// The crate's name.
    pub name: String,
    /// The file, seen from the root of the workspace, with `/` between the parts.
    pub path: String,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// Where it came from: a URL, or nothing for a file of the user's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The commit that it was published with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
}

/// A file of the workspace that adopting has changed.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The file, seen from the root of the workspace.
    pub path: String,
    /// The file that keeps what it was like, seen from the root; none when it was not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The SHA-256 of the file as adopting has left it.
    pub after: String,
}

impl Default for FarrierLock {
    fn default() -> Self {
        Self {
            version: FORM,
            models: Vec::new(),
            changed: Vec::new(),
        }
    }
}

impl FarrierLock {
    /// Where the file is in the workspace with this root.
    pub fn path(root: &Path) -> PathBuf {
        root.join(FILE)
    }

    /// Reads the file of a workspace; nothing is recorded when there is none.
    ///
    /// # Errors
    /// The file cannot be read, or is none of this version.
    pub fn read(root: &Path) -> Result<Self, Fault> {
        let path = Self::path(root);
        if fs::symlink_metadata(&path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Ok(Self::default());
        }
        let text = input::read(&path, "the file", input::CONFIGURATION_LIMIT)?;
        let name = shown(&path);
        let read: Self = toml::from_str(&text).map_err(|error| {
            let place = Place::in_text(&name, &text, error.span().unwrap_or(0..0));
            Fault::new(error.message()).at(place)
        })?;
        let paths = read.models.iter().map(|model| &model.path);
        let changed = read.changed.iter();
        let changed = changed.flat_map(|it| std::iter::once(&it.path).chain(&it.before));
        if let Some(path) = paths.chain(changed).find(|path| !is_inside(path)) {
            let path = path.escape_debug();
            return Err(Fault::new(format!(
                "`{name}` names a file outside of the workspace: `{path}`"
            )));
        }
        if read.version != FORM {
            let fault = Fault::new(format!("`{name}` has the form {}", read.version));
            return Err(fault
                .expected(format!("the form {FORM}"))
                .help("use the version of cargo-farrier that has written it"));
        }
        Ok(read)
    }

    /// The text of the file.
    ///
    /// # Errors
    /// It cannot be written as TOML.
    pub fn text(&self) -> Result<String, Fault> {
        let text = toml::to_string(self);
        let text = text.map_err(|error| Fault::new(format!("cannot write `{FILE}`: {error}")))?;
        Ok(format!("{HEADER}{text}"))
    }

    /// What is recorded of the model of a crate.
    pub fn model(&self, name: &str) -> Option<&LockedModel> {
        self.models.iter().find(|model| model.name == name)
    }

    /// Records the model of a crate, in place of what was recorded.
    pub fn set_model(&mut self, model: LockedModel) {
        self.models.retain(|other| other.name != model.name);
        self.models.push(model);
        self.models.sort_by(|one, other| one.name.cmp(&other.name));
    }

    /// Forgets the model of a crate.
    pub fn forget_model(&mut self, name: &str) {
        self.models.retain(|model| model.name != name);
    }

    /// The files that adopting has changed.
    pub fn changed(&self) -> &[Changed] {
        &self.changed
    }

    /// Records a changed file. What it was like at first stays recorded.
    pub fn set_changed(&mut self, path: &str, before: Option<String>, after: String) {
        match self.changed.iter_mut().find(|it| it.path == path) {
            Some(found) => found.after = after,
            None => self.changed.push(Changed {
                path: path.to_owned(),
                before,
                after,
            }),
        }
        self.changed.sort_by(|one, other| one.path.cmp(&other.path));
    }

    /// Files of models that are not what is recorded.
    pub fn differences(&self, root: &Path) -> Vec<Fault> {
        let different = self.models.iter().filter_map(|model| {
            let path = root.join(&model.path);
            let name = shown(&path);
            let fault = match fs::read(&path) {
                Ok(bytes) if hash::sha256(&bytes) == model.sha256 => return None,
                Ok(bytes) => {
                    let found = hash::sha256(&bytes);
                    Fault::new(format!("`{name}` is not the model that `{FILE}` records"))
                        .expected(format!("the SHA-256 {}, not {found}", model.sha256))
                }
                Err(error) => Fault::io(format!("cannot read the model `{name}`"), &error),
            };
            Some(fault.help(format!(
                "take it from version control again, or record it by `cargo farrier adopt {}`",
                model.name
            )))
        });
        different.collect()
    }
}

/// Whether a path of the file leads to something inside of the workspace.
fn is_inside(path: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && part != ".." && part != "." && !part.contains([':', '\\']);
    path.split('/').all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(name: &str, sha256: &str) -> LockedModel {
        LockedModel {
            name: name.to_owned(),
            path: format!("{name}.json"),
            sha256: sha256.to_owned(),
            url: None,
            revision: Some("main".to_owned()),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let dir = tempfile::tempdir().expect("a folder");
        assert_eq!(
            FarrierLock::read(dir.path()).expect("none"),
            FarrierLock::default()
        );
        let mut lock = FarrierLock::default();
        lock.set_model(model("b", "1"));
        lock.set_model(model("a", "2"));
        lock.set_model(model("b", "3"));
        lock.set_changed("Cargo.toml", Some("x/before".to_owned()), "4".to_owned());
        lock.set_changed("Cargo.toml", Some("y/before".to_owned()), "5".to_owned());
        fs::write(dir.path().join(FILE), lock.text().expect("TOML")).expect("a file");
        let read = FarrierLock::read(dir.path()).expect("a lock");
        assert_eq!(read, lock);
        assert_eq!(read.model("b"), Some(&model("b", "3")));
        let changed = &read.changed()[0];
        assert_eq!(
            (changed.before.as_deref(), changed.after.as_str()),
            (Some("x/before"), "5")
        );
    }

    #[test]
    fn other_forms_and_paths_that_lead_outside_are_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        for (text, said) in [
            ("version = 2\n", "has the form 2"),
            ("version = 1\nx = 1\n", "unknown field"),
            ("[", "farrier.lock"),
            (
                "version = 1\n[[changed]]\npath = \"../x\"\nafter = \"\"\n",
                "outside of the workspace",
            ),
            (
                "version = 1\n[[changed]]\npath = \"/x\"\nafter = \"\"\n",
                "outside of the workspace",
            ),
            (
                "version = 1\n[[changed]]\npath = \"x\"\nbefore = \"C:/x\"\nafter = \"\"\n",
                "outside of the workspace",
            ),
        ] {
            fs::write(dir.path().join(FILE), text).expect("a file");
            let fault = FarrierLock::read(dir.path()).expect_err("a fault");
            assert!(format!("{fault:?}").contains(said), "{text}: {fault:?}");
        }
    }

    #[test]
    fn a_changed_model_is_told_from_the_recorded_one() {
        let dir = tempfile::tempdir().expect("a folder");
        let mut lock = FarrierLock::default();
        lock.set_model(model("a", &hash::sha256(b"{}")));
        assert!(format!("{:?}", lock.differences(dir.path())).contains("cannot read the model"));
        fs::write(dir.path().join("a.json"), "{}").expect("a file");
        assert!(lock.differences(dir.path()).is_empty());
        fs::write(dir.path().join("a.json"), "{ }").expect("a file");
        let faults = format!("{:?}", lock.differences(dir.path()));
        assert!(
            faults.contains("is not the model that `farrier.lock` records"),
            "{faults}"
        );
    }
}
