//! Sources of packages in Cargo's registry.

use std::path::{Path, PathBuf};

use cargo_farrier::report::Fault;

use super::files::{copy_sources, read, write};
use crate::measure::process;

/// The sources of a package that a manifest depends on, and its version, or why they cannot be had.
pub(super) fn find(
    package: &str,
    manifest: &Path,
    locked: bool,
) -> Result<(PathBuf, String), String> {
    let output = process::cargo()
        .args(["metadata", "--format-version=1", "--manifest-path"])
        .arg(manifest)
        .args(locked.then_some("--locked"))
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("cargo cannot get it: {}", text.trim()));
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo's metadata cannot be read: {error}"))?;
    let packages = metadata["packages"].as_array();
    let found = packages.into_iter().flatten().find_map(|it| {
        let manifest = Path::new(it["manifest_path"].as_str()?);
        let version = it["version"].as_str()?.to_owned();
        (it["name"] == package).then_some((manifest.parent()?.to_owned(), version))
    });
    found.ok_or_else(|| "cargo does not list it".to_owned())
}

/// The newest version of a package; a package that depends on it is written into the folder.
pub(super) fn newest(package: &str, dir: &Path) -> Result<(PathBuf, String), String> {
    let manifest = dir.join("Cargo.toml");
    let text = format!(
        "[package]\nname = \"newest\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{package} = \"1\"\n"
    );
    write(&manifest, &text)
        .and_then(|()| write(&dir.join("src").join("lib.rs"), ""))
        .map_err(|_| format!("`{}` cannot be written", dir.display()))?;
    find(package, &manifest, false)
}

/// Copies a package from the registry as it is, so that Cargo can be made to compile it again; only its
/// manifest loses what its own tests depend on.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    let manifest = to.join("Cargo.toml");
    if manifest.exists() {
        return Ok(());
    }
    copy_sources(from, to)?;
    // Last: it says that the copy is complete.
    let text = read(&from.join("Cargo.toml"))?;
    let mut table: toml::Table = toml::from_str(&text).map_err(|error| {
        let from = from.display();
        Fault::new(format!("the manifest of `{from}` cannot be read: {error}"))
    })?;
    for tests in ["dev-dependencies", "test"] {
        table.remove(tests);
    }
    write(&manifest, &table.to_string())
}
