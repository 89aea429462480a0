//! Crates of run-time code that were emitted for these clients and that none of them depends on any more:
//! the configuration says `embedded` now, or has another `path`.
//!
//! They are named and left where they are. Removing one would break the workspace whose manifest still
//! lists it, and crates of another configuration may depend on it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::file_set;
use toml::{Table, Value};

use super::made::Made;
use crate::config::RUNTIME_FOLDER;
use crate::report::{Fault, shown};

/// A warning for each such crate. Called before anything is written, as the manifests on the disk say
/// what the clients depended on.
pub(super) fn warnings(made: &[Made]) -> Vec<Fault> {
    let used: BTreeSet<PathBuf> = made
        .iter()
        .filter_map(|one| one.dir.canonicalize().ok())
        .collect();
    let found = made.iter().flat_map(|one| candidates(&one.dir));
    let found: BTreeSet<PathBuf> = found.filter_map(|dir| dir.canonicalize().ok()).collect();
    let unused = found.difference(&used).filter(|dir| is_emitted(dir));
    unused
        .map(|dir| {
            let message = format!(
                "`{}` has run-time code that no crate of this configuration depends on",
                shown(dir)
            );
            Fault::warning(message).help(
                "if nothing else depends on it, remove the folder, and its name from the workspace's members",
            )
        })
        .collect()
}

/// Where the run-time code of a client may have been: where its manifest says, or where it is by default.
fn candidates(client: &Path) -> Vec<PathBuf> {
    let beside = client.with_file_name(RUNTIME_FOLDER);
    let named = || {
        let manifest = manifest(client)?;
        let dependency = manifest.get("dependencies")?.get(RUNTIME_FOLDER)?;
        Some(client.join(dependency.get("path")?.as_str()?))
    };
    std::iter::once(beside).chain(named()).collect()
}

/// Whether the crate in this folder is one of run-time code that was emitted.
fn is_emitted(dir: &Path) -> bool {
    let name = || Some(manifest(dir)?.get("package")?.get("name")?.clone());
    name().as_ref().and_then(Value::as_str) == Some(RUNTIME_FOLDER)
}

/// The manifest in a folder, if it was emitted.
fn manifest(dir: &Path) -> Option<Table> {
    let content = fs::read(dir.join("Cargo.toml")).ok()?;
    let is_emitted = file_set::has_marker(&content);
    is_emitted.then(|| toml::from_slice(&content).ok())?
}
