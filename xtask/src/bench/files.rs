//! Files that the benchmark reads and writes, with faults that name them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use cargo_farrier::report::Fault;

/// The folder of the repository.
pub(super) fn repository() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// A model of `../shared`; where there are several of one name, the largest.
pub(super) fn shared_model(file: &str) -> Option<PathBuf> {
    let models = repository().parent()?.join("shared").join("models");
    let found = WalkDir::new(models).sort_by_file_name().into_iter();
    found
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name() == file)
        .max_by_key(|entry| entry.metadata().map_or(0, |metadata| metadata.len()))
        .map(walkdir::DirEntry::into_path)
}

/// Copies the sources of a package.
pub(super) fn copy_sources(from: &Path, to: &Path) -> Result<(), Fault> {
    let cannot = |error: &dyn std::fmt::Display| {
        Fault::new(format!("cannot copy `{}`: {error}", from.display()))
    };
    for entry in WalkDir::new(from.join("src")) {
        let entry = entry.map_err(|error| cannot(&error))?;
        let place = entry
            .path()
            .strip_prefix(from)
            .map_err(|error| cannot(&error))?;
        let place = to.join(place);
        let copied = match entry.file_type().is_dir() {
            true => fs::create_dir_all(&place),
            // A copy of the registry's file would be read-only.
            false => fs::read(entry.path()).and_then(|content| fs::write(&place, content)),
        };
        copied.map_err(|error| cannot(&error))?;
    }
    Ok(())
}

/// Copies the repository's lock file, so that the versions are those of the repository.
pub(super) fn copy_lock(root: &Path) -> Result<(), Fault> {
    let text = read(&repository().join("Cargo.lock"))?;
    write(&root.join("Cargo.lock"), &text)
}

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path)
        .map_err(|error| Fault::io(format!("cannot read `{}`", path.display()), &error))
}

/// Writes a file and the folders above it.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Fault::io(format!("cannot write `{}`", path.display()), &error))
}

/// Removes a folder that may be there.
pub(super) fn remove(dir: &Path) -> Result<(), Fault> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Fault::io(
            format!("cannot remove `{}`", dir.display()),
            &error,
        )),
        _ => Ok(()),
    }
}
