//! `cargo xtask tour`: what README.md shows of `cargo farrier`, in a copy of an example workspace: its clients are
//! adopted, checked, and put back, after which every file is as it was.

use std::path::Path;
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use crate::example::{self, Example};
use crate::services::repository;

/// The example's name.
const EXAMPLE: &str = "tour";

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
    let example = Example::copy(EXAMPLE, &example::below_target("tour"))?;
    for (command, more) in COMMANDS {
        print_line(format_args!("$ cargo farrier {command}"));
        farrier(repository(), &example.folder, command, more)?;
        print_line("");
    }
    example.must_be_as_it_was()?;
    print_line("every file is as it was");
    Ok(Outcome::Done)
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
