//! `cargo farrier ...`: generates the clients of a workspace from their Smithy models.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use cargo_farrier::generate::{self, Mode};
use cargo_farrier::outcome::{Outcome, exit_code};
use cargo_farrier::program::Program;
use cargo_farrier::report::Fault;
use cargo_farrier::undo::{self, guard};
use cargo_farrier::{config, cost, help, packaging, terminal, why};
use clap::{CommandFactory, Parser, Subcommand};

/// Cargo calls `cargo-farrier farrier ...` for `cargo farrier ...`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
enum Cargo {
    Farrier(Cli),
}

/// Generates Rust client crates from Smithy models, with just the operations that a workspace calls.
#[derive(Debug, clap::Args)]
#[command(version, disable_help_subcommand = true, after_help = help::ALL)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate client crates: every configured one, or one ad hoc from any model.
    #[command(after_help = help::GENERATE)]
    Generate(GenerateArgs),
    /// Write nothing; show what differs from what `generate` would write, and exit with 1 when something does.
    #[command(after_help = help::CHECK)]
    Check(GenerateArgs),
    /// Show the ways on which operations reach a shape, and so why a crate has its type.
    #[command(after_help = help::WHY)]
    Why(Workspaced<why::Args>),
    /// Show what each operation brings: shapes, lines, and an estimate of the time to compile them.
    #[command(after_help = help::COST)]
    Cost(Workspaced<cost::Args>),
    /// Print completions for a shell, for packages.
    #[command(hide = true)]
    Completions(packaging::CompletionsArgs),
    /// Write manual pages into a folder, for packages.
    #[command(hide = true)]
    Man(packaging::ManArgs),
}

/// What the commands take that ask about a workspace, or about any model.
#[derive(Debug, clap::Args)]
struct Workspaced<A: clap::Args> {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    manifest_path: Option<PathBuf>,
    #[command(flatten)]
    args: A,
    #[command(flatten)]
    terminal: terminal::Options,
}

#[derive(Debug, clap::Args)]
struct GenerateArgs {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    manifest_path: Option<PathBuf>,
    #[command(flatten)]
    generate: generate::Args,
    #[command(flatten)]
    terminal: terminal::Options,
}

fn main() -> ExitCode {
    if let Some(code) = guard::run_if_asked() {
        return code;
    }
    let Cargo::Farrier(cli) = Cargo::parse_from(words());
    let code = match cli.command {
        Command::Generate(args) => run_generate(args, Mode::Write),
        Command::Check(args) => run_generate(args, Mode::Check),
        Command::Why(it) => it.run(why::run),
        Command::Cost(it) => it.run(cost::run),
        Command::Completions(args) => packaging::completions(&args, &farrier()),
        Command::Man(args) => packaging::man(&args, &farrier()),
    };
    exit_code(code)
}

/// The words of the command line. Cargo puts `farrier` before the command; whoever calls the program by its
/// own name need not.
fn words() -> Vec<OsString> {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    if words.len() > 1 && words[1] != "farrier" {
        words.insert(1, "farrier".into());
    }
    words
}

/// The command line below `cargo`.
fn farrier() -> clap::Command {
    let cargo = Cargo::command();
    cargo.find_subcommand("farrier").cloned().unwrap_or(cargo)
}

fn run_generate(args: GenerateArgs, mode: Mode) -> Result<Outcome, Vec<Fault>> {
    args.terminal.apply();
    let program = program(args.manifest_path);
    recover(&program)?;
    generate::run(&args.generate, mode, &program)
}

impl<A: clap::Args> Workspaced<A> {
    fn run(
        self,
        run: impl Fn(&A, &Program) -> Result<Outcome, Vec<Fault>>,
    ) -> Result<Outcome, Vec<Fault>> {
        self.terminal.apply();
        run(&self.args, &program(self.manifest_path))
    }
}

fn program(manifest: Option<PathBuf>) -> Program {
    Program {
        configuration: "farrier.toml",
        generate: "cargo farrier generate",
        // Its own name, `farrier` and the command.
        arguments: words().into_iter().skip(3).collect(),
        manifest,
    }
}

/// Puts back what a run changed that was killed, in the workspace that is configured, if one is.
fn recover(program: &Program) -> Result<(), Vec<Fault>> {
    match config::find_root(program) {
        Ok(root) => undo::recover_beside(&root),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cargo::command().debug_assert();
    }
}
