//! Writing what is adopted into a workspace, as part of what can be undone.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::before;
use super::{CONFIGURATION, Layout, State, read_text};
use crate::config;
use crate::config::edit::{Editor, Entry};
use crate::disk;
use crate::farrier_lock::{FarrierLock, LockedModel};
use crate::generate;
use crate::patch;
use crate::report::{Fault, shown};
use crate::undo::Undo;
use crate::workspace::Place;

/// Where the patches are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PatchIn {
    /// In the manifest at the root of the workspace.
    #[default]
    Manifest,
    /// In `.cargo/config.toml` there.
    Config,
}

impl PatchIn {
    /// The file, seen from the root of the workspace.
    pub(crate) fn file(self, root: &Path) -> &'static str {
        match self {
            Self::Manifest => "Cargo.toml",
            // The older name, which Cargo reads before the other.
            Self::Config if root.join(".cargo/config").is_file() => ".cargo/config",
            Self::Config => ".cargo/config.toml",
        }
    }
}

/// A crate that is to be configured, with the text of its model.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    /// What the configuration has of it.
    pub(crate) entry: Entry,
    /// The model's text.
    pub(crate) text: String,
    /// What is recorded of the model.
    pub(crate) model: LockedModel,
}

/// Changes a workspace as one step, which is taken back as a whole when anything fails. `files` are those that
/// are recorded as changed by adopting, seen from the root.
///
/// # Errors
/// What the step says, or something cannot be saved.
pub(crate) fn in_one_step<T>(
    place: &Place,
    files: &[&str],
    step: impl FnOnce(&Writer<'_>) -> Result<T, Vec<Fault>>,
) -> Result<T, Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let undo = Undo::begin(place)?;
    let then = files.iter().map(|file| {
        let checksum = before::checksum(&place.root.join(file));
        ((*file).to_owned(), checksum)
    });
    let then: Vec<(String, String)> = then.collect();
    for file in files {
        undo.save(&place.root.join(file)).map_err(one)?;
    }
    let writer = Writer { place, undo: &undo };
    let done = step(&writer).and_then(|value| {
        writer.record_after(&then).map_err(one)?;
        Ok(value)
    });
    disk::wait_if_ending();
    match done {
        Ok(value) => {
            undo.keep().map_err(one)?;
            Ok(value)
        }
        Err(mut faults) => {
            undo.put_back()?;
            if let Some(last) = faults.pop() {
                faults.push(last.help("everything is as it was before"));
            }
            Err(faults)
        }
    }
}

/// A workspace while it is changed.
pub(crate) struct Writer<'a> {
    pub(crate) place: &'a Place,
    pub(crate) undo: &'a Undo,
}

