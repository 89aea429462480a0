//! `cargo farrier check`: whether the crates are what is configured, whether their patches are used, and, where
//! that is asked for, whether they have just the operations that are used. Nothing is written.

use crate::adopt::{self, proof};
use crate::adopted::State;
use crate::cargo_options::CargoOptions;
use crate::config;
use crate::generate::{self, Mode};
use crate::outcome::Outcome;
use crate::program::Program;
use crate::report::{self, Fault};
use crate::sync;
use crate::workspace::Place;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "check")]
pub struct Args {
    /// Compile the workspace to see whether the adopted crates have just the operations that it uses.
    #[arg(long, conflicts_with = "model")]
    used: bool,
    #[command(flatten)]
    generate: generate::Args,
    /// How Cargo is run for crates that were adopted.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

/// Runs the command.
///
/// # Errors
/// Every fault of the configuration, the models and the workspace.
pub fn run(args: &Args, program: &Program) -> Result<Outcome, Vec<Fault>> {
    let generated = generate::run(&args.generate, Mode::Check, program)?;
    if args.generate.is_ad_hoc() {
        return Ok(generated);
    }
    let root = config::find_root(program).map_err(|fault| vec![fault])?;
    let mut options = args.cargo.clone();
    options.manifest.manifest_path = Some(root.join("Cargo.toml"));
    let patched = patches(&options)?;
    let used = match args.used {
        true => sync::check(&options)?,
        false => Outcome::Done,
    };
    let all = [generated, patched, used];
    Ok(if all.contains(&Outcome::OutOfDate) {
        Outcome::OutOfDate
    } else {
        Outcome::Done
    })
}

/// Whether the patches of the adopted crates are used: a later `cargo update` can leave them aside.
fn patches(options: &CargoOptions) -> Result<Outcome, Vec<Fault>> {
    // Without a manifest there is nothing that could be patched.
    let is_there = |path: &std::path::PathBuf| path.is_file();
    if !options
        .manifest
        .manifest_path
        .as_ref()
        .is_some_and(is_there)
    {
        return Ok(Outcome::Done);
    }
    let place = Place::find(options)?;
    let state = State::read(&place)?;
    let versions = state.versions();
    let unused = match versions.is_empty() {
        true => Vec::new(),
        false => proof::unused_patches(&adopt::load(options, &place)?, &versions),
    };
    report::print(&unused);
    Ok(match unused.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}
