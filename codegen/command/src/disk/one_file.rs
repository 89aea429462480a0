//! Writing a single file that belongs to nobody's crate, such as a picture.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

use super::faults::cannot;
use crate::report::Fault;

/// Writes a file whole or not at all: beside its place, from where it is moved there.
///
/// # Errors
/// The folder is not there, or cannot be written to.
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), Fault> {
    try_write(path, content).map_err(|error| cannot("write", path, &error))
}

fn try_write(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".farrier-");
    if let Some(permissions) = usual_permissions() {
        builder.permissions(permissions);
    }
    fs::metadata(folder)?;
    // What tempfile says has the path of a file that nobody asked for.
    let made = builder.tempfile_in(folder);
    let mut file = made.map_err(|error| io::Error::from(error.kind()))?;
    file.write_all(content)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Those of a file that any program makes, less what the user's mask takes; those of temporary files keep
/// others out.
#[cfg(unix)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_stays_beside_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.svg");
        write_file(&path, b"old").expect("written");
        write_file(&path, b"new").expect("written again");
        assert_eq!(fs::read(&path).expect("a file"), b"new");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
        let error = write_file(&dir.path().join("none/a.svg"), b"x").expect_err("no folder");
        let error = format!("{error:?}");
        assert!(
            error.contains("none/a.svg") && !error.contains(".farrier-"),
            "{error}"
        );
        assert!(write_file(dir.path(), b"x").is_err(), "a folder is no file");
    }
}
