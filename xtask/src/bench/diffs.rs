//! What it costs to compare two versions of a service's model, from their texts to the report.

use std::path::{Path, PathBuf};
use std::time::Instant;

use cargo_farrier::input;
use cargo_farrier::report::{Fault, shown};
use farrier_codegen::diff::diff_models;
use farrier_codegen::{Request, Sources};

use super::files::repository;
use super::measurements::{Bench, progress};
use super::row::{Row, Target, Unit};

const PART: &str = "diff";
/// The folders of `../shared/models` with the older and the newer models.
const VERSIONS: [&str; 2] = ["2025-04", "2026-08"];
/// The models; the largest of those with two versions comes first.
const MODELS: [&str; 2] = ["s3.json", "dynamodb.json"];
/// The longest that a comparison may take, in seconds.
const LIMIT: f64 = 1.0;

/// Compares each model's versions, whole.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    for model in MODELS {
        progress(format_args!("diff: {model}"));
        let files = VERSIONS.map(|version| file(version, model));
        if !files.iter().all(|file| file.exists()) {
            let message = format!("comparing {model}: not twice in ../shared/models");
            bench.unavailable.push(message);
            continue;
        }
        let mut seconds = Vec::new();
        for _ in 0..bench.pairs {
            let start = Instant::now();
            let [old, new] = [read(&files[0])?, read(&files[1])?];
            let report = diff_models(old, new, &Request::default());
            report.map_err(|faults| Fault::new(faults.to_string()))?;
            seconds.push(start.elapsed().as_secs_f64());
        }
        let label = format!("{}: time", model.trim_end_matches(".json"));
        let row = Row::new(PART, label, Unit::Seconds).ours(seconds);
        bench.rows.push(row.wanted(Some(Target::AtMost(LIMIT))));
    }
    Ok(())
}

fn file(version: &str, model: &str) -> PathBuf {
    let above = repository().join("..");
    above
        .join("shared")
        .join("models")
        .join(version)
        .join(model)
}

fn read(file: &Path) -> Result<Sources, Fault> {
    let mut sources = Sources::new();
    sources.push(
        shown(file),
        input::read(file, "the model", input::MODEL_LIMIT)?,
    );
    Ok(sources)
}
