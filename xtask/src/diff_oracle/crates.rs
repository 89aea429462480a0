//! The crates of all pairs in one workspace with one run-time code, and their documentation as JSON.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::disk;
use cargo_farrier::report::Fault;

use super::pairs::Pair;
use crate::sweep::workspace;

const RUNTIME: &str = "farrier-runtime";

/// Writes the workspace.
///
/// # Errors
/// Every fault in the models, or a file that cannot be written.
pub(super) fn write(root: &Path, pairs: &[Pair]) -> Result<(), Vec<Fault>> {
    let mut names = vec![RUNTIME.to_owned()];
    let runtime = farrier_codegen::shared_runtime().map_err(|diagnostics| {
        let faults = diagnostics.iter().map(Fault::from_diagnostic);
        faults.collect::<Vec<_>>()
    })?;
    disk::write_crate(&workspace::dir_of(root, RUNTIME), &runtime).map_err(|fault| vec![fault])?;
    for pair in pairs {
        for (name, generated) in pair.generate()? {
            disk::write_crate(&workspace::dir_of(root, &name), &generated.files)
                .map_err(|fault| vec![fault])?;
            names.push(name);
        }
    }
    workspace::write(root, names.iter().map(String::as_str)).map_err(|fault| vec![fault])
}

/// Documents every crate of the workspace as JSON. That is not stable yet, so the compiler is told to take
/// it; the release of the compiler decides the version of the format.
///
/// # Errors
/// A crate cannot be documented.
pub(super) fn document(root: &Path) -> Result<(), Fault> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["doc", "--no-deps", "--workspace", "--lib", "--quiet"])
        .args([OsStr::new("--target-dir"), root.join("target").as_os_str()])
        .env("RUSTC_BOOTSTRAP", "1")
        .env(
            "RUSTDOCFLAGS",
            "-Zunstable-options --output-format json --cap-lints allow",
        )
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root)
        .status()
        .map_err(|error| Fault::io("cannot run cargo", &error))?;
    match status.success() {
        true => Ok(()),
        false => {
            Err(Fault::new("the crates cannot be documented")
                .help("cargo's own messages are above"))
        }
    }
}

/// The documentation of a crate.
pub(super) fn json_of(root: &Path, name: &str) -> PathBuf {
    let file = format!("{}.json", name.replace('-', "_"));
    root.join("target").join("doc").join(file)
}
