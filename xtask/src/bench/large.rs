//! A service of many operations: what its official crate costs to compile, and ours, whole and as slices.
//!
//! The official crate takes minutes and gigabytes, so each crate is compiled by itself, after its
//! dependencies, and as often as there are pairs.

use std::path::Path;
use std::process::Stdio;

use cargo_farrier::report::Fault;

use super::compilation::{Mode, Notes, Workspace};
use super::files::{copy_lock, remove, shared_model, write};
use super::measurements::{Bench, progress};
use super::registry;
use super::row::{Row, Target, Unit};
use super::subject::Subject;
use super::subjects::codegen;
use crate::measure::process;

const PART: &str = "large";
/// The official crate.
const OFFICIAL: &str = "aws-sdk-ec2";
/// The file of its model in `../shared`.
const MODEL: &str = "ec2.json";
/// Operations that programs call most; a slice has the first so many of them.
const OPERATIONS: &str = include_str!("../../bench-calls/large/operations.txt");
/// The sizes of slices, with their labels and packages.
const SLICES: [(usize, &str, &str); 3] = [
    (1, "1 operation", "large-1"),
    (10, "10 operations", "large-10"),
    (50, "50 operations", "large-50"),
];
const WHOLE: &str = "whole";

/// Compiles every crate in every way, in turns.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let root = bench.subjects.dir("large");
    let crates = root.join("crates");
    let Some(model) = shared_model(MODEL) else {
        bench
            .unavailable
            .push("the large service: ../shared/models is absent".to_owned());
        return Ok(());
    };
    let (sources, version) = match registry::newest(OFFICIAL, &root.join("official")) {
        Ok(found) => found,
        Err(reason) => {
            bench.unavailable.push(format!("{OFFICIAL}: {reason}"));
            return Ok(());
        }
    };
    progress(format_args!("large: {OFFICIAL} {version}"));
    let official = Subject {
        label: "official",
        package: OFFICIAL,
        dir: crates.join(OFFICIAL),
        source: None,
    };
    remove(&official.dir)?;
    registry::copy(&sources, &official.dir)?;
    let mut subjects = vec![official];
    subjects.extend(ours(&crates, &model)?);
    write_manifest(&crates, &subjects)?;
    let workspace = Workspace {
        target: root.join("target"),
        log: root.join("rustc.log"),
        subjects: subjects.iter().collect(),
        crates,
    };
    let mut notes = Notes::default();
    for mode in Mode::ALL {
        for pair in 1..=bench.pairs {
            for subject in &subjects {
                let (name, label) = (mode.name(), subject.label);
                let note = workspace.compile_with_dependencies(subject, mode)?;
                // A run takes long, and may not come to its end.
                progress(format_args!(
                    "large: {name}, {label}, {pair} of {}: {:.1} s of processor time, {:.0} MB",
                    bench.pairs,
                    note.usage.cpu,
                    note.usage.peak as f64 / 1e6
                ));
                notes.add(subject, mode, note);
            }
        }
    }
    for subject in subjects.iter().skip(1) {
        for mode in Mode::ALL {
            bench.rows.extend(rows(&notes, subject.label, mode));
        }
    }
    Ok(())
}

/// Generates the slices and the whole.
fn ours(crates: &Path, model: &Path) -> Result<Vec<Subject>, Fault> {
    let operations: Vec<&str> = OPERATIONS.lines().collect();
    let slices = SLICES.map(|(count, label, package)| (label, package, operations.get(..count)));
    let whole = (WHOLE, "large-whole", Some(&[][..]));
    let mut subjects = Vec::new();
    for (label, package, operations) in slices.into_iter().chain([whole]) {
        let operations = operations
            .ok_or_else(|| Fault::new(format!("there are too few operations for {label}")))?;
        let dir = crates.join(package);
        let mut command = codegen(model, operations, package, &dir)?;
        process::must(command.stdout(Stdio::null()), "cargo xtask codegen")?;
        subjects.push(Subject {
            label,
            package,
            dir,
            source: None,
        });
    }
    Ok(subjects)
}

fn write_manifest(crates: &Path, subjects: &[Subject]) -> Result<(), Fault> {
    let members: Vec<String> = subjects
        .iter()
        .map(|it| format!("{:?}", it.package))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    write(&crates.join("Cargo.toml"), &manifest)?;
    copy_lock(crates)
}

/// The rows of one of ours, compiled in one way.
fn rows(notes: &Notes, label: &'static str, mode: Mode) -> Vec<Row> {
    let row = |what, unit, value| notes.row(PART, (label, mode), (what, unit), value);
    vec![
        row("CPU", Unit::Seconds, |note| Some(note.usage.cpu)).wanted(cpu_target(label, mode)),
        row("time", Unit::Seconds, |note| Some(note.usage.wall)),
        row("memory", Unit::Bytes, |note| Some(note.usage.peak as f64))
            .wanted((label == WHOLE).then_some(Target::RatioAtMost(1.0 / 2.0))),
    ]
}

fn cpu_target(label: &str, mode: Mode) -> Option<Target> {
    let most = match (label, mode) {
        (WHOLE, Mode::Check) => 1.0 / 2.0,
        (WHOLE, Mode::Dev) => 1.0 / 4.0,
        ("1 operation", Mode::Dev) => 1.0 / 100.0,
        _ => return None,
    };
    Some(Target::RatioAtMost(most))
}
