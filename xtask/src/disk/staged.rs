//! Writing the files of an emitted crate: first all of them beside their places, then to their places.
//!
//! What costs time here is to make files and folders, more than what is in them. So each folder is
//! made once, files are written on all cores, and a folder that the crate does not have yet is moved
//! to its place whole.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use codegen::file_set::{Comparison, Difference};
use rayon::prelude::*;
use tempfile::TempDir;

use crate::report::Fault;

/// The files of one crate, written beside their places and ready to be moved there.
#[derive(Debug)]
pub(crate) struct Staged {
    dir: PathBuf,
    staging: TempDir,
    stale: Vec<String>,
}

/// Writes what has to change to a temporary folder within the crate's, so that a full disk or a
/// missing permission shows before anything was changed. `None` when there is nothing to do.
pub(crate) fn stage(dir: &Path, comparison: &Comparison<'_>) -> Result<Option<Staged>, Fault> {
    if comparison.is_clean() {
        return Ok(None);
    }
    fs::create_dir_all(dir).map_err(|error| cannot_write(dir, &error))?;
    let staging = tempfile::Builder::new()
        .prefix(".farrier-")
        .tempdir_in(dir)
        .map_err(|error| cannot_write(dir, &error))?;

    let files: Vec<&Difference<'_>> = comparison
        .changed
        .iter()
        .chain(&comparison.missing)
        .collect();
    for file in &files {
        check_way(dir, file.path)?;
    }
    // In their order, so that each is made after the one above it.
    let folders: BTreeSet<&Path> = files
        .iter()
        .filter_map(|file| Path::new(file.path).parent())
        .collect();
    for folder in folders {
        fs::create_dir_all(staging.path().join(folder))
            .map_err(|error| cannot_write(&dir.join(folder), &error))?;
    }
    files.par_iter().try_for_each(|file| {
        fs::write(
            staging.path().join(file.path),
            file.after.unwrap_or_default(),
        )
        .map_err(|error| cannot_write(&dir.join(file.path), &error))
    })?;
    let stale = comparison.stale.iter();
    Ok(Some(Staged {
        dir: dir.to_owned(),
        staging,
        stale: stale.map(|difference| difference.path.to_owned()).collect(),
    }))
}

impl Staged {
    /// Moves the files to their places, then removes stale ones and folders that became empty.
    pub(crate) fn commit(self) -> Result<(), Fault> {
        move_into(self.staging.path(), &self.dir)?;
        for path in &self.stale {
            let place = self.dir.join(path);
            fs::remove_file(&place).map_err(|error| {
                Fault::io(format!("cannot remove `{}`", place.display()), &error)
            })?;
            remove_empty_parents(&self.dir, &place);
        }
        self.staging.close().map_err(|error| {
            Fault::io(
                format!("cannot tidy up in `{}`", self.dir.display()),
                &error,
            )
        })
    }
}

fn cannot_write(place: &Path, error: &io::Error) -> Fault {
    Fault::io(format!("cannot write `{}`", place.display()), error)
}

/// Moves everything in one folder into another: a folder that is not there yet goes whole.
fn move_into(from: &Path, to: &Path) -> Result<(), Fault> {
    // All are known before one is moved, as not every file system can be read while it changes.
    let entries: Vec<DirEntry> = fs::read_dir(from)
        .and_then(Iterator::collect)
        .map_err(|error| cannot_write(to, &error))?;
    for entry in entries {
        let (staged, place) = (entry.path(), to.join(entry.file_name()));
        if staged.is_dir() && place.is_dir() {
            move_into(&staged, &place)?;
        } else {
            fs::rename(&staged, &place).map_err(|error| cannot_write(&place, &error))?;
        }
    }
    Ok(())
}

/// Removes the folders above `path` and below `dir`, from the inside out, until one is not empty.
fn remove_empty_parents(dir: &Path, path: &Path) {
    let parents = path.ancestors().skip(1).take_while(|parent| *parent != dir);
    for parent in parents {
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}

/// Makes sure that a file can be put at this path without leaving the crate's folder.
fn check_way(dir: &Path, path: &str) -> Result<(), Fault> {
    let mut place = dir.to_owned();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        let Component::Normal(name) = part else {
            return Err(Fault::new(format!(
                "the emitted file `{path}` would leave its crate's folder"
            )));
        };
        place.push(name);
        let wanted_dir = parts.peek().is_some();
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_symlink() || found.is_dir() != wanted_dir => {
                return Err(Fault::new(format!(
                    "`{}` is in the way of an emitted file",
                    place.display()
                ))
                .help("remove it, then generate again"));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                return Err(Fault::io(
                    format!("cannot read `{}`", place.display()),
                    &error,
                ));
            }
        }
    }
    Ok(())
}
