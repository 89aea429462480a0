//! What was saved: the bytes of files in a folder, and a list that says whose they are.
//!
//! The list is written anew, by a rename, after each file is saved, so whenever a run ends, it names all that
//! can have been changed. Nothing outside of the workspace is ever put back, whatever a list says.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use walkdir::WalkDir;

use crate::report::{Fault, shown};

/// The list.
pub(super) const LIST: &str = "journal.json";

/// What a run has saved.
#[derive(Debug)]
pub(super) struct Journal {
    folder: PathBuf,
    /// The root of the workspace, without symbolic links.
    root: PathBuf,
    entries: Vec<Entry>,
}

/// Something as it was, at a path seen from the root of the workspace.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Entry {
    /// Nothing was here.
    Nothing(PathBuf),
    /// A file, whose bytes are in the file of the journal with this number.
    File(PathBuf, usize),
    /// A folder with just these files and folders, seen from it.
    Folder(PathBuf, BTreeSet<PathBuf>),
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Self::Nothing(path) | Self::File(path, _) | Self::Folder(path, _) => path,
        }
    }
}

impl Journal {
    /// A new journal in a folder of its own in this one.
    pub(super) fn new(journals: &Path, root: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("run-")
            .tempdir_in(journals)?;
        Ok(Self {
            root: root.canonicalize()?,
            folder: folder.keep(),
            entries: Vec::new(),
        })
    }

