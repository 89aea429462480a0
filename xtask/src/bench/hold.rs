//! `cargo xtask bench --hold`: a comparison that is quick enough for every change. It makes sure that
//! the slice still costs next to nothing to compile, and that no more lines are emitted than before.
//!
//! The two crates are compiled as what `cargo xtask parity` depends on, in the same folder, so that
//! one of the two commands saves the other the work.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::sweep::workspace;
use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

use super::figures::{self, Figures};
use super::files;
use super::lines::{self, Lines};
use super::measurements::progress;
use super::subjects::{self, OFFICIAL, OPERATION};
use crate::measure::process;
use crate::measure::rustc::Log;

/// The most that the slice may cost to compile, of what the official crate costs.
const MOST_CPU: f64 = 1.0 / 20.0;
/// How much the lines may grow, in percent.
const MOST_GROWTH: usize = 5;
/// How many times the slice is compiled; the least counts.
const SLICES: usize = 3;
/// The committed crate, which is the slice.
const SLICE: &str = "generated";

/// Runs the comparison. Something that has grown too much is [`Outcome::OutOfDate`].
pub(super) fn run(update: bool) -> Result<Outcome, Fault> {
    let now = count()?;
    if update {
        let whole = now.whole.or_else(|| figures::read().ok()?.whole);
        figures::write(&Figures { whole, ..now })?;
        print_line("xtask/bench-figures.toml is written");
    }
    let mut faults = Vec::new();
    compare_lines(&figures::read()?, &now, &mut faults);
    compare_cost(&mut faults)?;
    report::print(&faults);
    Ok(match faults.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}

/// Counts the lines that are emitted now.
fn count() -> Result<Figures, Fault> {
    let repository = files::repository();
    let whole = files::shared_model("pinpoint.json");
    Ok(Figures {
        slice: count_of(
            &repository.join("models").join("pinpoint.json"),
            Some(OPERATION),
        )?,
        whole: whole.map(|model| count_of(&model, None)).transpose()?,
    })
}

fn count_of(model: &Path, operation: Option<&str>) -> Result<Lines, Fault> {
    let dir = tempfile::tempdir().map_err(|error| Fault::io("cannot make a folder", &error))?;
    let crate_dir = dir.path().join("held");
    let mut command = subjects::codegen(model, operation.as_slice(), "held", &crate_dir)?;
    process::must(command.stdout(Stdio::null()), "cargo xtask codegen")?;
    lines::count(&crate_dir)
}

fn compare_lines(held: &Figures, now: &Figures, faults: &mut Vec<Fault>) {
    compare("slice", held.slice, now.slice, faults);
    match (held.whole, now.whole) {
        (Some(held), Some(now)) => compare("whole", held, now, faults),
        _ => print_line("whole: lines not compared, ../shared is absent"),
    }
}

fn compare(label: &str, held: Lines, now: Lines, faults: &mut Vec<Fault>) {
    for (what, held, now) in [
        ("lines", held.all, now.all),
        (
            "lines outside of the run-time code",
            held.emitted,
            now.emitted,
        ),
    ] {
        print_line(format_args!("{label}: {now} {what}, held at {held}"));
        if now * 100 > held * (100 + MOST_GROWTH) {
            let message =
                format!("the {label} has {now} {what}: more than {MOST_GROWTH} % above {held}");
            faults.push(Fault::new(message).help(
                "if that is meant, run `cargo xtask bench --hold --update-figures` and say why in the commit",
            ));
        }
    }
}

/// Compiles both crates, and compares what that cost.
fn compare_cost(faults: &mut Vec<Fault>) -> Result<(), Fault> {
    let Some((official, slice)) = cost()? else {
        print_line("CPU of a dev build: not compared, the official crate cannot be had");
        return Ok(());
    };
    let ratio = slice / official;
    print_line(format_args!(
        "CPU of a dev build: {slice:.2} s of {official:.2} s, 1/{:.0}; held at 1/{:.0}",
        official / slice,
        1.0 / MOST_CPU,
    ));
    if ratio > MOST_CPU {
        faults.push(
            Fault::new("the slice costs too much to compile")
                .help("`cargo xtask bench --only compile` measures it in full"),
        );
    }
    Ok(())
}

/// The seconds of processor time that the official crate and the slice take; nothing when the
/// former cannot be downloaded.
fn cost() -> Result<Option<(f64, f64)>, Fault> {
    let manifest = files::repository()
        .join("xtask")
        .join("parity")
        .join("Cargo.toml");
    let cannot = |error| Fault::io("cannot run cargo", &error);
    let mut fetch = process::cargo();
    fetch
        .args(["fetch", "--quiet", "--manifest-path"])
        .arg(&manifest);
    if !process::run(&mut fetch).map_err(cannot)?.0.success() {
        return Ok(None);
    }
    let build = Build {
        manifest,
        target: target(),
    };
    progress("hold: compiling both crates");
    build.clean(&[OFFICIAL])?;
    let official = OFFICIAL.replace('-', "_");
    let mut log = build.run(&[OFFICIAL, SLICE], &[&official])?;
    let official = cpu(&log, &official)?;
    // The slice takes so little that something else on the machine could spoil a single measurement.
    let mut slices = Vec::new();
    for _ in 0..SLICES {
        build.clean(&[SLICE])?;
        log = build.run(&[SLICE], &[SLICE])?;
        slices.push(cpu(&log, SLICE)?);
    }
    let slice = slices.into_iter().fold(f64::INFINITY, f64::min);
    Ok(Some((official, slice)))
}

/// The seconds of processor time that a crate took.
fn cpu(log: &Log, name: &str) -> Result<f64, Fault> {
    let note = log.of(name).map(|note| note.usage.cpu);
    note.ok_or_else(|| Fault::new(format!("cargo did not compile `{name}`")))
}

/// Where both crates are compiled.
struct Build {
    manifest: PathBuf,
    target: PathBuf,
}

impl Build {
    /// Forgets what was made of these packages.
    fn clean(&self, packages: &[&str]) -> Result<(), Fault> {
        process::must(&mut self.cargo("clean", packages), "cargo clean").map(|_| ())
    }

    /// Builds these packages; the costs of the crates are noted in the log.
    fn run(&self, packages: &[&str], crates: &[&str]) -> Result<Log, Fault> {
        let mut cargo = self.cargo("build", packages);
        let log = Log::attach(&mut cargo, self.target.join("rustc.log"), crates)?;
        process::must(&mut cargo, "cargo build")?;
        Ok(log)
    }

    fn cargo(&self, command: &str, packages: &[&str]) -> Command {
        let mut cargo = process::cargo();
        cargo
            .args([command, "--quiet", "--manifest-path"])
            .arg(&self.manifest)
            .arg("--target-dir")
            .arg(&self.target);
        for package in packages {
            cargo.args(["--package", package]);
        }
        cargo
    }
}

/// The folder that `cargo xtask parity` builds in.
fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => PathBuf::from(target),
        None => workspace::root("parity"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_percent_more_lines_are_allowed() {
        let held = Lines {
            all: 1000,
            emitted: 100,
        };
        let now = |all, emitted| Lines { all, emitted };
        let faults = |now| {
            let mut faults = Vec::new();
            compare("slice", held, now, &mut faults);
            faults.len()
        };
        assert_eq!(faults(now(1050, 105)), 0);
        assert_eq!(faults(now(1051, 105)), 1);
        assert_eq!(faults(now(1051, 106)), 2);
    }
}
