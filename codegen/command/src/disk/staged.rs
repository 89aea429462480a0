//! Writing the files of an emitted crate beside their places, from where `commit` moves them.
//!
//! What costs time here is to make files and folders, more than what is in them. So each folder is
//! made once, files are written on all cores, and a folder that the crate does not have yet is moved
//! to its place whole.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use farrier_codegen::file_set::{Comparison, Difference};
use rayon::prelude::*;
use tempfile::TempDir;

use super::faults::cannot;
use super::{interrupt, leftovers};
use crate::report::{Fault, shown};

/// The files of one crate, written beside their places and ready to be moved there.
#[derive(Debug)]
pub struct Staged {
    /// The crate's folder.
    pub(super) dir: PathBuf,
    /// Holds the two folders below; removed with the value.
    pub(super) staging: TempDir,
    /// The paths of files that are there and will be replaced.
    pub(super) changed: BTreeSet<String>,
    /// The paths of files that will be removed.
    pub(super) stale: Vec<String>,
}

impl Staged {
    /// What will be moved into the crate's folder, laid out as it is there.
    pub(super) fn new_files(&self) -> PathBuf {
        self.staging.path().join("new")
    }

    /// Where files go that are replaced or removed, laid out as they were.
    pub(super) fn old_files(&self) -> PathBuf {
        self.staging.path().join("old")
    }
}

/// Writes what has to change to a temporary folder within the crate's, so that a full disk or a
/// missing permission shows before anything was changed. `None` when there is nothing to do.
///
/// # Errors
/// Something is in the way of an emitted file, or the files cannot be written.
pub fn stage(dir: &Path, comparison: &Comparison<'_>) -> Result<Option<Staged>, Fault> {
    if comparison.is_clean() {
        return Ok(None);
    }
    let written: Vec<&Difference<'_>> = comparison
        .changed
        .iter()
        .chain(&comparison.missing)
        .collect();
    for file in &written {
        check_way(dir, file.path)?;
    }
    let replaced = comparison.changed.iter().chain(&comparison.stale);
    let staging = temporary_folder(dir).map_err(|error| cannot("write to", dir, &error))?;
    let path = |difference: &Difference<'_>| difference.path.to_owned();
    let staged = Staged {
        dir: dir.to_owned(),
        staging,
        changed: comparison.changed.iter().map(path).collect(),
        stale: comparison.stale.iter().map(path).collect(),
    };
    make_folders(&staged.new_files(), written.iter().map(|file| file.path))?;
    make_folders(&staged.old_files(), replaced.map(|file| file.path))?;
    let new_files = staged.new_files();
    written
        .par_iter()
        .try_for_each(|file| write(file, &new_files, dir))?;
    Ok(Some(staged))
}

fn temporary_folder(dir: &Path) -> io::Result<TempDir> {
    let mut unfinished = interrupt::hold();
    let folder = tempfile::Builder::new()
        .prefix(leftovers::PREFIX)
        .tempdir_in(dir)?;
    unfinished.temporary.push(folder.path().to_owned());
    Ok(folder)
}

/// Makes the folders of these files within a folder.
fn make_folders<'a>(within: &Path, files: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
    // In their order, so that each is made after the one above it.
    let folders: BTreeSet<&Path> = files.filter_map(|file| Path::new(file).parent()).collect();
    folders.into_iter().try_for_each(|folder| {
        let folder = within.join(folder);
        fs::create_dir_all(&folder).map_err(|error| cannot("make the folder", &folder, &error))
    })
}

/// Writes a file; one that replaces another gets its permissions.
fn write(file: &Difference<'_>, new_files: &Path, dir: &Path) -> Result<(), Fault> {
    let (staged, place) = (new_files.join(file.path), dir.join(file.path));
    let write = || {
        fs::write(&staged, file.after.unwrap_or_default())?;
        if file.before.is_some() {
            fs::set_permissions(&staged, fs::symlink_metadata(&place)?.permissions())?;
        }
        Ok(())
    };
    write().map_err(|error| cannot("write", &place, &error))
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
                    shown(&place)
                ))
                .help("remove it, then generate again"));
            }
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(cannot("read", &place, &error)),
        }
    }
    Ok(())
}