impl Writer<'_> {
    /// Configures crates, and generates everything that is configured.
    pub(crate) fn configure(&self, crates: &[&Planned]) -> Result<(), Vec<Fault>> {
        let one = |fault: Fault| vec![fault];
        let state = State::read(self.place)?;
        let name = shown(&state.root.join(CONFIGURATION));
        let text = state.text().map_err(one)?;
        let mut editor = Editor::parse(&name, &text).map_err(one)?;
        let mut lock = state.lock.clone();
        let mut added = Vec::new();
        for planned in crates {
            let entry = &planned.entry;
            self.file(&entry.model, planned.text.as_bytes())
                .map_err(one)?;
            lock.set_model(planned.model.clone());
            match state.number(&entry.name) {
                Some(number) => {
                    let operations = entry.operations.iter().map(String::as_str);
                    // Without operations, all of them are generated.
                    let asked = state.configured.jobs.get(number);
                    if asked.is_some_and(|job| !job.request.operations.is_empty()) {
                        editor.set_operations(number, &operations.collect());
                    }
                    editor.set_version(number, &entry.version);
                }
                None => added.push(entry),
            }
        }
        for entry in added {
            editor.add(entry).map_err(one)?;
        }
        self.file(CONFIGURATION, editor.text().as_bytes())
            .map_err(one)?;
        self.lock(&lock).map_err(one)?;
        self.generate()
    }

    /// Generates everything that is configured.
    pub(crate) fn generate(&self) -> Result<(), Vec<Fault>> {
        let configured = config::read_in(&self.place.root, CONFIGURATION)?;
        let runtime = configured.runtime.iter().map(|runtime| &runtime.dir);
        let folders = configured.jobs.iter().map(|job| &job.dir).chain(runtime);
        for folder in folders {
            self.undo.save_folder(folder).map_err(|fault| vec![fault])?;
        }
        generate::write_configured(configured)
    }

    /// Patches the adopted crates in, and keeps their folders out of the workspace.
    pub(crate) fn patch(&self, patch_in: PatchIn) -> Result<(), Vec<Fault>> {
        let one = |fault: Fault| vec![fault];
        let state = State::read(self.place)?;
        let file = patch_in.file(&state.root);
        let path = state.root.join(file);
        let text = read_text(&path).map_err(one)?;
        let text = patch::add(&shown(&path), &text, &state.patches())?;
        self.file(file, text.as_bytes()).map_err(one)?;
        let manifest = &self.place.manifest;
        let text = read_text(manifest).map_err(one)?;
        let text = patch::exclude(&shown(manifest), &text, &state.outside()).map_err(one)?;
        self.file("Cargo.toml", text.as_bytes()).map_err(one)
    }

    /// Keeps what files are like before anything is changed, unless that is kept already.
    pub(crate) fn keep_before(&self, layout: &Layout, files: &[&str]) -> Result<(), Fault> {
        let mut lock = FarrierLock::read(&self.place.root)?;
        for file in files {
            if lock.changed().iter().any(|it| it.path == *file) {
                continue;
            }

            let kept = match fs::read(self.place.root.join(file)) {
                Ok(bytes) => {
                    let kept = layout.before(file);
                    self.file(&kept, &bytes)?;
                    Some(kept)
                }
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => {
                    return Err(Fault::io(format!("cannot read `{file}`"), &error));
                }
            };
            lock.set_changed(file, kept, String::new());
        }
        self.lock(&lock)
    }

    /// Records what the changed files are like now, unless somebody else had changed them in between: `then`
    /// has what they were like when this command began.
    pub(crate) fn record_after(&self, then: &[(String, String)]) -> Result<(), Fault> {
        let mut lock = FarrierLock::read(&self.place.root)?;
        if lock == FarrierLock::default() {
            return Ok(());
        }
        for (path, checksum) in then {
            let known = lock.changed().iter().find(|it| it.path == *path);
            let is_ours = known.is_some_and(|it| it.after.is_empty() || it.after == *checksum);
            if is_ours {
                let after = before::checksum(&self.place.root.join(path));
                lock.set_changed(path, None, after);
            }
        }
        self.lock(&lock)
    }

    /// Writes `farrier.lock`.
    pub(crate) fn lock(&self, lock: &FarrierLock) -> Result<(), Fault> {
        let path = FarrierLock::path(&self.place.root);
        self.save_and_write(&path, lock.text()?.as_bytes())
    }

    /// Writes a file, seen from the root of the workspace; one that is as it should be is not touched.
    pub(crate) fn file(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.save_and_write(&self.place.root.join(path), bytes)
    }

    fn save_and_write(&self, path: &PathBuf, bytes: &[u8]) -> Result<(), Fault> {
        if fs::read(path).is_ok_and(|found| found == bytes) {
            return Ok(());
        }
        self.undo.save(path)?;
        let above = path.parent().unwrap_or(Path::new(""));
        let written = fs::create_dir_all(above).and_then(|()| fs::write(path, bytes));
        written.map_err(|error| Fault::io(format!("cannot write `{}`", shown(path)), &error))
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) -> Result<(), Fault> {
        let path = self.place.root.join(path);
        self.undo.save(&path)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Fault::io(
                format!("cannot remove `{}`", shown(&path)),
                &error,
            )),
            _ => Ok(()),
        }
    }
}
