//! `cargo xtask bench`: measures the generated crates beside the official one, in alternation, and
//! shows what came out as a table, as JSON and as a chart.
//!
//! Each part below measures one thing and gives rows; what cannot be measured here is said. How
//! rows are compared with their targets and shown is in `row`, `table` and `chart`.

mod calls;
mod chart;
mod compilation;
mod compile;
mod diffs;
mod estimate;
mod figures;
mod files;
mod floor;
mod generation;
mod hold;
mod large;
mod lines;
mod machine;
mod markdown;
mod measurements;
mod orchestrator;
mod programs;
mod registry;
mod row;
mod services;
mod streams;
mod subject;
mod subjects;
mod table;

use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use crate::measure::process;
use machine::Machine;
use measurements::{Bench, Report};
use subjects::Subjects;

pub(crate) use floor::{Args as FloorArgs, run as floor};

/// Pairs of measurements, when it is not a quick run.
const PAIRS: usize = 5;

/// What `cargo xtask bench` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Measure once only: shows that everything works, and the order of magnitude.
    #[arg(long)]
    quick: bool,
    /// How many times each side is measured; 5 when left out. Calls are measured in ten short turns
    /// each time.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), conflicts_with = "quick")]
    pairs: Option<u16>,
    /// Measure this part only; may be given several times.
    #[arg(long, value_enum, value_name = "PART")]
    only: Vec<Part>,
    /// Write everything that was measured to this file, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Draw a chart of the ratios to this file.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write the rows that have a target to this file, as a table for the README.
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
    /// Only make sure that the slice stays small: exit with 1 when it costs too much to compile, or
    /// when more lines are emitted than `xtask/bench-figures.toml` allows.
    #[arg(long, conflicts_with_all = ["quick", "pairs", "only", "json", "svg", "markdown"])]
    hold: bool,
    /// With `--hold`: take the lines that are emitted now for the figures to hold.
    #[arg(long, requires = "hold")]
    update_figures: bool,
    /// Measure what a line of emitted code costs to compile, and write it down for the estimates of
    /// `cargo farrier cost`. Takes ten minutes, and the models of `../shared`.
    #[arg(long, conflicts_with_all = ["hold", "quick", "pairs", "only", "json", "svg", "markdown"])]
    estimate: bool,
}

/// A part of the measurements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// What it costs to compile the crate alone.
    Compile,
    /// A program that makes one call: its first build, its size, and the time to build it again.
    Program,
    /// Calls without a network.
    Calls,
    /// What it costs to generate.
    Generation,
    /// What it costs to compare two versions of a model.
    Diff,
    /// A large object through loopback, sent and read, with the client of S3.
    Streams,
    /// A service of many operations, whole and as slices. Takes half an hour a pair,
    /// and 8 GB: only measured when it is named.
    Large,
    /// A program that uses five services: its first build, and its size. Takes twenty minutes.
    Services,
}

/// Runs the command. A missed target is no failure; what `--hold` finds to have grown is.
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    if args.hold {
        return hold::run(args.update_figures).map_err(|fault| vec![fault]);
    }
    if args.estimate {
        return estimate::run();
    }
    if cfg!(debug_assertions) {
        return optimized().map_err(|fault| vec![fault]);
    }
    let machine = Machine::now();
    let report = measure(args, machine).map_err(|fault| vec![fault])?;
    print_line(table::table(&report));
    write(args.json.as_deref(), || {
        let json = serde_json::to_string_pretty(&report);
        json.map_err(|error| Fault::new(format!("cannot write JSON: {error}")))
    })?;
    write(args.svg.as_deref(), || Ok(chart::chart(&report)))?;
    write(args.markdown.as_deref(), || Ok(markdown::markdown(&report)))?;
    Ok(Outcome::Done)
}

/// Runs the command again with the optimizations that users of the generator have.
fn optimized() -> Result<Outcome, Fault> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(std::env::args_os().skip(1));
    process::must(&mut cargo, "the optimized benchmark").map(|_| Outcome::Done)
}

fn measure(args: &Args, machine: Machine) -> Result<Report, Fault> {
    let pairs = match (args.quick, args.pairs) {
        (true, _) => 1,
        (false, Some(pairs)) => pairs.into(),
        (false, None) => PAIRS,
    };
    let mut unavailable = Vec::new();
    let subjects = Subjects::prepare(&mut unavailable)?;
    let mut bench = Bench {
        pairs,
        subjects,
        rows: Vec::new(),
        unavailable,
    };
    let is_asked = |part| args.only.is_empty() || args.only.contains(&part);
    if is_asked(Part::Compile) {
        compile::measure(&mut bench)?;
        lines::measure(&mut bench)?;
    }
    if is_asked(Part::Program) {
        programs::measure(&mut bench)?;
    }
    if is_asked(Part::Calls) {
        calls::measure(&mut bench)?;
    }
    if is_asked(Part::Generation) {
        generation::measure(&mut bench)?;
    }
    if is_asked(Part::Streams) {
        streams::measure(&mut bench)?;
    }
    if args.only.contains(&Part::Large) {
        large::measure(&mut bench)?;
    }
    // Last, as they generate in this process: what it starts later inherits the memory.
    if is_asked(Part::Diff) {
        diffs::measure(&mut bench)?;
    }
    if is_asked(Part::Services) {
        services::measure(&mut bench)?;
    }
    Ok(Report {
        machine,
        pairs,
        rows: bench.rows,
        unavailable: bench.unavailable,
    })
}

/// Writes a file that was asked for.
fn write(
    path: Option<&Path>,
    text: impl FnOnce() -> Result<String, Fault>,
) -> Result<(), Vec<Fault>> {
    let Some(path) = path else { return Ok(()) };
    let text = text().map_err(|fault| vec![fault])?;
    std::fs::write(path, text).map_err(|error| {
        vec![Fault::io(
            format!("cannot write `{}`", path.display()),
            &error,
        )]
    })
}
