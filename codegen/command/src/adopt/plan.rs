//! What is written for each client that is adopted, and what stays official after all, since a crate with just
//! what is used cannot take its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use farrier_codegen::cost::Lines;
use farrier_codegen::{Request, Sources};
use serde::Serialize;
use walkdir::WalkDir;

use super::chosen::{Candidate, Chosen};
use super::kept::Kept;
use crate::adopted::Layout;
use crate::adopted::write::Planned;
use crate::config::edit::Entry;
use crate::cost::estimate::{Mode, official_dev};
use crate::generate;
use crate::report::Fault;
use crate::search::Uses;

/// A client that is adopted, as it is reported.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    /// Its package.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// The operations that are generated, sorted.
    pub(crate) operations: Vec<String>,
    /// How many the service has.
    pub(crate) of: usize,
    /// Lines of Rust in the official crate.
    pub(crate) lines_before: usize,
    /// Lines of Rust in the crate that takes its place, without the run-time code, which comes once.
    pub(crate) lines_after: usize,
    /// An estimate of the processor time that compiling the official crate takes in a dev build, in seconds.
    pub(crate) estimate_before: f64,
    /// The same of the crate that takes its place.
    pub(crate) estimate_after: f64,
    /// What is to be known of the model's age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

/// What is adopted.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) crates: Vec<Crate>,
    pub(super) kept: Vec<Kept>,
}

/// A crate that takes the place of a client.
#[derive(Debug)]
pub(super) struct Crate {
    candidate: Candidate,
    pub(super) planned: Planned,
    pub(super) row: Row,
}

impl Plan {
    /// What is written.
    pub(super) fn planned(&self) -> Vec<&Planned> {
        self.crates.iter().map(|it| &it.planned).collect()
    }

    /// The crates and their versions.
    pub(super) fn versions(&self) -> BTreeMap<String, String> {
        let entries = self.crates.iter().map(|it| &it.planned.entry);
        entries
            .map(|entry| (entry.name.clone(), entry.version.clone()))
            .collect()
    }

    /// Adds what was found since.
    ///
    /// # Errors
    /// A crate cannot have the operations.
    pub(super) fn add(&mut self, uses: &Uses) -> Result<(), Vec<Fault>> {
        for Crate {
            candidate,
            planned,
            row,
        } in &mut self.crates
        {
            let entry = &mut planned.entry;
            if let Some(used) = uses.clients.get(&entry.name) {
                entry.operations.extend(used.needed());
            }
            row.operations = entry.operations.iter().cloned().collect();
            let generated = generate::trial(&candidate.job(&entry.operations))?;
            row.lines_after = generated.lines.all;
            row.estimate_after = estimate(generated.lines);
        }
        Ok(())
    }
}

/// Plans the crates of the clients that were searched. What is configured by name already stays.
///
/// # Errors
/// A client that was named cannot be adopted.
pub(super) fn plan(
    chosen: Chosen,
    uses: &Uses,
    named: &[String],
    layout: &Layout,
    configured: &BTreeMap<String, BTreeSet<String>>,
) -> Result<Plan, Vec<Fault>> {
    let mut plan = Plan {
        kept: chosen.kept,
        ..Plan::default()
    };
    let mut faults = Vec::new();
    for candidate in chosen.candidates {
        match planned(&candidate, uses, layout, configured) {
            Ok((planned, row)) => plan.crates.push(Crate {
                candidate,
                planned,
                row,
            }),
            Err(reason) if named.contains(&candidate.client.name) => {
                let message = format!("`{}` cannot be adopted: {reason}", candidate.client.name);
                faults.push(Fault::new(message));
            }
            Err(reason) => plan.kept.push(Kept::new(&candidate.client, reason)),
        }
    }
    plan.kept.sort_by(|one, other| one.name.cmp(&other.name));
    match faults.is_empty() {
        true => Ok(plan),
        false => Err(faults),
    }
}

fn planned(
    candidate: &Candidate,
    uses: &Uses,
    layout: &Layout,
    configured: &BTreeMap<String, BTreeSet<String>>,
) -> Result<(Planned, Row), String> {
    let client = &candidate.client;
    if let Some(refused) = uses.refused.iter().find(|it| it.package == client.name) {
        let caller = refused.callers.first();
        let caller = caller.map(|it| format!(" (used by `{}`)", it.package));
        return Err(format!("{}{}", refused.reason, caller.unwrap_or_default()));
    }
    if uses.not_compiled.contains(&client.name) {
        return Err(
            "it is not compiled with the chosen packages, features and platforms".to_owned(),
        );
    }
    let Some(used) = uses.clients.get(&client.name) else {
        return Err("nothing is known of what is used of it".to_owned());
    };
    let mut operations = used.needed();
    operations.extend(configured.get(&client.name).into_iter().flatten().cloned());
    if operations.is_empty() {
        operations = BTreeSet::from([least(candidate)?]);
    }
    let trial = generate::trial(&candidate.job(&operations));
    let generated = trial.map_err(|faults| {
        faults
            .iter()
            .map(Fault::message)
            .collect::<Vec<_>>()
            .join("; ")
    })?;
    let missing: Vec<&str> = client
        .features
        .iter()
        .filter(|feature| !generated.features.contains(*feature))
        .map(String::as_str)
        .collect();
    if !missing.is_empty() {
        let who = client.dependents.iter().map(|it| format!("`{}`", it.name));
        let who = who.collect::<Vec<_>>().join(", ");
        return Err(format!(
            "the features `{}`, which {who} ask for, are none of a generated crate",
            missing.join("`, `")
        ));
    }
    let lines_before = lines(&client.folder);
    let row = Row {
        name: client.name.clone(),
        version: client.version.to_string(),
        operations: operations.iter().cloned().collect(),
        of: used.of,
        lines_before,
        lines_after: generated.lines.all,
        estimate_before: official_dev(lines_before),
        estimate_after: estimate(generated.lines),
        note: candidate.age.clone(),
    };
    let entry = Entry {
        name: client.name.clone(),
        version: client.version.to_string(),
        path: layout.crate_folder(&client.name),
        model: candidate.model.path.clone(),
        operations,
    };
    let planned = Planned {
        entry,
        text: candidate.text.clone(),
        model: candidate.model.clone(),
    };
    Ok((planned, row))
}

/// The processor time of a dev build of a crate with these lines, in seconds.
fn estimate(lines: Lines) -> f64 {
    Mode::Dev.rates().of_crate(lines, Lines::default())
}

/// The operation that brings the least: for a client of which nothing is used, as a crate has one operation at
/// least.
fn least(candidate: &Candidate) -> Result<String, String> {
    let mut sources = Sources::new();
    sources.push(candidate.client.name.clone(), candidate.text.clone());
    let model = farrier_codegen::model::load::load(sources).map_err(|faults| faults.to_string())?;
    let names = crate::models::operations(&candidate.text)?;
    let cost = |name: &String| {
        let request = Request {
            operations: vec![name.clone()],
            ..Request::default()
        };
        let selection = farrier_codegen::model::select::select(&model, &request).ok()?;
        Some((selection.shapes.len(), name.clone()))
    };
    let least = names.iter().filter_map(cost).min();
    let (_, name) = least.ok_or("no operation of it can be generated")?;
    Ok(name)
}

/// Lines of Rust in the sources of a package.
fn lines(folder: &Path) -> usize {
    let files = WalkDir::new(folder.join("src")).into_iter().flatten();
    let rust = files.filter(|file| file.path().extension().is_some_and(|it| it == "rs"));
    let bytes = rust.filter_map(|file| fs::read(file.path()).ok());
    bytes
        .map(|bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
        .sum()
}
