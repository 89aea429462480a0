//! A workspace of crates that are generated to be tried and thrown away: where it is, its manifest,
//! and how its crates are written.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_farrier::report::Fault;

/// The manifest without its members. There are no debuginfo and no incremental files: nothing of
/// this is run twice.
const MANIFEST: &str = "\
[workspace]
resolver = \"3\"

[profile.dev]
debug = false
";

/// The folder of the workspace with this name, in the target folder.
pub(crate) fn root(name: &str) -> PathBuf {
    target().join(name)
}

fn repository() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => repository().join("target"),
    }
}

/// The folder of a crate.
pub(crate) fn dir_of(root: &Path, name: &str) -> PathBuf {
    root.join("crates").join(name)
}

/// Writes the manifest with these crates as members, and the repository's lock file beside it, so
/// that the same versions are built as in the repository.
///
/// # Errors
/// A file cannot be written.
pub(crate) fn write<'n>(root: &Path, names: impl Iterator<Item = &'n str>) -> Result<(), Fault> {
    let members: Vec<toml::Value> = names.map(|name| format!("crates/{name}").into()).collect();
    let text = MANIFEST.replacen(
        "[workspace]\n",
        &format!("[workspace]\nmembers = {}\n", toml::Value::Array(members)),
        1,
    );
    let cannot =
        |error: std::io::Error| Fault::io(format!("cannot write `{}`", root.display()), &error);
    fs::create_dir_all(root).map_err(cannot)?;
    fs::write(root.join("Cargo.toml"), text).map_err(cannot)?;
    let lock = root.join("Cargo.lock");
    fs::copy(repository().join("Cargo.lock"), lock).map_err(cannot)?;
    Ok(())
}
