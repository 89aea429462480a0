//! What packages of the command hold beside the program: completions for shells, and manual pages.
//!
//! Cargo starts `cargo-farrier farrier ...` for `cargo farrier ...`. Shells look completions up by the name of
//! the program, and zsh's own completions of Cargo by that of the subcommand's, so everything is named
//! `cargo-farrier`, as are the manual pages.

use std::io;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_complete::Shell;

use crate::outcome::Outcome;
use crate::report::{self, Fault, shown};

/// What the command `completions` takes.
#[derive(Debug, clap::Args)]
#[group(id = "completions")]
pub struct CompletionsArgs {
    /// The shell.
    shell: Shell,
}

/// What the command `man` takes.
#[derive(Debug, clap::Args)]
#[group(id = "man")]
pub struct ManArgs {
    /// The folder for the pages, which must be there.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Prints the completions of a shell. `farrier` is the command below `cargo`.
///
/// # Errors
/// None; a closed stream is no fault.
pub fn completions(args: &CompletionsArgs, farrier: &Command) -> Result<Outcome, Vec<Fault>> {
    let mut command = named(farrier, "cargo-farrier");
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut command, "cargo-farrier", &mut text);
    report::print_line(String::from_utf8_lossy(&text).trim_end());
    Ok(Outcome::Done)
}

/// Writes the manual pages, one for the whole and one for each command. `farrier` is the command below `cargo`.
///
/// # Errors
/// The folder is not there, or cannot be written to.
pub fn man(args: &ManArgs, farrier: &Command) -> Result<Outcome, Vec<Fault>> {
    write_pages(&args.folder, farrier).map_err(|error| {
        let message = format!("cannot write manual pages to `{}`", shown(&args.folder));
        vec![Fault::io(message, &error)]
    })?;
    Ok(Outcome::Done)
}

fn write_pages(folder: &Path, farrier: &Command) -> io::Result<()> {
    clap_mangen::generate_to(named(farrier, "cargo farrier"), folder)
}

/// The command as a whole program, whose usage starts with these words.
fn named(farrier: &Command, usage: &'static str) -> Command {
    farrier.clone().name("cargo-farrier").bin_name(usage)
}
