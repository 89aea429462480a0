//! Writing a single file that belongs to nobody's crate, such as a picture.

use std::fs::Permissions;
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

/// Writes a file whole or not at all: beside its place, from where it is moved there.
///
/// # Errors
/// The folder is not there, or cannot be written to.
pub fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".farrier-");
    if let Some(permissions) = usual_permissions() {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder).map_err(plain)?;
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

/// The error without the path of the temporary file.
fn plain(error: io::Error) -> io::Error {
    error.kind().into()
}

#[cfg(test)]
mod tests {
    use std::fs;

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
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!error.to_string().contains(".farrier-"), "{error}");
        assert!(write_file(dir.path(), b"x").is_err(), "a folder is no file");
    }
}
