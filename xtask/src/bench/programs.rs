//! A program that makes one call through aws-config: how long it takes to build it from nothing, how
//! large it is, stripped, and how long it takes to build it again after a change in its `main.rs`.
//!
//! Here the crates are used as people use them: the official one from the registry, ours by its path,
//! with incremental compilation in the dev profile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_farrier::report::Fault;

use super::files;
use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Target, Unit};
use super::subject::Subject;
use super::subjects::Subjects;
use crate::measure::process;
use crate::measure::process::Usage;

const PART: &str = "program";
/// The program; it knows the crate as `sdk`.
const MAIN: &str = include_str!("../../bench-calls/program/main.rs");
/// What changes in the program, to have it built again.
const CHANGES: &str = "@CHANGE@";

/// The usages of rebuilding, by the label of the crate.
type Usages = BTreeMap<&'static str, Vec<Usage>>;

/// Builds the programs, then changes and rebuilds them in turns.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    write(&bench.subjects)?;
    first_builds(bench)?;
    progress("program: release build");
    build_all(&bench.subjects, true)?;
    sizes(bench)?;
    progress("program: dev build");
    build_all(&bench.subjects, false)?;

    let mut usages = Usages::new();
    // The first change after a whole build is no usual one.
    for pair in 0..=bench.pairs {
        progress(format_args!("program: {pair} of {} changes", bench.pairs));
        for subject in bench.subjects.all() {
            write_main(&bench.subjects, subject, pair + 1)?;
            let usage = build(&bench.subjects, subject, false)?;
            if pair > 0 {
                usages.entry(subject.label).or_default().push(usage);
            }
        }
    }
    for subject in bench.subjects.ours() {
        let row = |what: &str, value: fn(&Usage) -> f64| {
            let series = |label| usages.get(label).into_iter().flatten().map(value);
            let what = format!(
                "{}: {what} to rebuild after a change in main.rs",
                subject.label
            );
            Row::new(PART, what, Unit::Seconds)
                .ours(series(subject.label))
                .beside(Peer::Official, series("official"))
        };
        let time = row("time", |usage| usage.wall).wanted(Target::RatioAtMost(1.0));
        bench.rows.extend([time, row("CPU", |usage| usage.cpu)]);
    }
    Ok(())
}

/// Builds each program with all of its dependencies, once: it takes long, and its length is told
/// well enough by that.
fn first_builds(bench: &mut Bench) -> Result<(), Fault> {
    let mut usages = BTreeMap::new();
    let target = bench.subjects.dir("first-build");
    for subject in bench.subjects.all() {
        progress(format_args!("program: first build of `{}`", name(subject)));
        files::remove(&target)?;
        let usage = build_in(&target, &bench.subjects, subject, false)?;
        usages.insert(subject.label, usage);
    }
    files::remove(&target)?;
    for subject in bench.subjects.ours() {
        let row = |what: &str, value: fn(&Usage) -> f64| {
            let of = |label| usages.get(label).map(value);
            let what = format!("{}: {what} of the first build, dev", subject.label);
            Row::new(PART, what, Unit::Seconds)
                .ours(of(subject.label))
                .beside(Peer::Official, of("official"))
        };
        let (time, cpu) = (row("time", |it| it.wall), row("CPU", |it| it.cpu));
        bench.rows.extend([time, cpu]);
    }
    Ok(())
}

/// The sizes of the programs.
fn sizes(bench: &mut Bench) -> Result<(), Fault> {
    let size = |subject: &Subject| {
        let path = bench
            .subjects
            .dir("target")
            .join("release")
            .join(name(subject));
        fs::metadata(&path)
            .map(|file| file.len() as f64)
            .map_err(|error| Fault::io(format!("cannot find `{}`", path.display()), &error))
    };
    let official = match &bench.subjects.official {
        Some((subject, _)) => Some(size(subject)?),
        None => None,
    };
    let mut rows = Vec::new();
    for subject in bench.subjects.ours() {
        let what = format!("{}: stripped release program", subject.label);
        let row = Row::new(PART, what, Unit::Bytes)
            .ours([size(subject)?])
            .beside(Peer::Official, official)
            .wanted(Target::RatioAtMost(0.9));
        rows.push(row);
    }
    bench.rows.extend(rows);
    Ok(())
}

fn name(subject: &Subject) -> String {
    format!("call-{}", subject.label)
}

/// The folder of the workspace.
fn root(subjects: &Subjects) -> PathBuf {
    subjects.dir("programs")
}

/// Writes the workspace with a program for each crate.
fn write(subjects: &Subjects) -> Result<(), Fault> {
    let root = root(subjects);
    let members: Vec<toml::Value> = subjects.all().map(|subject| name(subject).into()).collect();
    let members = toml::Value::Array(members);
    let text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members}\n\n[profile.release]\nstrip = true\n"
    );
    files::write(&root.join("Cargo.toml"), &text)?;
    files::copy_lock(&root)?;
    for subject in subjects.all() {
        let text = manifest(subjects, subject);
        files::write(&root.join(name(subject)).join("Cargo.toml"), &text)?;
        write_main(subjects, subject, 0)?;
    }
    Ok(())
}

fn manifest(subjects: &Subjects, subject: &Subject) -> String {
    let place = match &subjects.official {
        Some((official, version)) if official.package == subject.package => {
            format!("version = \"={version}\"")
        }
        _ => format!(
            "path = {}",
            toml::Value::from(subject.dir.display().to_string())
        ),
    };
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\naws-config = \"1\"\nsdk = {{ package = \"{}\", {place} }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n",
        name(subject),
        subject.package,
    )
}

fn write_main(subjects: &Subjects, subject: &Subject, change: usize) -> Result<(), Fault> {
    let text = MAIN.replace(CHANGES, &change.to_string());
    let path = root(subjects)
        .join(name(subject))
        .join("src")
        .join("main.rs");
    files::write(&path, &text)
}

fn build_all(subjects: &Subjects, release: bool) -> Result<(), Fault> {
    let mut all = subjects.all();
    all.try_for_each(|subject| build(subjects, subject, release).map(drop))
}

fn build(subjects: &Subjects, subject: &Subject, release: bool) -> Result<Usage, Fault> {
    build_in(&subjects.dir("target"), subjects, subject, release)
}

/// Builds one program. Built together, each would have the features of all.
fn build_in(
    target: &Path,
    subjects: &Subjects,
    subject: &Subject,
    release: bool,
) -> Result<Usage, Fault> {
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--quiet", "--package", &name(subject)])
        .arg("--target-dir")
        .arg(target)
        .args(release.then_some("--release"))
        .env("CARGO_INCREMENTAL", if release { "0" } else { "1" })
        .current_dir(root(subjects));
    process::must(&mut cargo, "cargo")
}
