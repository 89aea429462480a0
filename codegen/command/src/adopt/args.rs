//! What `cargo farrier adopt` takes.

use std::path::PathBuf;

use crate::adopted::write::PatchIn;
use crate::cargo_options::CargoOptions;
use crate::terminal::MessageFormat;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "adopt")]
pub struct Args {
    /// The clients to adopt, such as `aws-sdk-s3`; every one of the workspace that can be when none is named.
    #[arg(value_name = "CRATE", value_parser = full_name)]
    pub(super) clients: Vec<String>,
    /// A client that stays official; may be given several times.
    #[arg(long, value_name = "CRATE", value_parser = full_name)]
    pub(super) keep: Vec<String>,
    /// A folder with Smithy models (JSON AST), in which alone they are looked for.
    #[arg(long, value_name = "DIR")]
    pub(super) models: Option<PathBuf>,
    /// The folder for the crates and their models, seen from the root of the workspace.
    #[arg(long, value_name = "DIR", default_value = "farrier")]
    pub(super) folder: String,
    /// Where the patches go.
    #[arg(long, value_name = "FILE", default_value = "manifest")]
    pub(super) patch_in: PatchIn,
    /// Write nothing, and show what would be adopted.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Build the workspace from clean, with the official crates and with the generated ones, and show what each costs.
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) measure: bool,
    /// How to print the result.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) message_format: MessageFormat,
    /// How Cargo is run.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

/// The name of a client's crate, which may be given without `aws-sdk-`.
#[allow(clippy::unnecessary_wraps, reason = "the form that clap takes")]
pub(crate) fn full_name(name: &str) -> Result<String, String> {
    let is_full = name.starts_with("aws-sdk-");
    Ok(if is_full {
        name.to_owned()
    } else {
        format!("aws-sdk-{name}")
    })
}
