//! `cargo xtask tour`: what README.md shows of `cargo farrier`, in a copy of an example workspace: its clients are
//! adopted, checked, and put back, after which every file is as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};
use walkdir::WalkDir;

/// The example, seen from the root of the repository.
const EXAMPLE: &str = "xtask/adopt/tour";

/// The commands of the tour, each as a person types it, and the arguments that it has here beside.
const COMMANDS: [(&str, &[&str]); 4] = [
    ("adopt", &["--models", "models"]),
    ("check --used", &[]),
    ("sync --prune", &[]),
    ("remove --yes", &[]),
];

/// What `cargo xtask tour` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Runs the command.
pub(crate) fn run(_: &Args) -> Result<Outcome, Vec<Fault>> {
    tour().map_err(|fault| vec![fault])
}

fn tour() -> Result<Outcome, Fault> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let folder = repository.join(target).join("tour");
    let example = files(&repository.join(EXAMPLE))?;
    empty(&folder)?;
    for (path, bytes) in &example {
        let path = folder.join(path);
        let above = path.parent().unwrap_or(&folder);
        fs::create_dir_all(above)
            .and_then(|()| fs::write(&path, bytes))
            .map_err(|error| Fault::io(format!("cannot write `{}`", path.display()), &error))?;
    }
    for (command, more) in COMMANDS {
        print_line(format_args!("$ cargo farrier {command}"));
        farrier(&repository, &folder, command, more)?;
        print_line("");
    }
    match files(&folder)? == example {
        true => print_line("every file is as it was"),
        false => {
            let fault = Fault::new("`cargo farrier remove` does not put everything back");
            return Err(fault.help(format!("compare `{EXAMPLE}` with `{}`", folder.display())));
        }
    }
    Ok(Outcome::Done)
}

/// Removes what an earlier run left, but for what is compiled.
fn empty(folder: &Path) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let removed = match path.is_dir() {
            true if path.ends_with("target") => continue,
            true => fs::remove_dir_all(&path),
            false => fs::remove_file(&path),
        };
        removed
            .map_err(|error| Fault::io(format!("cannot remove `{}`", path.display()), &error))?;
    }
    Ok(())
}

/// Runs a command in the copy; what it prints is shown.
fn farrier(repository: &Path, folder: &Path, command: &str, more: &[&str]) -> Result<(), Fault> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            "cargo-farrier",
            "--manifest-path",
        ])
        .arg(repository.join("Cargo.toml"))
        .args(["--", "farrier"])
        .args(command.split(' '))
        .current_dir(folder);
    for argument in more {
        match *argument {
            "models" => cargo.arg(repository.join("models")),
            argument => cargo.arg(argument),
        };
    }
    let status = cargo.status();
    let status = status.map_err(|error| Fault::io(format!("cannot run {cargo:?}"), &error))?;
    match status.success() {
        true => Ok(()),
        false => Err(Fault::new(format!(
            "`cargo farrier {command}` failed: {status}"
        ))),
    }
}

/// The files of a folder, but for Cargo's target folder.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, Fault> {
    let fault = |error: &dyn std::fmt::Display| {
        Fault::new(format!("cannot read `{}`: {error}", folder.display()))
    };
    let walk = WalkDir::new(folder).into_iter();
    let mut files = BTreeMap::new();
    for entry in walk.filter_entry(|entry| entry.depth() != 1 || entry.file_name() != "target") {
        let entry = entry.map_err(|error| fault(&error))?;
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).map_err(|error| fault(&error))?;
            let path = entry
                .path()
                .strip_prefix(folder)
                .map_err(|error| fault(&error))?;
            files.insert(path.to_owned(), bytes);
        }
    }
    Ok(files)
}
