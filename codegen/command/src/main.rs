//! `cargo farrier ...`: generates the clients of a workspace from their Smithy models.

use std::path::PathBuf;
use std::process::ExitCode;

use cargo_farrier::config;
use cargo_farrier::generate::{self, Mode};
use cargo_farrier::outcome::exit_code;
use cargo_farrier::program::Program;
use cargo_farrier::report::Fault;
use cargo_farrier::undo::{self, guard};
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

fn main() -> ExitCode {
    if let Some(code) = guard::run_if_asked() {
        return code;
    }
    let Cargo::Farrier(cli) = Cargo::parse();
    let (args, mode) = match cli.command {
        Command::Generate(args) => (args, Mode::Write),
        Command::Check(args) => (args, Mode::Check),
    };
    let program = Program {
        configuration: "farrier.toml",
        generate: "cargo farrier generate",
        // Its own name, `farrier` and the command.
        arguments: std::env::args_os().skip(3).collect(),
        manifest: args.manifest_path,
    };
    let recovered = recover(&program);
    exit_code(recovered.and_then(|()| generate::run(&args.generate, mode, &program)))
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
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cargo::command().debug_assert();
    }
}
