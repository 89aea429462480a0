//! The command line of `cargo farrier`: its commands, and what each takes.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{adopt, check, diff, find, generate, operations, remove, sync, update};

/// Cargo calls `cargo-farrier farrier ...` for `cargo farrier ...`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_help_subcommand = true)]
pub enum Cargo {
    /// The only one.
    Farrier(Cli),
}

/// Generates Rust client crates from Smithy models, with just the operations that a workspace calls.
#[derive(Debug, clap::Args)]
#[command(version, disable_help_subcommand = true)]
pub struct Cli {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make crates with just what a workspace uses of the official AWS clients, and let them take their places.
    Adopt(adopt::Args),
    /// Look again for what the workspace uses of the adopted clients, and generate that.
    Sync(sync::Args),
    /// Add operations to a crate.
    Add(operations::Args),
    /// Put the official crates back; or take operations out of a crate.
    Remove(remove::Args),
    /// Generate client crates: every configured one, or one ad hoc from any model.
    Generate(GenerateArgs),
    /// Write nothing; show what differs from what `generate` would write, and exit with 1 when something does.
    Check(Box<check::Args>),
    /// Look for newer models, show what they change for what is used, and take them with `--accept`.
    Update(update::Args),
    /// Show what changes for users of the crates with other models; exit with 1 when code may have to change.
    Diff(DiffArgs),
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