    /// The journal in this folder; none when it has no list, as then nothing was changed.
    pub(super) fn read(folder: &Path, root: &Path) -> io::Result<Option<Self>> {
        let list = match fs::read(folder.join(LIST)) {
            Ok(list) => list,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(Some(Self {
            folder: folder.to_owned(),
            root: root.canonicalize()?,
            entries: serde_json::from_slice(&list)?,
        }))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Saves a file, or that there is none.
    pub(super) fn save(&mut self, path: &Path) -> io::Result<()> {
        let path = self.inside(path)?;
        self.add(path)?;
        self.write_list()
    }

    /// Saves a folder with all that is in it, or that there is none.
    pub(super) fn save_folder(&mut self, path: &Path) -> io::Result<()> {
        let path = self.inside(path)?;
        let full = self.root.join(&path);
        if !full.is_dir() {
            self.add(path)?;
            return self.write_list();
        }
        let mut inside = BTreeSet::new();
        for entry in WalkDir::new(&full).min_depth(1) {
            let entry = entry?;
            let below = entry.path().strip_prefix(&full).map_err(io::Error::other)?;
            inside.insert(below.to_owned());
            if entry.file_type().is_file() {
                self.add(path.join(below))?;
            }
        }
        if !self.is_saved(&path) {
            self.entries.push(Entry::Folder(path, inside));
        }
        self.write_list()
    }

    /// Adds what is at a path to the list, which is not written yet.
    fn add(&mut self, path: PathBuf) -> io::Result<()> {
        if self.is_saved(&path) {
            return Ok(());
        }
        let number = self.entries.len();
        match fs::copy(self.root.join(&path), self.copy(number)) {
            Ok(_) => self.entries.push(Entry::File(path, number)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // With the folders that will be made for it.
                let is_there = |above: &&Path| self.root.join(above).exists();
                let missing = path.ancestors().take_while(|above| !is_there(above)).last();
                let missing = missing.unwrap_or(&path).to_owned();
                if !self.is_saved(&missing) {
                    self.entries.push(Entry::Nothing(missing));
                }
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Whether a path is in the list, or in a folder that was not there.
    fn is_saved(&self, path: &Path) -> bool {
        self.entries.iter().any(|entry| match entry {
            Entry::Nothing(missing) => path.starts_with(missing),
            Entry::File(saved, _) | Entry::Folder(saved, _) => path == saved,
        })
    }

    fn copy(&self, number: usize) -> PathBuf {
        self.folder.join(number.to_string())
    }

    fn write_list(&self) -> io::Result<()> {
        let mut list = NamedTempFile::new_in(&self.folder)?;
        list.write_all(&serde_json::to_vec(&self.entries)?)?;
        list.as_file().sync_all()?;
        list.persist(self.folder.join(LIST))?;
        Ok(())
    }

    /// The path seen from the root, when it is inside of the workspace and no symbolic link leads on the
    /// way to it.
    fn inside(&self, path: &Path) -> io::Result<PathBuf> {
        let out = || io::Error::other("it is not inside of the workspace");
        let path = std::path::absolute(path)?;
        let existing = path
            .ancestors()
            .find(|above| above.symlink_metadata().is_ok());
        let existing = existing.ok_or_else(out)?;
        let rest = path.strip_prefix(existing).map_err(io::Error::other)?;
        let real = existing.canonicalize()?;
        let real = match rest.as_os_str().is_empty() {
            true => real,
            false => real.join(rest),
        };
        let below = real.strip_prefix(&self.root).map_err(|_| out())?.to_owned();
        match is_plain(&below) {
            true => Ok(below),
            false => Err(out()),
        }
    }

    /// Puts everything back, and forgets it when all went well. Gives what was not as it had been.
    ///
    /// # Errors
    /// Each thing that cannot be put back.
    pub(super) fn put_back(&self) -> Result<Vec<PathBuf>, Vec<Fault>> {
        let mut changed = Vec::new();
        let mut faults = Vec::new();
        for entry in &self.entries {
            let full = self.root.join(entry.path());
            match self.put_back_entry(entry, &full) {
                Ok(true) => changed.push(full),
                Ok(false) => {}
                Err(error) => faults.push(self.stuck(&full, &error)),
            }
        }
        if faults.is_empty()
            && let Err(error) = self.forget()
        {
            faults.push(self.stuck(&self.folder, &error));
        }
        match faults.is_empty() {
            true => Ok(changed),
            false => Err(faults),
        }
    }

    fn stuck(&self, path: &Path, error: &io::Error) -> Fault {
        Fault::io(format!("`{}` cannot be put back", shown(path)), error)
            .help(format!("what was saved is in `{}`", shown(&self.folder)))
    }

    fn put_back_entry(&self, entry: &Entry, full: &Path) -> io::Result<bool> {
        // A list may have been written by anybody.
        if !is_plain(entry.path()) || self.inside(full)? != entry.path() {
            return Err(io::Error::other("it is not inside of the workspace"));
        }
        match entry {
            Entry::Nothing(_) => remove(full),
            Entry::File(_, number) => replace(full, &self.copy(*number)),
            Entry::Folder(_, inside) => remove_others(full, inside),
        }
    }

    /// Removes the journal.
    pub(super) fn forget(&self) -> io::Result<()> {
        // First the list, without which nothing is put back.
        match fs::remove_file(self.folder.join(LIST)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::remove_dir_all(&self.folder)
    }
}

/// Whether a path leads to something below the folder that it is seen from.
fn is_plain(path: &Path) -> bool {
    let mut parts = path.components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Removes what is at a path; whether something was there.
fn remove(path: &Path) -> io::Result<bool> {
    let found = match path.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match found.is_dir() {
        true => fs::remove_dir_all(path)?,
        false => fs::remove_file(path)?,
    }
    Ok(true)
}

/// Gives a file the bytes and the permissions of a copy, by a rename; whether it had others.
fn replace(path: &Path, copy: &Path) -> io::Result<bool> {
    let bytes = fs::read(copy)?;
    let permissions = fs::metadata(copy)?.permissions();
    let is_same = fs::metadata(path).is_ok_and(|now| now.permissions() == permissions)
        && fs::read(path).is_ok_and(|now| now == bytes);
    if is_same {
        return Ok(false);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(&bytes)?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(true)
}

/// Removes what is in a folder and not among these; whether there was something.
fn remove_others(folder: &Path, inside: &BTreeSet<PathBuf>) -> io::Result<bool> {
    let mut others = Vec::new();
    let mut walk = WalkDir::new(folder).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry?;
        let below = entry
            .path()
            .strip_prefix(folder)
            .map_err(io::Error::other)?;
        if !inside.contains(below) {
            others.push(entry.path().to_owned());
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        }
    }
    others.iter().try_for_each(|path| remove(path).map(drop))?;
    // Folders that were empty.
    for below in inside {
        if !folder.join(below).exists() {
            fs::create_dir_all(folder.join(below))?;
        }
    }
    Ok(!others.is_empty())
}
