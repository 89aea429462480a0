//! A copy of a workspace of `xtask/adopt` below the target folder, where `cargo farrier` changes it.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_farrier::report::Fault;
use walkdir::WalkDir;

use crate::services::repository;

/// Where the workspaces are, seen from the root of the repository.
const EXAMPLES: &str = "xtask/adopt";

/// A copy, and the files as they were.
pub(crate) struct Example {
    /// The folder of the copy.
    pub(crate) folder: PathBuf,
    name: String,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Example {
    /// Copies a workspace to a folder, in which only what is compiled is kept of an earlier run.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub(crate) fn copy(name: &str, folder: &Path) -> Result<Self, Fault> {
        let files = files(&repository().join(EXAMPLES).join(name))?;
        empty(folder)?;
        for (path, bytes) in &files {
            let path = folder.join(path);
            let above = path.parent().unwrap_or(folder);
            fs::create_dir_all(above)
                .and_then(|()| fs::write(&path, bytes))
                .map_err(|error| cannot("write", &path, &error))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            files,
        })
    }

    /// The text of one of its files.
    ///
    /// # Errors
    /// There is no such file.
    pub(crate) fn text(&self, path: &str) -> Result<String, Fault> {
        let path = self.folder.join(path);
        fs::read_to_string(&path).map_err(|error| cannot("read", &path, &error))
    }

    /// Whether every file is as it was, and there is no other.
    ///
    /// # Errors
    /// One is not.
    pub(crate) fn must_be_as_it_was(&self) -> Result<(), Fault> {
        let (folder, name) = (self.folder.display(), &self.name);
        match files(&self.folder)? == self.files {
            true => Ok(()),
            false => Err(
                Fault::new("`cargo farrier remove` does not put everything back")
                    .help(format!("compare `{EXAMPLES}/{name}` with `{folder}`")),
            ),
        }
    }
}

/// The folder for what a command compiles, below the target folder.
pub(crate) fn below_target(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR");
    let target = target.map_or_else(|| PathBuf::from("target"), PathBuf::from);
    repository().join(target).join(name)
}

/// Removes what an earlier run left, but for what is compiled.
fn empty(folder: &Path) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let removed = match path.is_dir() {
            true if path.ends_with("target") => continue,
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed.map_err(|error| cannot("remove", &path, &error))?;
    }
    Ok(())
}

/// The files of a folder, but for those of Cargo's target folders.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, Fault> {
    let walk = WalkDir::new(folder).into_iter();
    let mut files = BTreeMap::new();
    for entry in walk.filter_entry(|entry| entry.file_name() != "target") {
        let entry = entry.map_err(|error| cannot("read", folder, &error))?;
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path());
            let bytes = bytes.map_err(|error| cannot("read", entry.path(), &error))?;
            let path = entry.path().strip_prefix(folder);
            let path = path.map_err(|error| cannot("read", folder, &error))?;
            files.insert(path.to_owned(), bytes);
        }
    }
    Ok(files)
}

fn cannot(what: &str, path: &Path, error: &dyn Display) -> Fault {
    Fault::new(format!("cannot {what} `{}`: {error}", path.display()))
}
