//! What the operating system refuses, as a fault that names the path.

use std::io;
use std::path::Path;

use crate::report::{Fault, shown};

/// A fault from the operating system.
pub(super) fn cannot(what: &str, path: &Path, error: &io::Error) -> Fault {
    // What tempfile adds is the path, which is said already.
    let inner = error.get_ref().and_then(|inner| inner.source());
    let inner = inner.and_then(|inner| inner.downcast_ref());
    Fault::io(
        format!("cannot {what} `{}`", shown(path)),
        inner.unwrap_or(error),
    )
}
