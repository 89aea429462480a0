//! A program that uses five services through aws-config: what its first build costs, what the SDK crates
//! alone cost of it, and how large it is, stripped. Once with our crates and one run-time code, once with
//! our crates and a run-time code each, and once with the official crates.
//!
//! Every build starts from nothing and is made once: it takes minutes, which tells its length well enough.

mod program;

use cargo_farrier::report::Fault;

use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Target, Unit};
use crate::services::CALLED;
use program::{Built, Program};

const PART: &str = "services";

/// The most that the SDK crates may cost, of the official ones: in dev builds, and in release builds.
const MOST_CPU: [f64; 2] = [1.0 / 25.0, 1.0 / 20.0];
/// The most that a slice of ten operations may cost in a release build, in seconds.
const MOST_OF_SLICE: f64 = 1.5;
/// The most that the program may have of the official one's size.
const MOST_SIZE: f64 = 0.75;

/// How a program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Dev,
    Release,
}

impl Mode {
    const ALL: [Self; 2] = [Self::Dev, Self::Release];

    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

/// Builds the programs and adds their rows.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let official = Program::official(&bench.subjects)?;
    let Some(versions) = official.versions() else {
        let reason =
            "five services: the official crates cannot be had, nor what ours are patched in for";
        bench.unavailable.push(reason.to_owned());
        return Ok(());
    };
    let shared = Program::shared(&bench.subjects, &versions)?;
    let embedded = Program::embedded(&bench.subjects, &versions)?;
    for mode in Mode::ALL {
        let build = |program: &Program| {
            progress(format_args!("services: {}, {}", program.name, mode.name()));
            program.build(mode == Mode::Release)
        };
        let [shared, embedded, official] = [build(&shared)?, build(&embedded)?, build(&official)?];
        let both = [("shared", &shared), ("embedded", &embedded)];
        for (label, ours) in both {
            bench.rows.extend(rows(label, mode, ours, &official));
        }
        if mode == Mode::Release {
            bench.rows.extend(slices(&shared, &official));
            bench
                .rows
                .extend(both.map(|(label, ours)| size(label, ours, &official)));
        }
    }
    Ok(())
}

/// What the build cost, and the SDK crates alone.
fn rows(label: &str, mode: Mode, ours: &Built, official: &Built) -> [Row; 3] {
    let row = |what: &str, value: fn(&Built) -> f64| {
        let what = format!("{label}, {}: {what}", mode.name());
        Row::new(PART, what, Unit::Seconds)
            .ours([value(ours)])
            .beside(Peer::Official, [value(official)])
    };
    let [dev, release] = MOST_CPU;
    let most = match mode {
        Mode::Dev => dev,
        Mode::Release => release,
    };
    let target = (label == "shared").then_some(Target::RatioAtMost(most));
    [
        row("CPU of the first build", |it| it.usage.cpu),
        row("time of the first build", |it| it.usage.wall),
        row("CPU of the SDK crates", Built::sdk).wanted(target),
    ]
}

/// What each slice costs that has its run-time code from the shared crate.
fn slices(shared: &Built, official: &Built) -> Vec<Row> {
    let row = |package: &str| {
        let what = format!("shared, release: CPU of {package}");
        Row::new(PART, what, Unit::Seconds)
            .ours(shared.of(package))
            .beside(Peer::Official, official.of(package))
    };
    let slices = CALLED.iter().map(|slice| {
        let row = row(slice.package);
        row.wanted(Target::AtMost(MOST_OF_SLICE))
    });
    slices.chain([row(program::RUNTIME)]).collect()
}

fn size(label: &str, ours: &Built, official: &Built) -> Row {
    let what = format!("{label}: stripped release program");
    Row::new(PART, what, Unit::Bytes)
        .ours([ours.size as f64])
        .beside(Peer::Official, [official.size as f64])
        .wanted(Target::RatioAtMost(MOST_SIZE))
}
