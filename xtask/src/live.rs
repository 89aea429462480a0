//! `cargo xtask live`: runs programs, written as users write them, with the generated crates and with
//! the official ones against a server that behaves like AWS, and compares what they saw.
//!
//! The programs are packages of the workspace `xtask/live`. Each step of one prints a line; a line that
//! differs and does not stand in `xtask/live/differences.toml` is a fault. What the official side
//! printed is kept beside each program, so that `--ours` needs to build the generated side only.

mod build;
mod compare;
mod differences;
mod generated;
mod process;
mod program;
mod python;
mod server;
mod side;
mod table;

use std::path::{Path, PathBuf};

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, note, print_line, shown};

use crate::sweep::workspace;
use build::Built;
use program::Program;
use python::Python;
use side::Side;
use table::Row;

/// What `cargo xtask live` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The programs to run, by the folders in `xtask/live/programs`; all when none is named.
    #[arg(value_name = "SERVICE")]
    services: Vec<String>,
    /// Leave the official crates alone, and compare with what they printed when they were last run.
    #[arg(long)]
    ours: bool,
    /// Keep what the official side prints now as what is expected.
    #[arg(long, conflicts_with = "ours")]
    record: bool,
}

/// Runs the command. A difference that is not meant is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let programs = program::find(&package().join("programs"), &args.services)?;
    let meant = differences::read(&package().join("differences.toml")).map_err(one)?;
    let root = std::path::absolute(workspace::root("live"))
        .map_err(|error| one(Fault::io("cannot find the target folder", &error)))?;
    let python = Python::prepare(&root).map_err(one)?;

    let official = match args.ours {
        true => None,
        false => {
            note("building with the official crates");
            Some(build::build(&root, Side::Official, &package(), &programs).map_err(one)?)
        }
    };
    let manifest = generated::prepare(&root, &package(), &programs)?;
    note("building with the generated crates");
    let ours = build::build(&root, Side::Ours, &manifest, &programs).map_err(one)?;

    let mut rows = Vec::new();
    for program in &programs {
        let official = match &official {
            Some(built) => {
                let printed = see(&root, &python, Side::Official, built, program)?;
                recorded(program, &printed, args.record).map_err(one)?
            }
            None => compare::Official::recorded(program).map_err(one)?,
        };
        let ours = see(&root, &python, Side::Ours, &ours, program)?;
        rows.push(Row::new(
            program,
            compare::compare(program, &official, &ours, &meant),
        ));
    }
    print_line(table::table(&rows));
    Ok(match rows.iter().all(Row::is_good) {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}

fn one(fault: Fault) -> Vec<Fault> {
    vec![fault]
}

/// The workspace with the programs.
fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("live")
}

/// Runs a program of a side with a server of its own; what it printed, and what ended it.
fn see(
    root: &Path,
    python: &Python,
    side: Side,
    built: &Built,
    program: &Program,
) -> Result<compare::Seen, Vec<Fault>> {
    let Some(executable) = built.executable(program) else {
        return Ok(compare::Seen::did_not_compile(built.log()));
    };
    note(format_args!("running {} ({})", program.name, side.name()));
    let dir = root.join("logs");
    let named = |what: &str| dir.join(format!("{}-{}.{what}", program.name, side.name()));
    let server = python.serve(&named("server.log")).map_err(one)?;
    process::observe(executable, server.url(), &named("steps"), &named("stderr")).map_err(one)
}

/// Holds what the official side printed against what was kept, or keeps it.
fn recorded(
    program: &Program,
    seen: &compare::Seen,
    record: bool,
) -> Result<compare::Official, Fault> {
    let path = program.recorded();
    if record {
        if let Some(end) = &seen.ended {
            let what = format!("{} (official) cannot be recorded: {end}", program.name);
            return Err(Fault::new(what));
        }
        std::fs::write(&path, seen.text())
            .map_err(|error| Fault::io(format!("cannot write `{}`", shown(&path)), &error))?;
    }
    let kept = compare::Official::recorded(program)?;
    Ok(kept.with(seen.clone()))
}
