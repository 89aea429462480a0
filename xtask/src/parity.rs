//! `cargo xtask parity`: builds and runs the comparison of the generated crate with the official one.
//!
//! The comparison is a package of its own, `xtask/parity`, outside of the workspace: it depends on
//! the official crate, which nothing else here builds. It shares the repository's `target` folder.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::report::Fault;

/// What `cargo xtask parity` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Print all that was seen of the generated crate as well.
    #[arg(long)]
    facts: bool,
}

/// Runs the command. A difference that is not listed as meant is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "--manifest-path"])
        .arg(xtask.join("parity").join("Cargo.toml"));
    if std::env::var_os("CARGO_TARGET_DIR").is_none() {
        let target = xtask.with_file_name("target").join("parity");
        command.arg("--target-dir").arg(target);
    }
    command.arg("--").args(args.facts.then_some("--facts"));

    let status = command.status();
    let status = status.map_err(|error| vec![Fault::io("cannot run cargo", &error)])?;
    match status.code() {
        Some(0) => Ok(Outcome::Done),
        Some(1) => Ok(Outcome::OutOfDate),
        _ => Err(vec![
            Fault::new("the comparison could not be built or run")
                .help("its own messages are above; `xtask/parity` is the package"),
        ]),
    }
}
