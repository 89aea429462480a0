//! The report as one JSON object, for programs. Keys are only added from version to version.

use farrier_codegen::diff::{Change, Level};
use serde_json::{Value, json};

use super::compared::Compared;
use super::place::{Place, places};

/// The report.
pub(super) fn rendered(compared: &[Compared]) -> String {
    let crates: Vec<Value> = compared.iter().map(of_crate).collect();
    format!("{:#}\n", json!({ "version": 1, "crates": crates }))
}

fn of_crate(one: &Compared) -> Value {
    let report = &one.report;
    let changes: Vec<Value> = report.changes.iter().map(change).collect();
    json!({
        "name": one.name,
        "verdict": report.verdict().to_string(),
        "reason": report.reason(),
        "breaks": report.count(Level::Break),
        "behaviour": report.count(Level::Behaviour),
        "additions": report.count(Level::Addition),
        "documentation": report.documentation,
        "changes": changes,
    })
}

fn change(change: &Change) -> Value {
    let [old, new] = places(change);
    let lost = change.lost.iter();
    let lost: Vec<Value> = lost
        .map(|item| json!({ "in": item.owner, "item": item.name }))
        .collect();
    json!({
        "level": change.rule.level.name(),
        "rule": change.rule.id,
        "item": change.item,
        "kind": change.kind,
        "message": change.rule.message,
        "before": change.before,
        "after": change.after,
        "old": old.map(place),
        "new": new.map(place),
        "help": (!change.rule.advice.is_empty()).then_some(change.rule.advice),
        "lost": lost,
    })
}

fn place(place: Place) -> Value {
    json!({ "file": place.file, "line": place.line, "column": place.column })
}
