//! Pairs of models, and what is generated from both.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use farrier_codegen::diff::{Report, diff_models};
use farrier_codegen::model::load;
use farrier_codegen::{Diagnostics, DocsLevel, Generated, Request, Runtime, Sources, Tests};

use cargo_farrier::input;
use cargo_farrier::report::{Fault, shown};

use crate::services::repository;

/// The folders with the older and the newer models.
const VERSIONS: [&str; 2] = ["2025-04", "2026-08"];

/// Two models and a request.
#[derive(Debug)]
pub(crate) struct Pair {
    /// Its name, of which those of its crates are made.
    pub(super) name: String,
    /// The old model and the new one.
    pub(super) models: [Sources; 2],
    /// The operations; all when empty.
    pub(super) operations: Vec<String>,
    /// Whether it is made of the changes that this repository lists.
    pub(super) is_synthetic: bool,
}

/// The directions of a comparison: forth, and back.
pub(super) const DIRECTIONS: [&str; 2] = ["forth", "back"];

/// The names of a pair's crates.
pub(super) fn crate_names(pair: &str) -> [String; 2] {
    ["old", "new"].map(|side| format!("{pair}-{side}"))
}

impl Pair {
    /// The reports of both directions.
    ///
    /// # Errors
    /// The faults in the models.
    pub(super) fn compare(&self) -> Result<[Report; 2], Vec<Fault>> {
        let [old, new] = &self.models;
        let compare = |old: &Sources, new: &Sources| {
            diff_models(old.clone(), new.clone(), &self.request("none")).map_err(all)
        };
        Ok([compare(old, new)?, compare(new, old)?])
    }

    fn request(&self, name: &str) -> Request {
        Request {
            name: Some(name.to_owned()),
            operations: self.operations.clone(),
            allow_incomplete: true,
            tests: Tests::LeftOut,
            docs: DocsLevel::None,
            runtime: Runtime::Shared {
                path: "../farrier-runtime".to_owned(),
            },
            ..Request::default()
        }
    }

    /// Generates the crates of both models.
    ///
    /// # Errors
    /// The faults in the models.
    pub(super) fn generate(&self) -> Result<Vec<(String, Generated)>, Vec<Fault>> {
        let mut generated = Vec::new();
        for (name, sources) in crate_names(&self.name).into_iter().zip(&self.models) {
            let mut request = self.request(&name);
            let model = load::load(sources.clone()).map_err(all)?;
            // An operation that only the other model has.
            let known: BTreeSet<String> = operations(&model).into_iter().collect();
            request
                .operations
                .retain(|operation| known.contains(operation));
            let made = farrier_codegen::generate(sources.clone(), &request).map_err(all)?;
            generated.push((name, made));
        }
        Ok(generated)
    }
}

fn all(diagnostics: Diagnostics) -> Vec<Fault> {
    diagnostics.iter().map(Fault::from_diagnostic).collect()
}

/// The names of the operations of a model's service.
fn operations(model: &farrier_codegen::model::Model) -> Vec<String> {
    let services = model.services();
    let operations = services.flat_map(|service| model.operations_of(&service.id));
    operations.map(|id| id.name().to_owned()).collect()
}

/// The services of which there are two versions, each whole and as a slice.
pub(super) fn services() -> Result<Vec<Pair>, Vec<Fault>> {
    let [old, new] = VERSIONS.map(|version| {
        let shared = repository().parent().unwrap_or(repository());
        shared.join("shared").join("models").join(version)
    });
    let mut pairs = Vec::new();
    for file in models(&new).map_err(|fault| vec![fault])? {
        let (old, new) = (old.join(&file), new.join(&file));
        if !old.exists() {
            continue;
        }
        let stem = Path::new(&file).file_stem().unwrap_or_default();
        let name = stem.to_string_lossy().into_owned();
        let models = || Ok([read(&old)?, read(&new)?]);
        let both = models().map_err(|fault: Fault| vec![fault])?;
        let operations = sliced(&both)?;
        pairs.push(Pair {
            name: format!("{name}-slice"),
            models: both.clone(),
            operations,
            is_synthetic: false,
        });
        pairs.push(Pair {
            name: format!("{name}-whole"),
            models: both,
            operations: Vec::new(),
            is_synthetic: false,
        });
    }
    Ok(pairs)
}

fn models(folder: &Path) -> Result<Vec<String>, Fault> {
    let cannot = |error| Fault::io(format!("cannot read `{}`", shown(folder)), &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        files.push(
            entry
                .map_err(cannot)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Sources, Fault> {
    let mut sources = Sources::new();
    sources.push(
        shown(path),
        input::read(path, "the model", input::MODEL_LIMIT)?,
    );
    Ok(sources)
}

/// Four operations of the old model, spread over their names; none that needs an event stream.
fn sliced([old, _]: &[Sources; 2]) -> Result<Vec<String>, Vec<Fault>> {
    let model = load::load(old.clone()).map_err(all)?;
    let mut names = operations(&model);
    names.sort();
    names.retain(|name| {
        let request = Request {
            operations: vec![name.clone()],
            ..Request::default()
        };
        farrier_codegen::model::select::select(&model, &request).is_ok()
    });
    let last = names.len().saturating_sub(1);
    let picked: BTreeSet<usize> = [0, last / 3, 2 * last / 3, last].into();
    Ok(picked
        .into_iter()
        .filter_map(|at| names.get(at).cloned())
        .collect())
}
