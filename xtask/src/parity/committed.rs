//! The comparison of the committed crate with the official one. It is a package of its own,
//! `xtask/parity`, outside of the workspace: it depends on the official crate, which nothing else here
//! builds. It is run twice: with the committed crate, and, when the model of the whole service is there,
//! with the client of all of it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use super::whole;

/// Runs both; with `facts` all that was seen of the generated crates is printed as well.
///
/// # Errors
/// The comparison cannot be built or run.
pub(super) fn run(facts: bool) -> Result<Outcome, Vec<Fault>> {
    print_line("parity of the committed crate:");
    let manifest = whole::package().join("Cargo.toml");
    let slice = compare(&manifest, &[], facts).map_err(|fault| vec![fault])?;

    let model = whole::model();
    if !model.is_file() {
        print_line(format_args!(
            "parity of the whole service: SKIPPED, there is no `{}`",
            model.display()
        ));
        return Ok(slice);
    }
    print_line("parity of the whole service:");
    let manifest = whole::prepare(&model, &target().join("parity-whole"))?;
    let further = ["--model".as_ref(), model.as_os_str()];
    let whole = compare(&manifest, &further, facts).map_err(|fault| vec![fault])?;
    Ok(match slice {
        Outcome::Done => whole,
        Outcome::OutOfDate => slice,
    })
}

/// Where Cargo puts what it builds; all of the comparison shares it.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => Path::new(env!("CARGO_MANIFEST_DIR"))
            .with_file_name("target")
            .join("parity"),
    }
}

/// Builds and runs a comparison; with further arguments it is that of the whole service.
fn compare(manifest: &Path, further: &[&OsStr], facts: bool) -> Result<Outcome, Fault> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--manifest-path"])
        .arg(manifest)
        .arg("--target-dir")
        .arg(target());
    if !further.is_empty() {
        command.args(["--features", "whole"]);
    }
    command.arg("--").args(further);
    command.args(facts.then_some("--facts"));

    let status = command.status();
    let status = status.map_err(|error| Fault::io("cannot run cargo", &error))?;
    match status.code() {
        Some(0) => Ok(Outcome::Done),
        Some(1) => Ok(Outcome::OutOfDate),
        _ => Err(Fault::new("the comparison could not be built or run")
            .help("its own messages are above; `xtask/parity` is the package")),
    }
}
