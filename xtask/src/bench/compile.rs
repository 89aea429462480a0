//! What it costs to compile a crate alone: rustc's time, processor time and memory, and the size of
//! what it writes. Dependencies are built before, nothing is incremental.

use cargo_farrier::report::Fault;

use super::compilation::{Mode, Notes, Workspace};
use super::measurements::{Bench, progress};
use super::row::{Row, Target, Unit};

const PART: &str = "compile";

/// Compiles every crate in every way, in turns.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let subjects = &bench.subjects;
    let workspace = Workspace {
        crates: subjects.dir("crates"),
        target: subjects.dir("target"),
        log: subjects.dir("rustc.log"),
        subjects: subjects.compiled().collect(),
    };
    let mut notes = Notes::default();
    for mode in Mode::ALL {
        // The dependencies, and the crates that another mode has touched.
        progress(format_args!("compile: {}, dependencies", mode.name()));
        workspace.compile(mode, &["--workspace"])?;
        for pair in 1..=bench.pairs {
            let name = mode.name();
            progress(format_args!("compile: {name}, {pair} of {}", bench.pairs));
            for subject in &workspace.subjects {
                notes.add(subject, mode, workspace.compile_alone(subject, mode)?);
            }
        }
    }
    for subject in subjects.ours() {
        for mode in Mode::ALL {
            bench.rows.extend(rows(&notes, subject.label, mode));
        }
    }
    // The first row, which is the processor time; in the other modes it is next to nothing.
    let orchestrator = rows(&notes, subjects.orchestrator.label, Mode::Release);
    bench.rows.extend(orchestrator.into_iter().next());
    Ok(())
}

/// The rows of one of ours, compiled in one way.
fn rows(notes: &Notes, label: &'static str, mode: Mode) -> Vec<Row> {
    let row = |what, unit, value| notes.row(PART, (label, mode), (what, unit), value);
    let mut rows = vec![
        row("CPU", Unit::Seconds, |note| Some(note.usage.cpu)).wanted(cpu_target(label, mode)),
        row("time", Unit::Seconds, |note| Some(note.usage.wall)),
        row("memory", Unit::Bytes, |note| Some(note.usage.peak as f64)),
    ];
    if mode != Mode::Check {
        let rlib = row("rlib", Unit::Bytes, |note| {
            note.rlib.map(|size| size as f64)
        });
        rows.push(rlib.wanted(rlib_target(label, mode)));
    }
    rows
}

fn cpu_target(label: &str, mode: Mode) -> Option<Target> {
    let most = match (label, mode) {
        ("whole", Mode::Check) => 1.0 / 2.0,
        ("whole", Mode::Dev) => 1.0 / 5.0,
        ("whole", Mode::Release) => 1.0 / 10.0,
        ("slice", Mode::Dev | Mode::Release) => 1.0 / 40.0,
        _ => return None,
    };
    Some(Target::RatioAtMost(most))
}

fn rlib_target(label: &str, mode: Mode) -> Option<Target> {
    let most = match (label, mode) {
        ("whole", Mode::Dev) => 1.0 / 5.0,
        ("whole", Mode::Release) => 1.0 / 2.0,
        _ => return None,
    };
    Some(Target::RatioAtMost(most))
}
