//! The paths of crates: which are refused, where they lead, and when two of them are one.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use crate::report::Fault;

/// Why a crate cannot be at this path, or nothing when it can.
pub(super) fn refusal(path: &str) -> Option<&'static str> {
    let parts: Vec<Component<'_>> = Path::new(path).components().collect();
    if parts
        .iter()
        .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
        || path.contains('\\')
    {
        Some("leaves the repository")
    } else if !parts
        .iter()
        .any(|part| matches!(part, Component::Normal(_)))
    {
        Some("names no folder")
    } else {
        None
    }
}

/// A fault when symbolic links lead from the crate's path out of the repository.
pub(super) fn outside(root: &Path, dir: &Path) -> Option<Fault> {
    let existing = dir.ancestors().find(|ancestor| ancestor.exists())?;
    let (root, existing) = (root.canonicalize().ok()?, existing.canonicalize().ok()?);
    let message = format!("`{}` is outside of the repository", existing.display());
    (!existing.starts_with(root)).then(|| Fault::new(message))
}

/// A path by which a folder is known: without links and dots, and, as some file systems do not tell
/// them apart, in lower case.
pub(super) fn one_spelling(dir: &Path) -> PathBuf {
    let existing = dir.ancestors().find_map(|above| {
        let rest = dir.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest))
    });
    let path = existing.unwrap_or_else(|| dir.to_owned());
    path.components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| match part.as_os_str().to_str() {
            Some(text) => OsString::from(text.to_lowercase()),
            None => part.as_os_str().to_owned(),
        })
        .collect()
}
