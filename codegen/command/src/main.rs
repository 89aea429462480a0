//! `cargo farrier ...`: generates the clients of a workspace from their Smithy models.

use std::path::PathBuf;
use std::process::ExitCode;

use cargo_farrier::diff;
use cargo_farrier::generate::{self, Mode};
use cargo_farrier::outcome::exit_code;
use cargo_farrier::program::Program;
use clap::{Parser, Subcommand};

/// Cargo calls `cargo-farrier farrier ...` for `cargo farrier ...`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
enum Cargo {
    Farrier(Cli),
}

/// Generates Rust client crates from Smithy models, with just the operations that a workspace calls.
#[derive(Debug, clap::Args)]
#[command(version, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Generate client crates: every configured one, or one ad hoc from any model.
    Generate(GenerateArgs),
    /// Write nothing; show what differs from what `generate` would write, and exit with 1 when something does.
    Check(GenerateArgs),
    /// Show what changes for users of the crates with other models; exit with 1 when code may have to change.
    Diff(DiffArgs),
}

#[derive(Debug, clap::Args)]
struct GenerateArgs {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    manifest_path: Option<PathBuf>,
    #[command(flatten)]
    generate: generate::Args,
}

#[derive(Debug, clap::Args)]
struct DiffArgs {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "old")]
    manifest_path: Option<PathBuf>,
    #[command(flatten)]
    diff: diff::Args,
}

fn main() -> ExitCode {
    let Cargo::Farrier(cli) = Cargo::parse();
    exit_code(match cli.command {
        Command::Generate(args) => generate::run(&args.generate, Mode::Write, &args.program()),
        Command::Check(args) => generate::run(&args.generate, Mode::Check, &args.program()),
        Command::Diff(args) => diff::run(&args.diff, &program(args.manifest_path.clone())),
    })
}

impl GenerateArgs {
    fn program(&self) -> Program {
        program(self.manifest_path.clone())
    }
}

fn program(manifest: Option<PathBuf>) -> Program {
    Program {
        configuration: "farrier.toml",
        generate: "cargo farrier generate",
        // Its own name, `farrier` and the command.
        arguments: std::env::args_os().skip(3).collect(),
        manifest,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cargo::command().debug_assert();
    }
}
