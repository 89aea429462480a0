//! Calls without a network, measured by the package `xtask/bench-calls`: here it is built against the
//! crates that there are, run, and its numbers are taken over.
//!
//! The package as it stands compares the committed crate with the official one. What is built here
//! is the same sources with our two crates.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;

use serde::Deserialize;

use cargo_farrier::report::Fault;

use super::files;
use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Series, Target, Unit};
use super::subject::Subject;
use super::subjects::Subjects;
use crate::measure::process;

const PART: &str = "call";

/// A line that the programs print.
#[derive(Debug, Deserialize)]
struct Line {
    /// What was measured.
    what: What,
    /// The size of the reply or request, in bytes.
    size: u64,
    /// The measurements of each side, by its name.
    series: BTreeMap<String, Series>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    /// Processor time of a call, in microseconds.
    Call,
    /// Allocations of a call.
    Allocations,
    /// Bytes that a call allocates.
    Allocated,
    /// Parsing of a reply, in MB/s.
    Parse,
    /// Serializing of a request, in MB/s.
    Serialize,
}

/// Builds and runs the programs.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    if bench.subjects.official.is_none() {
        let reason = "calls: the program that makes them needs the official crate";
        bench.unavailable.push(reason.to_owned());
        return Ok(());
    }
    if bench.subjects.whole.is_none() {
        let reason = "serializing: the slice sends no body, and the whole service is not there";
        bench.unavailable.push(reason.to_owned());
    }
    let root = write(&bench.subjects)?;
    for program in ["times", "allocations"] {
        progress(format_args!("calls: {program}"));
        let mut cargo = process::cargo();
        cargo
            .args([
                "run",
                "--release",
                "--quiet",
                "--bin",
                program,
                "--target-dir",
            ])
            .arg(bench.subjects.dir("target"))
            .args(bench.subjects.whole.as_ref().map(|_| "--features=whole"))
            .args(["--", &bench.pairs.to_string()])
            .current_dir(&root)
            .stdin(Stdio::null());
        let (text, _) = process::must_say(&mut cargo, "the package `bench-calls`")?;
        for line in text.lines() {
            let line = serde_json::from_str(line).map_err(|error| {
                Fault::new(format!(
                    "`{program}` of bench-calls printed `{line}`: {error}"
                ))
            })?;
            bench.rows.extend(rows(line));
        }
    }
    Ok(())
}

/// Writes the package anew, to depend on the crates that there are.
fn write(subjects: &Subjects) -> Result<PathBuf, Fault> {
    let package = files::repository().join("xtask").join("bench-calls");
    let root = subjects.dir("calls");
    files::copy_sources(&package, &root)?;
    let lock = files::read(&package.join("Cargo.lock"))?;
    files::write(&root.join("Cargo.lock"), &lock)?;

    let text = files::read(&package.join("Cargo.toml"))?;
    let fault = |what: &dyn std::fmt::Display| {
        Fault::new(format!("the manifest of `xtask/bench-calls`: {what}"))
    };
    let mut manifest: toml::Table = toml::from_str(&text).map_err(|error| fault(&error))?;
    let dependencies = manifest.get_mut("dependencies");
    let dependencies = dependencies
        .and_then(toml::Value::as_table_mut)
        .ok_or_else(|| fault(&"it has no dependencies"))?;
    dependencies.insert("generated".to_owned(), dependency(&subjects.slice));
    if let Some(whole) = &subjects.whole {
        dependencies.insert("whole".to_owned(), dependency(whole));
    }
    files::write(&root.join("Cargo.toml"), &manifest.to_string())?;
    Ok(root)
}

fn dependency(subject: &Subject) -> toml::Value {
    let path = subject.dir.display().to_string();
    let table = [("package", subject.package.to_owned()), ("path", path)];
    let table = table.map(|(key, value)| (key.to_owned(), toml::Value::from(value)));
    toml::Value::Table(table.into_iter().collect())
}

/// The rows that a line becomes: a side of ours each, beside the official crate and what else does
/// the same work.
fn rows(line: Line) -> Vec<Row> {
    let (what, unit) = match line.what {
        What::Call => ("CPU of a call", Unit::Microseconds),
        What::Allocations => ("allocations of a call", Unit::Count),
        What::Allocated => ("memory that a call allocates", Unit::Bytes),
        What::Parse => ("parsing", Unit::MegabytesPerSecond),
        What::Serialize => ("serializing", Unit::MegabytesPerSecond),
    };
    let size = size(line.size);
    let series = |name: &str| line.series.get(name).cloned().unwrap_or_default();
    let mut rows = Vec::new();
    for label in ["slice", "whole"] {
        let ours = series(label);
        if ours.is_empty() {
            continue;
        }
        let name = format!("{label}: {what}, {size}");
        let row = Row::new(PART, &name, unit).ours(ours);
        let official = row.clone().beside(Peer::Official, series("official"));
        rows.push(official.wanted(target(line.what, line.size)));
        for (peer, name) in [(Peer::Codec, "codec"), (Peer::SerdeJson, "serde_json")] {
            let floor = series(name);
            if !floor.is_empty() {
                rows.push(row.clone().beside(peer, floor));
            }
        }
    }
    rows
}

/// What is wanted, for bodies of about 180 bytes and 30 KB.
fn target(what: What, bytes: u64) -> Option<Target> {
    match (what, bytes) {
        (What::Call | What::Allocations, ..1_000) => Some(Target::RatioAtMost(0.8)),
        (What::Parse, 20_000..40_000) => Some(Target::RatioAtLeast(1.4)),
        _ => None,
    }
}

/// A size to two digits.
fn size(bytes: u64) -> String {
    let round = |number: u64| match number.checked_ilog10() {
        Some(digits @ 2..) => {
            let unit = 10_u64.pow(digits - 1);
            (number + unit / 2) / unit * unit
        }
        _ => number,
    };
    match bytes {
        ..1_000 => format!("{} B", round(bytes)),
        1_000..1_000_000 => format!("{} KB", round((bytes + 500) / 1_000)),
        _ => format!("{} MB", round((bytes + 500_000) / 1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_rows() {
        let text = r#"{"what":"parse","size":29948,"series":
            {"official":[200.0],"slice":[300.0],"codec":[400.0],"serde_json":[500.0]}}"#;
        let rows = rows(serde_json::from_str(text).unwrap());
        assert_eq!(rows[0].what, "slice: parsing, 30 KB");
        assert_eq!(rows[0].is_met(), Some(true));
        assert_eq!(rows[1].peer, Some((Peer::Codec, vec![400.0])));
        assert_eq!(rows[2].peer, Some((Peer::SerdeJson, vec![500.0])));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn sizes_are_named_to_two_digits() {
        assert_eq!(
            [size(178), size(29_948), size(758_900)],
            ["180 B", "30 KB", "760 KB"]
        );
    }
}
