//! `cargo xtask shared`: clients of several services with one run-time code, in a workspace below the target
//! folder.
//!
//! Their emitted tests are run, and the crate of the run-time code is compiled with each of its Cargo
//! features alone, as features must only add. No emitted crate, with its own run-time code or with the
//! shared one, may depend on what it does not use.

mod dependencies;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use farrier_codegen::{FileSet, Request, Runtime};

use cargo_farrier::disk;
use cargo_farrier::jobs::Job;
use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line, shown};

use crate::services::{CALLED, repository};
use crate::sweep::workspace;

/// The crate of the run-time code.
const NAME: &str = "farrier-runtime";
/// The slice of which the repository has the model, and `../shared` the interface of the official crate.
const PINPOINT: &str = "pinpoint";

/// What `cargo xtask shared` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only generate the crates, and look at what they depend on.
    #[arg(long)]
    generate: bool,
}

/// Runs the command. A crate that does not compile, or has more dependencies than it uses, is
/// [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let root = workspace::root("shared");
    let mut faults = Vec::new();
    let mut names = Vec::new();
    for (name, files) in crates(&root)? {
        faults.extend(dependencies::unused(&name, &files));
        disk::write_crate(&workspace::dir_of(&root, &name), &files).map_err(|fault| vec![fault])?;
        names.push(name);
    }
    for (name, files) in embedded()? {
        faults.extend(dependencies::unused(&name, &files));
    }
    workspace::write(&root, names.iter().map(String::as_str)).map_err(|fault| vec![fault])?;
    if !args.generate {
        faults.extend(build(&root).map_err(|fault| vec![fault])?);
    }
    report::print(&faults);
    Ok(match faults.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}

/// The clients with the shared run-time code, and the crate of that.
fn crates(root: &Path) -> Result<Vec<(String, FileSet)>, Vec<Fault>> {
    let runtime = Runtime::Shared {
        path: format!("../{NAME}"),
    };
    let mut crates = clients(runtime, |name| workspace::dir_of(root, name))?;
    let files = farrier_codegen::shared_runtime().map_err(|diagnostics| {
        let faults = diagnostics.iter().map(Fault::from_diagnostic);
        faults.collect::<Vec<_>>()
    })?;
    crates.push((NAME.to_owned(), files));
    Ok(crates)
}

/// The same clients, each with its own run-time code.
fn embedded() -> Result<Vec<(String, FileSet)>, Vec<Fault>> {
    clients(Runtime::Embedded, |name| PathBuf::from(name))
}

fn clients(
    runtime: Runtime,
    dir: impl Fn(&str) -> PathBuf,
) -> Result<Vec<(String, FileSet)>, Vec<Fault>> {
    let mut jobs = vec![pinpoint(dir(PINPOINT), runtime.clone())];
    for slice in &CALLED {
        let job = slice.job(dir(slice.package), runtime.clone());
        jobs.push(job.map_err(|fault| vec![fault])?);
    }
    let mut crates = Vec::new();
    for job in jobs {
        let generated = job.generate()?;
        crates.push((generated.name, generated.files));
    }
    Ok(crates)
}

fn pinpoint(dir: PathBuf, runtime: Runtime) -> Job {
    Job {
        shown: shown(&dir),
        dir,
        models: vec![repository().join("models").join("pinpoint.json")],
        request: Request {
            name: Some(PINPOINT.to_owned()),
            operations: vec!["GetJourneyRuns".to_owned()],
            runtime,
            ..Request::default()
        },
        asked: Vec::new(),
    }
}

/// Runs the tests of all crates, and compiles the run-time code with each feature; gives what failed.
fn build(root: &Path) -> Result<Vec<Fault>, Fault> {
    let mut faults = Vec::new();
    let mut run = |what: String, arguments: &[&str]| -> Result<(), Fault> {
        match cargo(root, arguments)? {
            true => print_line(format_args!("{what}: well")),
            false => faults
                .push(Fault::new(format!("{what}: failed")).help("cargo's own messages are above")),
        }
        Ok(())
    };
    run(
        "the tests of all clients".to_owned(),
        &["test", "--workspace"],
    )?;
    let alone = ["check", "--package", NAME];
    run(format!("{NAME} with no feature"), &alone)?;
    for feature in features(root)? {
        let with = [&alone[..], &["--features", &feature]].concat();
        run(format!("{NAME} with `{feature}` alone"), &with)?;
    }
    let all = [&alone[..], &["--all-features"]].concat();
    run(format!("{NAME} with every feature"), &all)?;
    Ok(faults)
}

/// The Cargo features of the crate of the run-time code.
fn features(root: &Path) -> Result<Vec<String>, Fault> {
    let path = workspace::dir_of(root, NAME).join("Cargo.toml");
    let cannot = |error: &dyn std::fmt::Display| {
        Fault::new(format!("cannot read `{}`: {error}", path.display()))
    };
    let text = std::fs::read_to_string(&path).map_err(|error| cannot(&error))?;
    let manifest: toml::Table = text.parse().map_err(|error| cannot(&error))?;
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let names = features.into_iter().flatten().map(|(name, _)| name.clone());
    Ok(names.filter(|name| name != "default").collect())
}

/// Whether Cargo did this in the workspace, without a warning.
fn cargo(root: &Path, arguments: &[&str]) -> Result<bool, Fault> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(arguments)
        .arg("--quiet")
        .args([OsStr::new("--target-dir"), root.join("target").as_os_str()])
        .env("RUSTFLAGS", "-D warnings")
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root);
    let status = command.status();
    let status = status.map_err(|error| Fault::io("cannot run cargo", &error))?;
    Ok(status.success())
}
