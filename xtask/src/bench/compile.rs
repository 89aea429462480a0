//! What it costs to compile a crate alone: rustc's time, processor time and memory, and the size of
//! what it writes. Dependencies are built before, nothing is incremental.

use std::collections::BTreeMap;
use std::fs::File;
use std::time::SystemTime;

use cargo_farrier::report::Fault;

use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Target, Unit};
use super::subject::Subject;
use super::subjects::Subjects;
use crate::measure::process;
use crate::measure::rustc::{Log, Note};

const PART: &str = "compile";

/// A way to compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    Check,
    Dev,
    Release,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Check, Self::Dev, Self::Release];

    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Dev => "dev build",
            Self::Release => "release build",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Dev => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// What was noted, by the label of the crate and the way to compile.
type Notes = BTreeMap<(&'static str, Mode), Vec<Note>>;

/// Compiles every crate in every way, in turns.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let mut notes = Notes::new();
    for mode in Mode::ALL {
        // The dependencies, and the crates that another mode has touched.
        progress(format_args!("compile: {}, dependencies", mode.name()));
        compile(&bench.subjects, mode)?;
        for pair in 1..=bench.pairs {
            progress(format_args!(
                "compile: {}, {pair} of {}",
                mode.name(),
                bench.pairs
            ));
            for subject in bench.subjects.compiled() {
                let note = compile_alone(&bench.subjects, subject, mode)?;
                notes.entry((subject.label, mode)).or_default().push(note);
            }
        }
    }
    for subject in bench.subjects.ours() {
        for mode in Mode::ALL {
            bench.rows.extend(rows(&notes, subject.label, mode));
        }
    }
    // The first row, which is the processor time; in the other modes it is next to nothing.
    let orchestrator = rows(&notes, bench.subjects.orchestrator.label, Mode::Release);
    bench.rows.extend(orchestrator.into_iter().next());
    Ok(())
}

/// Compiles one crate, which has not changed.
fn compile_alone(subjects: &Subjects, subject: &Subject, mode: Mode) -> Result<Note, Fault> {
    touch(subject)?;
    let log = compile(subjects, mode)?;
    log.of(&subject.crate_name()).ok_or_else(|| {
        Fault::new(format!("cargo did not compile `{}`", subject.package))
            .help("it should have, since its `lib.rs` is newer than before")
    })
}

/// Makes Cargo believe that a crate has changed.
fn touch(subject: &Subject) -> Result<(), Fault> {
    let path = subject.dir.join("src").join("lib.rs");
    File::options()
        .append(true)
        .open(&path)
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| Fault::io(format!("cannot touch `{}`", path.display()), &error))
}

/// Compiles what is not up to date in the workspace of the crates.
fn compile(subjects: &Subjects, mode: Mode) -> Result<Log, Fault> {
    let names: Vec<String> = subjects.compiled().map(Subject::crate_name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut cargo = process::cargo();
    cargo
        .args(mode.arguments())
        .args(["--workspace", "--lib", "--quiet", "--target-dir"])
        .arg(subjects.dir("target"))
        .current_dir(subjects.dir("crates"));
    let log = Log::attach(&mut cargo, subjects.dir("rustc.log"), &names)?;
    process::must(&mut cargo, "cargo")?;
    Ok(log)
}

/// The rows of one of ours, compiled in one way.
fn rows(notes: &Notes, label: &'static str, mode: Mode) -> Vec<Row> {
    let row = |what: &str, unit, value: fn(&Note) -> Option<f64>| {
        let series = |label| {
            let notes = notes.get(&(label, mode));
            notes
                .into_iter()
                .flatten()
                .filter_map(value)
                .collect::<Vec<_>>()
        };
        Row::new(PART, format!("{label}, {}: {what}", mode.name()), unit)
            .ours(series(label))
            .beside(Peer::Official, series("official"))
    };
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
