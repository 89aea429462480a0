//! Reading and writing the files of emitted crates.
//!
//! Only what belongs to the generator is read or touched, and never anything outside the crate's
//! folder: symbolic links on the way to an emitted file are refused. What the files should hold is
//! decided elsewhere; writing them is in `staged`.

mod staged;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use codegen::FileSet;
use codegen::file_set;
use walkdir::{DirEntry, WalkDir};

use crate::report::Fault;

pub(crate) use staged::{Staged, stage};

/// Reads the files in a crate's folder that belong to the generator. A folder that does not exist
/// has none.
pub(crate) fn read_crate(dir: &Path, emitted: &FileSet) -> Result<FileSet, Fault> {
    let mut files = FileSet::new();
    if fs::symlink_metadata(dir).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(files);
    }
    let walk = WalkDir::new(dir)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| is_searched(entry, emitted));
    for entry in walk {
        let entry = entry
            .map_err(|error| Fault::new(format!("cannot read `{}`: {error}", dir.display())))?;
        let Some(path) = relative(dir, entry.path()) else {
            return Err(Fault::new(format!(
                "`{}` has a name that is no UTF-8",
                entry.path().display()
            )));
        };
        if entry.file_type().is_dir() {
            continue;
        }
        if !entry.file_type().is_file() {
            if is_on_the_way(&path, emitted) {
                return Err(Fault::new(format!(
                    "`{}` is no ordinary file",
                    entry.path().display()
                ))
                .help(
                    "files and folders of an emitted crate must not be symbolic links: remove it",
                ));
            }
            continue;
        }
        let content = fs::read(entry.path()).map_err(|error| {
            Fault::io(format!("cannot read `{}`", entry.path().display()), &error)
        })?;
        if emitted.contains(&path) || file_set::belongs(&path, &content) {
            files.insert(path, content);
        }
    }
    Ok(files)
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
pub(crate) fn refuse_foreign(dir: &Path, must_be_empty: bool) -> Result<(), Fault> {
    let is_ours = ["Cargo.toml", "src/lib.rs"]
        .iter()
        .any(|path| fs::read(dir.join(path)).is_ok_and(|content| file_set::has_marker(&content)));
    let entries: Vec<PathBuf> = match fs::read_dir(dir) {
        Ok(entries) => entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Fault::io(
                format!("cannot read `{}`", dir.display()),
                &error,
            ));
        }
    };
    let is_foreign =
        |path: &PathBuf| must_be_empty || path.ends_with("Cargo.toml") || path.ends_with("src");
    if is_ours || !entries.iter().any(is_foreign) {
        return Ok(());
    }
    Err(Fault::new(format!(
        "`{}` holds something that was not generated here",
        dir.display()
    ))
    .help("generate into a new or empty folder, or into a crate that was generated before"))
}
