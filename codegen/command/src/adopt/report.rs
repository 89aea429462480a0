//! What is said at the end: a table for people, or JSON.

use serde::Serialize;

use super::kept::Kept;
use super::measure::Measured;
use super::plan::{Crate, Plan, Row};
use crate::cost::estimate::Mode;
use crate::report;
use crate::terminal::MessageFormat;

/// What came of it.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    /// Whether nothing was written.
    dry_run: bool,
    /// The clients that are adopted.
    adopted: Vec<&'a Row>,
    /// The clients that stay official.
    kept_official: &'a [Kept],
    /// What building costs, both ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<&'a Measured>,
}

impl<'a> Report<'a> {
    pub(super) fn of(plan: &'a Plan, dry_run: bool, measured: Option<&'a Measured>) -> Self {
        Self {
            dry_run,
            adopted: plan.crates.iter().map(|Crate { row, .. }| row).collect(),
            kept_official: &plan.kept,
            measured,
        }
    }

    /// Prints the result to the standard output stream.
    pub(super) fn print(&self, format: MessageFormat) {
        report::print_line(match format {
            MessageFormat::Human => self.text(),
            MessageFormat::Json => serde_json::to_string_pretty(self).unwrap_or_default(),
        });
    }

    fn text(&self) -> String {
        let mut parts = Vec::new();
        if self.adopted.is_empty() {
            parts.push("nothing is adopted".to_owned());
        } else {
            parts.push(self.table());
            parts.push(about());
        }
        let notes = self.adopted.iter().filter_map(|row| {
            let note = row.note.as_ref()?;
            Some(format!("{} {}: {note}", row.name, row.version))
        });
        let notes: Vec<String> = notes.collect();
        if !notes.is_empty() {
            parts.push(notes.join("\n"));
        }
        if !self.kept_official.is_empty() {
            let kept = self.kept_official.iter();
            let kept = kept.map(|it| format!("  {} {}: {}", it.name, it.version, it.reason));
            let kept: Vec<String> = kept.collect();
            parts.push(format!("stay official:\n{}", kept.join("\n")));
        }
        if let Some(measured) = self.measured {
            parts.push(measured.text());
        }
        if !self.adopted.is_empty() {
            parts.push(match self.dry_run {
                true => "nothing was written: leave `--dry-run` out to adopt them".to_owned(),
                false => NEXT.to_owned(),
            });
        }
        parts.join("\n\n")
    }

    fn table(&self) -> String {
        let head = [
            "crate",
            "version",
            "operations",
            "lines of Rust",
            "official",
            "dev build",
            "official",
        ]
        .map(str::to_owned);
        let rows = self.adopted.iter().map(|row| {
            [
                row.name.clone(),
                row.version.clone(),
                format!("{} of {}", row.operations.len(), row.of),
                row.lines_after.to_string(),
                row.lines_before.to_string(),
                format!("about {:.1} s", row.estimate_after),
                format!("about {:.1} s", row.estimate_before),
            ]
        });
        aligned(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
    }
}

/// What the last columns are.
fn about() -> String {
    let error = Mode::Dev.rates().error * 100.0;
    format!(
        "dev build: the processor time of that crate alone, estimated (\u{b1} {error:.0} %; the official one's \
         more roughly, \u{b1} 40 %);\n`cargo farrier cost` has more of it, and `--measure` builds both"
    )
}

/// What can be done after adopting.
const NEXT: &str = "\
after the code has changed: `cargo farrier sync`, or `cargo farrier add CRATE OPERATION`
in CI: `cargo farrier check`
back to the official crates: `cargo farrier remove`";

/// Rows in columns: the first two to the left, the others, which are numbers, to the right.
fn aligned(rows: &[[String; 7]]) -> String {
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths = [0, 1, 2, 3, 4, 5, 6].map(width);
    let line = |row: &[String; 7]| {
        let cells =
            row.iter()
                .zip(widths)
                .enumerate()
                .map(|(column, (cell, width))| match column {
                    0 | 1 => format!("{cell:<width$}"),
                    _ => format!("{cell:>width$}"),
                });
        cells.collect::<Vec<_>>().join("  ")
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
