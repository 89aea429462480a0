//! Broken models: whatever is done to a model, it is generated or refused, and a refusal says where.
//!
//! Models of the golden cases, of this repository and, when they are there, of `../shared` are
//! changed at random, with a fixed seed: something is deleted, renamed, retyped, duplicated or cut
//! off. Plain `cargo test` makes a few thousand changes to the small ones; `BAD_INPUT_ROUNDS=200
//! cargo test --release -p codegen-tests --test bad_input` makes that many to each of all models.

mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use farrier_codegen::{Diagnostics, DocsLevel, Request, Sources, model, plan};
use rayon::prelude::*;

use mutate::Mutator;

/// Models that are larger are only changed in a long run, in bytes.
const SMALL: u64 = 30_000;
/// The bytes that a short run reads of a model, over all changes, and the bounds of their number.
const SHORT_BYTES: usize = 600_000;
const SHORT_ROUNDS: (usize, usize) = (20, 150);
/// How many of the changed models of a short run go all the way; the others are only planned, since
/// laying out code takes most of the time.
const SHORT_WHOLE: usize = 2;

#[test]
fn every_refusal_has_a_place_and_nothing_panics() {
    let rounds = std::env::var("BAD_INPUT_ROUNDS").ok();
    let rounds: Option<usize> = rounds.map(|text| text.parse().expect("a number of rounds"));
    let models = models(rounds.is_none());
    // The panics are reported below, with the model that leads to them.
    std::panic::set_hook(Box::new(|_| {}));
    let results: Vec<Tally> = models.par_iter().map(|path| change(path, rounds)).collect();
    let _ = std::panic::take_hook();

    let (mut done, mut refused, mut faults) = (0, 0, Vec::new());
    for tally in results {
        done += tally.done;
        refused += tally.refused;
        faults.extend(tally.faults);
    }
    println!(
        "{done} changed models of {}: {refused} refused, {} generated",
        models.len(),
        done - refused
    );
    assert!(done > 0 && refused > 0 && refused < done);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What came of the changes to one model.
#[derive(Default)]
struct Tally {
    done: usize,
    refused: usize,
    faults: Vec<String>,
}

/// The models that are changed.
fn models(only_small: bool) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut models = Vec::new();
    for folder in [
        "codegen/tests/golden",
        "models",
        "../shared/models",
        "../shared/protocol-tests",
    ] {
        find(&root.join(folder), &mut models);
    }
    models.sort();
    let is_small = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|data| data.len() <= SMALL);
    models.retain(|path| !only_small || is_small(path));
    models
}

fn find(dir: &Path, models: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find(&path, models);
        } else if path.extension().is_some_and(|end| end == "json") {
            models.push(path);
        }
    }
}

/// Changes a model so many times, each time from the beginning, and tries to generate from it; a
/// number by its size when none is given.
fn change(path: &Path, rounds: Option<usize>) -> Tally {
    let mut tally = Tally::default();
    let Ok(text) = std::fs::read_to_string(path) else {
        return tally;
    };
    let name = path.display().to_string();
    let (fewest, most) = SHORT_ROUNDS;
    let short = match refusal(&name, &text, false) {
        Ok(()) => (SHORT_BYTES / text.len().max(1)).clamp(fewest, most),
        // It is refused before most changes matter.
        Err(_) => fewest,
    };
    let is_long = rounds.is_some();
    let rounds = rounds.unwrap_or(short);
    let mut mutator = Mutator::new(&name, &text);
    for round in 0..rounds {
        let changed = mutator.change();
        let whole = is_long || round < SHORT_WHOLE;
        tally.done += 1;
        let result = catch_unwind(AssertUnwindSafe(|| refusal(&name, &changed, whole)));
        let fault = match result {
            Ok(Ok(())) => continue,
            Ok(Err(diagnostics)) => {
                tally.refused += 1;
                unplaced(&diagnostics)
            }
            Err(_) => Some("a panic".to_owned()),
        };
        if let Some(fault) = fault {
            let kept = keep(&name, round, &changed);
            tally.faults.push(format!("{kept}: {fault}"));
        }
    }
    if is_long {
        let faults = tally.faults.join("\n");
        println!(
            "{name}: {rounds} changes, {} refused {faults}",
            tally.refused
        );
    }
    tally
}

/// Generates from a text, or only plans what would be generated.
fn refusal(name: &str, text: &str, whole: bool) -> Result<(), Diagnostics> {
    let mut sources = Sources::new();
    sources.push(name, text);
    let request = Request {
        name: Some("changed".into()),
        docs: DocsLevel::Full,
        ..Request::default()
    };
    if whole {
        return farrier_codegen::generate(sources, &request).map(drop);
    }
    let model = model::load::load(sources)?;
    let selection = model::select::select(&model, &request)?;
    plan::plan(&model, &selection, &request).map(drop)
}

/// What is wrong with a refusal.
fn unplaced(diagnostics: &Diagnostics) -> Option<String> {
    if diagnostics.errors().next().is_none() {
        return Some("a refusal without an error".into());
    }
    let placed = diagnostics.errors().any(|error| {
        error.place().is_some_and(|place| {
            place.line > 0
                && place.column > 0
                && place.span.start <= place.span.end
                && place.text.get(place.span).is_some()
        })
    });
    // A model without a service, or with several, has no place for that.
    let about_request = |error: &farrier_codegen::Diagnostic| error.message.contains("service");
    match placed || diagnostics.errors().all(about_request) {
        true => None,
        false => Some(format!("a refusal without a place: {diagnostics}")),
    }
}

/// Keeps a model that shows a fault, for somebody to look at.
fn keep(name: &str, round: usize, text: &str) -> String {
    let stem: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let stem = stem.trim_matches('-');
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{stem}-{round}.json"));
    match std::fs::write(&path, text) {
        Ok(()) => path.display().to_string(),
        Err(_) => format!("round {round} of {name}"),
    }
}
