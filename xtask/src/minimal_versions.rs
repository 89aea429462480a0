//! `cargo xtask minimal-versions`: shows that emitted crates work with the oldest versions that their
//! manifests allow.
//!
//! A model that makes use of every part of the run-time code is generated once for each protocol. Each of
//! these crates gets a lock file of its own, in which what it depends on itself has just the version
//! that its manifest names, and is compiled with it.

mod lock;
mod subject;

use std::path::Path;
use std::time::Instant;

use crate::sweep::{models, workspace};
use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

/// What `cargo xtask minimal-versions` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only the protocols whose ID has this text in it; may be given several times.
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
    /// Compile with all features of the crates instead of the default ones.
    #[arg(long)]
    all_features: bool,
}

/// Runs the command. A crate that does not compile with the oldest versions is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let root = workspace::root("minimal-versions");
    let subjects = subject::all(&args.only)?;
    let start = Instant::now();
    let mut faults = Vec::new();
    for subject in &subjects {
        let began = Instant::now();
        let dir = workspace::dir_of(&root, &subject.name);
        models::write(&dir, &subject.generate()?)?;
        let bounds = lock::lock(&dir).map_err(|fault| vec![fault])?;
        match check(&dir, &root.join("target"), args.all_features)? {
            true => print_line(format_args!(
                "{}: compiles with the {bounds} versions of its manifest, {} s",
                subject.protocol,
                began.elapsed().as_secs()
            )),
            false => faults.push(
                Fault::new(format!(
                    "the crate of {} does not compile with the oldest versions that its manifest allows",
                    subject.protocol
                ))
                .help("the compiler's messages are above; `codegen/generator/src/plan/dependencies.rs` has the versions"),
            ),
        }
    }
    print_line(format_args!(
        "{} of {} crates compile with the oldest versions, {} s",
        subjects.len() - faults.len(),
        subjects.len(),
        start.elapsed().as_secs()
    ));
    report::print(&faults);
    Ok(match faults.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}

/// Whether the crate compiles with its lock file.
fn check(dir: &Path, target: &Path, all_features: bool) -> Result<bool, Vec<Fault>> {
    let mut cargo = lock::cargo(dir);
    cargo
        .args(["check", "--quiet", "--locked", "--lib", "--target-dir"])
        .arg(target)
        .args(all_features.then_some("--all-features"))
        .env("CARGO_INCREMENTAL", "0");
    let status = cargo.status();
    let status = status.map_err(|error| vec![Fault::io("cannot run cargo", &error)])?;
    Ok(status.success())
}
