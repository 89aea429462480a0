//! `cargo xtask bench --estimate`: what a line of emitted code costs to compile, for the estimates of
//! `cargo farrier cost`.
//!
//! Slices of many services, from one operation to all, are compiled as users compile them, with the default
//! profile. A straight line through what rustc needed is written down together with how far off it is.

mod line;
mod slices;

use std::path::Path;

use serde::Serialize;

use cargo_farrier::cost::estimate::{Figures, Mode, Rates};
use cargo_farrier::disk;
use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use super::files::{copy_lock, repository, write};
use super::machine::Machine;
use super::measurements::progress;
use crate::measure::process;
use crate::measure::rustc::Log;
use crate::sweep::workspace;
use line::Point;
use slices::Slice;

/// How many times each slice is compiled in each way; the median counts.
const TIMES: usize = 3;
/// Where the figures are, from the repository's root.
const FIGURES: &str = "codegen/command/src/cost/figures.toml";
/// What stands above the figures in their file.
const HEAD: &str = "\
# What it costs to compile emitted code, for the estimates of `cargo farrier cost`. Measured and written by
# `cargo xtask bench --estimate`: slices of many services, of which each is compiled by itself, not
# incrementally and with Cargo's default profile, and a straight line through rustc's processor time. `error` is
# the root mean square of how far the line is off, in parts of what was measured; `worst` is the largest.

";

/// Measures, and writes the figures.
///
/// # Errors
/// The models are not there, a crate does not compile, or a file cannot be written.
pub(super) fn run() -> Result<Outcome, Vec<Fault>> {
    let machine = Machine::now();
    let root = workspace::root("bench").join("estimate");
    let slices = slices::all()?;
    let mut files = vec![(
        "farrier-runtime",
        farrier_codegen::shared_runtime().map_err(|found| slices::faults(&found))?,
    )];
    files.extend(slices.iter().map(|it| (it.name.as_str(), it.files.clone())));
    for (name, files) in &files {
        disk::write_crate(&root.join("crates").join(name), files).map_err(|fault| vec![fault])?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    write_manifest(&root, &names).map_err(|fault| vec![fault])?;
    let rates = |mode| rates(&root, &slices, mode).map_err(|fault| vec![fault]);
    let figures = Figures {
        measured: machine.date.clone(),
        machine: format!("{} x {}", machine.cores, machine.processor),
        rustc: machine.rustc.clone(),
        load: machine
            .load
            .map_or("unknown".to_owned(), |load| format!("{load:.1}")),
        crates: slices.len(),
        check: rates(Mode::Check)?,
        dev: rates(Mode::Dev)?,
    };
    let text = to_toml(&figures).map_err(|fault| vec![fault])?;
    write(&repository().join(FIGURES), &format!("{HEAD}{text}")).map_err(|fault| vec![fault])?;
    print_line(text);
    Ok(Outcome::Done)
}

/// The line through what compiling every slice in this way takes.
fn rates(root: &Path, slices: &[Slice], mode: Mode) -> Result<Rates, Fault> {
    let points = measure(root, slices, mode)?;
    for (slice, point) in slices.iter().zip(&points) {
        let (name, lines, seconds) = (&slice.name, point.lines, point.seconds);
        print_line(format!(
            "{name}, {}: {lines} lines, {seconds:.2} s",
            mode.name()
        ));
    }
    line::through(&points).ok_or_else(|| Fault::new("no line leads through what was measured"))
}

fn to_toml(figures: &impl Serialize) -> Result<String, Fault> {
    toml::to_string(figures)
        .map_err(|error| Fault::new(format!("the figures cannot be written: {error}")))
}

fn write_manifest(root: &Path, names: &[&str]) -> Result<(), Fault> {
    let members: Vec<String> = names.iter().map(|it| format!("\"crates/{it}\"")).collect();
    let members = members.join(", ");
    let text = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    write(&root.join("Cargo.toml"), &text)?;
    copy_lock(root)
}

/// Compiles every slice, after what it depends on.
fn measure(root: &Path, slices: &[Slice], mode: Mode) -> Result<Vec<Point>, Fault> {
    let names: Vec<String> = slices.iter().map(|it| it.name.replace('-', "_")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); slices.len()];
    // The first time, the dependencies are compiled too.
    for time in 0..=TIMES {
        progress(format_args!("estimate: {}, {time} of {TIMES}", mode.name()));
        for slice in slices {
            let lib = root
                .join("crates")
                .join(&slice.name)
                .join("src")
                .join("lib.rs");
            super::compilation::touch(&lib)?;
        }
        let mut cargo = process::cargo();
        cargo
            .args(match mode {
                Mode::Check => ["check", "--workspace"],
                Mode::Dev => ["build", "--workspace"],
            })
            // One after the other, so that they do not take the processor's caches from each other.
            .args(["--lib", "--quiet", "--jobs", "1", "--target-dir"])
            .arg(root.join("target"))
            .current_dir(root);
        let log = Log::attach(&mut cargo, root.join("rustc.log"), &names)?;
        process::must(&mut cargo, "cargo")?;
        if time == 0 {
            continue;
        }
        for (name, seconds) in names.iter().zip(&mut seconds) {
            let note = log.of(name);
            let note = note.ok_or_else(|| Fault::new(format!("cargo did not compile `{name}`")))?;
            seconds.push(note.usage.cpu);
        }
    }
    let points = slices.iter().zip(seconds).map(|(slice, mut seconds)| {
        seconds.sort_by(f64::total_cmp);
        Point {
            lines: slice.lines,
            run_time_lines: slice.run_time_lines,
            seconds: seconds.get(TIMES / 2).copied().unwrap_or_default(),
        }
    });
    Ok(points.collect())
}
