//! What a run that was killed leaves in a crate's folder, and how it is told from the crate.
//!
//! A run writes beside the crate's files, to a folder whose name starts with [`PREFIX`]; so whatever
//! has such a name while the folder is locked belongs to a run that is no more.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How the names of files and folders start that are there only while a run writes.
pub(super) const PREFIX: &str = ".farrier-";

/// Whether a file or folder in a crate's folder is there only while a run writes.
pub(super) fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(PREFIX.as_bytes())
}

/// The leftovers in a crate's folder, by name. A folder that does not exist has none.
pub(super) fn find(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let paths: io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut found = paths?;
    found.retain(|path| is_temporary(path));
    found.sort();
    Ok(found)
}

/// Removes a leftover with all that is in it. Links are removed, not followed.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let removed = if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
