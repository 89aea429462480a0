//! Who uses what of the clients, as the compiler told it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cargo_metadata::diagnostic::DiagnosticSpan;
use cargo_metadata::{CompilerMessage, Package};
use farrier_codegen::plan::marks::{Used, What};
use serde::Serialize;

use crate::workspace::Workspace;

/// Where something is used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Caller {
    /// The package.
    pub package: String,
    /// The file, seen from the root of the workspace, or from the folder of a package that is not in it, with
    /// `/` between the parts.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The target, such as a library or a test; the first by name where a file is part of several.
    pub target: String,
}

/// All uses of marked items: by package of the client, and by what is used.
#[derive(Clone, Debug, Default)]
pub(super) struct Found(BTreeMap<String, BTreeMap<What, BTreeSet<Caller>>>);

impl Found {
    /// Adds the use that a message tells of, if it is one of a marked item.
    pub(super) fn add(&mut self, message: &CompilerMessage, workspace: &Workspace) {
        if let Some(Used { package, what }) = Used::in_message(&message.message.message) {
            let uses = self.0.entry(package).or_default();
            uses.entry(what)
                .or_default()
                .insert(caller(message, workspace));
        }
    }

    /// The uses of a client, each with its callers.
    pub(super) fn of(&self, package: &str) -> impl Iterator<Item = (&What, Vec<Caller>)> {
        let uses = self.0.get(package).into_iter().flatten();
        uses.map(|(what, callers)| (what, once_a_line(callers)))
    }
}

/// The callers, each line once: a file is compiled for each target that it is part of.
fn once_a_line(callers: &BTreeSet<Caller>) -> Vec<Caller> {
    let mut once: Vec<Caller> = callers.iter().cloned().collect();
    once.dedup_by(|a, b| (&a.package, &a.file, a.line) == (&b.package, &b.file, b.line));
    once
}

/// Where a message is about.
pub(super) fn caller(message: &CompilerMessage, workspace: &Workspace) -> Caller {
    let package = workspace.package(&message.package_id);
    let spans = &message.message.spans;
    let span = spans.iter().find(|span| span.is_primary).or(spans.first());
    let span = span.map(written);
    Caller {
        package: package.map_or_else(|| message.package_id.repr.clone(), |it| it.name.to_string()),
        file: span.map(|span| file(&span.file_name, package, workspace)),
        line: span.map(|span| span.line_start),
        target: message.target.name.clone(),
    }
}

/// The place that somebody has written, where a macro has made the one that is meant.
fn written(span: &DiagnosticSpan) -> &DiagnosticSpan {
    match &span.expansion {
        Some(expansion) => written(&expansion.span),
        None => span,
    }
}

/// A file's path seen from the root of the workspace, or from the folder of its package.
fn file(name: &str, package: Option<&Package>, workspace: &Workspace) -> String {
    let path = Path::new(name);
    let package = package.and_then(|it| it.manifest_path.as_std_path().parent());
    let folders = [Some(workspace.place.root.as_path()), package];
    let below = folders
        .into_iter()
        .flatten()
        .find_map(|folder| path.strip_prefix(folder).ok());
    below.unwrap_or(path).to_string_lossy().replace('\\', "/")
}
