//! Reading and writing the files of emitted crates.
//!
//! Only what belongs to the generator is read or touched, and never anything outside the crate's
//! folder: symbolic links on the way to an emitted file are refused. What the files should hold is
//! decided elsewhere.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use codegen::FileSet;
use codegen::file_set::{self, Comparison};
use tempfile::TempDir;
use walkdir::{DirEntry, WalkDir};

use crate::report::Fault;

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

/// The files of one crate, written beside their places and ready to be moved there.
#[derive(Debug)]
pub(crate) struct Staged {
    dir: PathBuf,
    staging: TempDir,
    written: Vec<String>,
    stale: Vec<String>,
}

/// Writes what has to change to a temporary folder within the crate's, so that a full disk or a
/// missing permission shows before anything was changed. `None` when there is nothing to do.
pub(crate) fn stage(dir: &Path, comparison: &Comparison<'_>) -> Result<Option<Staged>, Fault> {
    if comparison.is_clean() {
        return Ok(None);
    }
    let cannot = |what: &Path| format!("cannot write `{}`", what.display());
    fs::create_dir_all(dir).map_err(|error| Fault::io(cannot(dir), &error))?;
    let staging = tempfile::Builder::new()
        .prefix(".farrier-")
        .tempdir_in(dir)
        .map_err(|error| Fault::io(cannot(dir), &error))?;

    let mut written = Vec::new();
    for difference in comparison.changed.iter().chain(&comparison.missing) {
        check_way(dir, difference.path)?;
        let place = staging.path().join(difference.path);
        let content = difference.after.unwrap_or_default();
        create_parent(&place)
            .and_then(|()| fs::write(&place, content))
            .map_err(|error| Fault::io(cannot(&dir.join(difference.path)), &error))?;
        written.push(difference.path.to_owned());
    }
    let stale = comparison
        .stale
        .iter()
        .map(|difference| difference.path.to_owned())
        .collect();
    Ok(Some(Staged {
        dir: dir.to_owned(),
        staging,
        written,
        stale,
    }))
}

impl Staged {
    /// Moves the files to their places, then removes stale ones and folders that became empty.
    pub(crate) fn commit(self) -> Result<(), Fault> {
        for path in &self.written {
            let place = self.dir.join(path);
            create_parent(&place)
                .and_then(|()| fs::rename(self.staging.path().join(path), &place))
                .map_err(|error| {
                    Fault::io(format!("cannot write `{}`", place.display()), &error)
                })?;
        }
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

fn create_parent(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
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
