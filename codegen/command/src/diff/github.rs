//! The report as annotations of GitHub Actions, each at its place in the new model, or in the old one for
//! what is gone. What is new is one annotation, as a workflow shows only some of each kind.
//!
//! Source: GitHub's documentation, "Workflow commands for GitHub Actions".

use std::fmt::Write as _;

use farrier_codegen::diff::{Change, Level};

use super::compared::Compared;
use super::place::places;

/// The annotations.
pub(super) fn rendered(compared: &[Compared]) -> String {
    let mut text = String::new();
    for one in compared {
        let changes = one.report.changes.iter();
        for change in changes.filter(|change| change.rule.level != Level::Addition) {
            let _ = writeln!(text, "{}", annotation(change));
        }
        let title = property(&one.name);
        let summary = format!("{}: {}", one.report.summary(), one.report.reason());
        let _ = writeln!(text, "::notice title={title}::{}", data(&summary));
    }
    text
}

fn annotation(change: &Change) -> String {
    let rule = change.rule;
    let command = match rule.level {
        Level::Break => "error",
        Level::Behaviour => "warning",
        Level::Addition => "notice",
    };
    let [old, new] = places(change);
    let place = new.or(old).map(|place| {
        let file = property(&place.file);
        format!("file={file},line={},col={},", place.line, place.column)
    });
    let mut message = format!("`{}` {}", change.item, rule.message);
    if let (Some(before), Some(after)) = (&change.before, &change.after) {
        let _ = write!(message, " ({before} -> {after})");
    }
    if !rule.advice.is_empty() {
        let _ = write!(message, "; {}", rule.advice);
    }
    let place = place.unwrap_or_default();
    format!("::{command} {place}title={}::{}", rule.id, data(&message))
}

/// The text of an annotation.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, which two more characters would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
