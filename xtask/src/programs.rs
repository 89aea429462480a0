//! Programs, written as users write them, that are built with generated crates and with the official
//! ones, and print a line for everything they see. A line that differs and does not stand in the
//! workspace's `differences.toml` is a fault. What the official side printed is kept beside each
//! program, so that `--ours` needs to build the generated side only.
//!
//! The programs are packages of a workspace such as `xtask/programs`, in a folder for each suite.

mod build;
mod compare;
mod differences;
mod generated;
mod process;
mod program;
mod server;
mod side;
mod table;

use std::path::{Path, PathBuf};

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, note, print_line, shown};

use crate::sweep;
use build::{Built, Profile};
use program::Program;
use table::Row;

pub(crate) use server::Server;
use side::Side;

/// Which programs of a suite are run, and with what.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Choice {
    /// The programs to run, by the names of their folders; all when none is named.
    #[arg(value_name = "PROGRAM")]
    pub(crate) programs: Vec<String>,
    /// Leave the official crates alone, and compare with what they printed when they were last run.
    #[arg(long)]
    pub(crate) ours: bool,
    /// Keep what the official side prints now as what is expected.
    #[arg(long, conflicts_with = "ours")]
    pub(crate) record: bool,
}

/// Programs that are run in the same way.
pub(crate) struct Suite<'s> {
    /// The folder of the workspace, in that of `xtask`.
    pub(crate) workspace: &'static str,
    /// The folder with the programs, in the workspace.
    pub(crate) name: &'static str,
    /// Starts what a program talks to, with a file for its log.
    pub(crate) serve: &'s dyn Fn(&Path) -> Result<Option<Server>, Fault>,
}

/// Where builds, logs and generated crates of a workspace are.
///
/// # Errors
/// The current folder cannot be told.
pub(crate) fn root(workspace: &str) -> Result<PathBuf, Fault> {
    std::path::absolute(sweep::workspace::root(workspace))
        .map_err(|error| Fault::io("cannot find the target folder", &error))
}

/// Runs programs of a suite. A difference that is not meant is [`Outcome::OutOfDate`].
///
/// # Errors
/// A program is not there, or a crate cannot be generated.
pub(crate) fn run(suite: &Suite<'_>, choice: &Choice) -> Result<Outcome, Vec<Fault>> {
    let workspace = workspace(suite.workspace);
    let all = program::all(&workspace)?;
    let programs = program::chosen(&all, suite.name, &choice.programs)?;
    let meant = differences::read(&workspace.join("differences.toml")).map_err(one)?;
    let root = root(suite.workspace).map_err(one)?;

    let official = match choice.ours {
        true => None,
        false => {
            note("building with the official crates");
            Some(
                build::build(&root, Side::Official, &workspace, &programs, Profile::Dev)
                    .map_err(one)?,
            )
        }
    };
    let manifest = generated::prepare(&root, &workspace, &programs, &all)?;
    note("building with the generated crates");
    let ours = build::build(&root, Side::Ours, &manifest, &programs, Profile::Dev).map_err(one)?;

    let mut rows = Vec::new();
    for program in programs {
        let official = match &official {
            Some(built) => {
                let printed = see(&root, suite, Side::Official, built, program)?;
                recorded(program, &printed, choice.record).map_err(one)?
            }
            None => compare::Official::recorded(program).map_err(one)?,
        };
        let ours = see(&root, suite, Side::Ours, &ours, program)?;
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

/// Builds a program of the workspace `programs`, optimized; the executables of the official side and of
/// ours.
///
/// # Errors
/// The program is not there, or a side does not compile.
pub(crate) fn optimized(suite: &str, name: &str) -> Result<[PathBuf; 2], Vec<Fault>> {
    let workspace = workspace("programs");
    let root = root("programs").map_err(one)?;
    let all = program::all(&workspace)?;
    let programs = program::chosen(&all, suite, &[name.to_owned()])?;
    let manifest = generated::prepare(&root, &workspace, &programs, &all)?;
    let executable = |side, manifest: &Path| {
        let built = build::build(&root, side, manifest, &programs, Profile::Release);
        let built = built.map_err(one)?;
        let log = built.log().display().to_string();
        let executable = built.executable(programs[0]).map(Path::to_path_buf);
        executable.ok_or_else(|| one(Fault::new(format!("it did not compile; see `{log}`"))))
    };
    let official = executable(Side::Official, &workspace)?;
    Ok([official, executable(Side::Ours, &manifest)?])
}

fn one(fault: Fault) -> Vec<Fault> {
    vec![fault]
}

/// The folder of a workspace with programs.
fn workspace(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Runs a program of a side, with a server of its own where the suite has one; what it printed, and
/// what ended it.
fn see(
    root: &Path,
    suite: &Suite<'_>,
    side: Side,
    built: &Built,
    program: &Program,
) -> Result<compare::Seen, Vec<Fault>> {
    let Some(executable) = built.executable(program) else {
        return Ok(compare::Seen::did_not_compile(built.log()));
    };
    note(format_args!(
        "running {} ({})",
        program.package,
        side.name()
    ));
    let dir = root.join("logs");
    let named = |what: &str| dir.join(format!("{}-{}.{what}", program.package, side.name()));
    let server = (suite.serve)(&named("server.log")).map_err(one)?;
    let url = server.as_ref().map(Server::url);
    process::observe(executable, url, &named("steps"), &named("stderr")).map_err(one)
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
            let what = format!("{} (official) cannot be recorded: {end}", program.package);
            return Err(Fault::new(what));
        }
        std::fs::write(&path, seen.text())
            .map_err(|error| Fault::io(format!("cannot write `{}`", shown(&path)), &error))?;
    }
    let kept = compare::Official::recorded(program)?;
    Ok(kept.with(seen.clone()))
}
