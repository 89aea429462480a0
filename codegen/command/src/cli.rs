//! The command line of `cargo farrier`: its commands, and what each takes.

use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand};

use crate::{
    adopt, check, cost, diff, find, generate, help, operations, packaging, remove, sync, terminal,
    update, why,
};

/// Cargo calls `cargo-farrier farrier ...` for `cargo farrier ...`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
pub enum Cargo {
    /// Generates Rust client crates from Smithy models, with just the operations that a workspace calls.
    Farrier(Cli),
}

/// Generates Rust client crates from Smithy models, with just the operations that a workspace calls.
#[derive(Debug, clap::Args)]
#[command(version, disable_help_subcommand = true, after_help = help::ALL)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make crates with just what a workspace uses of the official AWS clients, and let them take their places.
    #[command(after_help = help::ADOPT)]
    Adopt(adopt::Args),
    /// Look again for what the workspace uses of the adopted clients, and generate that.
    #[command(after_help = help::SYNC)]
    Sync(sync::Args),
    /// Add operations to a crate.
    #[command(after_help = help::ADD)]
    Add(operations::Args),
    /// Put the official crates back; or take operations out of a crate.
    #[command(after_help = help::REMOVE)]
    Remove(remove::Args),
    /// Generate client crates: every configured one, or one ad hoc from any model.
    #[command(after_help = help::GENERATE)]
    Generate(GenerateArgs),
    /// Write nothing; show what differs from what `generate` would write, and exit with 1 when something does.
    #[command(after_help = help::CHECK)]
    Check(Box<check::Args>),
    /// Look for newer models, show what they change for what is used, and take them with `--accept`.
    #[command(after_help = help::UPDATE)]
    Update(update::Args),
    /// Show what changes for users of the crates with other models; exit with 1 when code may have to change.
    #[command(after_help = help::DIFF)]
    Diff(DiffArgs),
    /// Show the ways on which operations reach a shape, and so why a crate has its type.
    #[command(after_help = help::WHY)]
    Why(Question<why::Args>),
    /// Show what each operation brings: shapes, lines, and an estimate of the time to compile them.
    #[command(after_help = help::COST)]
    Cost(Question<cost::Args>),
    /// Print completions for a shell, for packages.
    #[command(hide = true)]
    Completions(packaging::CompletionsArgs),
    /// Write manual pages into a folder, for packages.
    #[command(hide = true)]
    Man(packaging::ManArgs),
    /// Print which operations of AWS clients the workspace uses, and where.
    #[command(hide = true)]
    Find(find::Args),
}

/// What `generate` takes.
#[derive(Debug, clap::Args)]
pub struct GenerateArgs {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    pub manifest_path: Option<PathBuf>,
    /// What to generate.
    #[command(flatten)]
    pub generate: generate::Args,
    /// What is said, and how.
    #[command(flatten)]
    pub terminal: terminal::Options,
}

/// What the commands take that ask about the crates of a workspace, or about any model.
#[derive(Debug, clap::Args)]
pub struct Question<A: clap::Args> {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "model")]
    pub manifest_path: Option<PathBuf>,
    /// What is asked.
    #[command(flatten)]
    pub args: A,
    /// What is said, and how.
    #[command(flatten)]
    pub terminal: terminal::Options,
}

impl Command {
    /// What the command is to say, and how.
    pub fn terminal(&self) -> terminal::Options {
        match self {
            Self::Adopt(args) => args.cargo.terminal(),
            Self::Sync(args) => args.cargo.terminal(),
            Self::Add(args) => args.cargo.terminal(),
            Self::Remove(args) => args.cargo.terminal(),
            Self::Find(args) => args.cargo.terminal(),
            Self::Check(args) => args.cargo.terminal(),
            Self::Update(args) => args.cargo.terminal(),
            Self::Generate(args) => args.terminal,
            Self::Diff(args) => args.terminal,
            Self::Why(question) => question.terminal,
            Self::Cost(question) => question.terminal,
            Self::Completions(_) | Self::Man(_) => terminal::Options::default(),
        }
    }
}

/// The command line below `cargo`.
pub fn farrier() -> clap::Command {
    let cargo = Cargo::command();
    cargo.find_subcommand("farrier").cloned().unwrap_or(cargo)
}

/// What `diff` takes.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The manifest of the workspace whose `farrier.toml` is read; the nearest `farrier.toml`, from the
    /// working directory upwards, when left out.
    #[arg(long, value_name = "PATH", conflicts_with = "old")]
    pub manifest_path: Option<PathBuf>,
    /// What to compare.
    #[command(flatten)]
    pub diff: diff::Args,
    /// What is said, and how.
    #[command(flatten)]
    pub terminal: terminal::Options,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cargo::command().debug_assert();
    }
}
