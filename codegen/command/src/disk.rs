//! Reading and writing the files of emitted crates.
//!
//! Only what belongs to the generator is read or touched, and never anything outside the crate's
//! folder: symbolic links on the way to an emitted file are refused. What the files should hold is
//! decided elsewhere. A folder is taken in `folder`, its files are written in `staged` and moved to
//! their places in `commit`.

mod commit;
mod faults;
mod folder;
mod interrupt;
mod leftovers;
mod lock;
mod one_file;
mod staged;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use farrier_codegen::FileSet;
use farrier_codegen::file_set;
use walkdir::{DirEntry, WalkDir};

use crate::report::{Fault, shown};

use faults::cannot;

pub use commit::commit;
pub use folder::{Folder, Reading};
pub use interrupt::{at_the_end, end_in_order, nothing_at_the_end, wait_if_ending};
pub use one_file::write_file;
pub use staged::stage;

/// Where the header stands that emitted files are known by.
const BEGINNING: u64 = 4096;

/// Makes a folder hold the emitted files. Files that are as they should be are not touched.
///
/// # Errors
/// The folder holds something else, or cannot be written to; nothing was changed then.
pub fn write_crate(dir: &Path, files: &FileSet) -> Result<(), Fault> {
    let folder = Folder::take(dir)?;
    refuse_foreign(folder.dir(), true)?;
    let on_disk = read_crate(folder.dir(), files)?;
    folder.tidy()?;
    let staged = stage(folder.dir(), &files.compare(&on_disk))?;
    commit(staged.into_iter().collect())
}

/// Reads the files in a crate's folder that belong to the generator. A folder that does not exist
/// has none.
pub fn read_crate(dir: &Path, emitted: &FileSet) -> Result<FileSet, Fault> {
    let mut files = FileSet::new();
    if fs::symlink_metadata(dir).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(files);
    }
    let walk = WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| is_searched(entry, emitted));
    for entry in walk {
        let entry =
            entry.map_err(|error| Fault::new(format!("cannot read `{}`: {error}", shown(dir))))?;
        let Some(path) = relative(dir, entry.path()) else {
            return Err(Fault::new(format!(
                "`{}` has a name that is no UTF-8",
                shown(entry.path())
            )));
        };
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            if is_on_the_way(&path, emitted) {
                return Err(Fault::new(format!(
                    "`{}` is no ordinary file",
                    shown(entry.path())
                ))
                .help(
                    "files and folders of an emitted crate must not be symbolic links: remove it",
                ));
            }
            continue;
        }
        let content = read_ours(&path, entry.path(), emitted)
            .map_err(|error| cannot("read", entry.path(), &error))?;
        if let Some(content) = content {
            files.insert(path, content);
        }
    }
    Ok(files)
}

/// Reads a file of the generator's; of one that is not, no more than its beginning.
fn read_ours(path: &str, place: &Path, emitted: &FileSet) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(place)?;
    let mut content = Vec::new();
    Read::by_ref(&mut file)
        .take(BEGINNING)
        .read_to_end(&mut content)?;
    if !emitted.contains(path) && !file_set::belongs(path, &content) {
        return Ok(None);
    }
    file.read_to_end(&mut content)?;
    Ok(Some(content))
}

/// Whether emitted files can be in this file or folder. Other packages in the folder are left alone.
fn is_searched(entry: &DirEntry, emitted: &FileSet) -> bool {
    match entry.depth() {
        0 => true,
        1 => {
            let name = entry.file_name().to_string_lossy();
            matches!(
                &*name,
                "Cargo.toml" | "src" | "tests" | "examples" | "benches"
            ) || emitted
                .iter()
                .any(|(path, _)| path.split('/').next() == Some(&name))
        }
        _ => !(entry.file_type().is_dir() && entry.path().join("Cargo.toml").exists()),
    }
}

/// Whether something at this path would be in the way of an emitted file or could hide one.
fn is_on_the_way(path: &str, emitted: &FileSet) -> bool {
    let is_above = |file: &str| {
        file.strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    path == "src" || path.starts_with("src/") || emitted.iter().any(|(file, _)| is_above(file))
}

/// The path below `dir`, with `/` between the parts; `None` when it is no UTF-8.
fn relative(dir: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(dir).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Refuses a folder that holds something else than an emitted crate, so that nothing of anybody's
/// is replaced or removed. With `must_be_empty` that is anything at all, else a manifest or sources.
/// What a run left that was killed counts for nothing.
pub fn refuse_foreign(dir: &Path, must_be_empty: bool) -> Result<(), Fault> {
    let is_ours = ["Cargo.toml", "src/lib.rs"]
        .iter()
        .any(|path| is_emitted(&dir.join(path)));
    let entries: Vec<PathBuf> = match fs::read_dir(dir) {
        Ok(entries) => entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(cannot("read", dir, &error)),
    };
    let is_foreign = |path: &PathBuf| {
        let is_source = path.ends_with("Cargo.toml") || path.ends_with("src");
        (must_be_empty || is_source) && !leftovers::is_temporary(path)
    };
    if is_ours || !entries.iter().any(is_foreign) {
        return Ok(());
    }
    Err(Fault::new(format!(
        "`{}` holds something that was not generated here",
        shown(dir)
    ))
    .help("generate into a new or empty folder, or into a crate that was generated before"))
}

/// Whether a file has the header of emitted files.
fn is_emitted(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_file && fs::read(path).is_ok_and(|content| file_set::has_marker(&content))
}
