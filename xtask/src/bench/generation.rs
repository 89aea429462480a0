//! What it costs to generate: the whole process, from its start to the written files in a folder that
//! was not there, beside the floor.

use std::path::PathBuf;
use std::process::Command;

use cargo_farrier::report::Fault;

use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Target, Unit};
use super::{files, subjects};
use crate::measure::process;
use crate::measure::process::Usage;

const PART: &str = "generate";
/// The largest models of `../shared`, by their files.
const LARGEST: [&str; 4] = ["s3.json", "sagemaker.json", "quicksight.json", "iot.json"];

/// Something to generate.
struct Case {
    label: String,
    model: PathBuf,
    operation: Option<&'static str>,
}

/// What came of a case.
#[derive(Default)]
struct Measured {
    usages: Vec<Usage>,
    floors: Vec<f64>,
    shapes: Option<f64>,
}

/// Generates each case, in turns with its floor.
///
/// Every run has a new folder, and all of them are removed at the end: an ext4 file system without a
/// journal passes over the inodes of files that were just removed, one by one for every new file,
/// which can take longer than to generate.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let fresh = bench.subjects.dir("fresh");
    files::remove(&fresh)?;
    for case in cases(bench) {
        progress(format_args!("generate: {}", case.label));
        match measure_case(bench, &case) {
            Ok(measured) => bench.rows.extend(rows(&case, &measured)),
            Err(_) => bench.unavailable.push(format!(
                "generating {}: the model is refused; the reasons are on the error stream",
                case.label
            )),
        }
    }
    files::remove(&fresh)
}

fn cases(bench: &mut Bench) -> Vec<Case> {
    let mut cases = Vec::new();
    for subject in bench.subjects.ours() {
        if let Some((model, operation)) = subject.source.clone() {
            let label = subject.label.to_owned();
            cases.push(Case {
                label,
                model,
                operation,
            });
        }
    }
    for file in LARGEST {
        match files::shared_model(file) {
            Some(model) => cases.push(Case {
                label: file.trim_end_matches(".json").to_owned(),
                model,
                operation: None,
            }),
            None => bench
                .unavailable
                .push(format!("generating {file}: not in ../shared/models")),
        }
    }
    cases
}

fn measure_case(bench: &Bench, case: &Case) -> Result<Measured, Fault> {
    let folder = bench.subjects.dir("fresh").join(&case.label);
    let mut measured = Measured::default();
    for pair in 0..bench.pairs {
        let dir = folder.join(pair.to_string());
        let mut command = subjects::codegen(&case.model, case.operation.as_slice(), "fresh", &dir)?;
        let (text, usage) = process::must_say(&mut command, "cargo xtask codegen")?;
        measured.usages.push(usage);
        measured.shapes = shapes(&text);

        let mut floor = Command::new(process::this_program()?);
        floor.arg("bench-floor").arg(&case.model).arg(&dir);
        let (text, _) = process::must_say(&mut floor, "the floor")?;
        measured.floors.extend(text.trim().parse::<f64>());
    }
    Ok(measured)
}

/// The number of shapes in the line that `cargo xtask codegen` prints of a crate.
fn shapes(line: &str) -> Option<f64> {
    let (before, _) = line.split_once(" shape")?;
    before.rsplit(' ').next()?.parse().ok()
}

fn rows(case: &Case, measured: &Measured) -> Vec<Row> {
    let (time_target, is_largest) = match case.label.as_str() {
        "slice" => (Some(Target::AtMost(0.060)), false),
        "whole" => (Some(Target::RatioAtMost(1.3)), false),
        _ => (None, true),
    };
    let row = |what: &str, unit| Row::new(PART, format!("{}: {what}", case.label), unit);
    let floors = || measured.floors.iter().copied();
    let walls = || measured.usages.iter().map(|usage| usage.wall);
    let peaks = measured.usages.iter().map(|usage| usage.peak as f64);
    let mut rows = vec![
        row("time", Unit::Seconds)
            .ours(walls())
            .beside(Peer::Floor, floors())
            .wanted(time_target),
        row("CPU", Unit::Seconds)
            .ours(measured.usages.iter().map(|usage| usage.cpu))
            .beside(Peer::Floor, floors()),
        row("memory", Unit::Bytes)
            .ours(peaks)
            .wanted(is_largest.then_some(Target::AtMost(300e6))),
    ];
    if let Some(shapes) = measured.shapes {
        let each = walls().map(|seconds| seconds * 1e6 / shapes);
        let what = format!("time a shape, of {shapes}");
        rows.push(row(&what, Unit::Microseconds).ours(each));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_from_the_summary() {
        let line = "out: 122 operations, 605 shapes, 300 files (300 written, 0 removed) in 1s\n";
        assert_eq!(shapes(line), Some(605.0));
        assert_eq!(shapes("nothing"), None);
    }
}
