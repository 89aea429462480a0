//! The report: every program with both sides and the numbers of its steps, then what differs.

use std::fmt::Write;

use super::compare::Comparison;
use super::program::{Client, Program};

/// A program in the report.
#[derive(Debug)]
pub(super) struct Row {
    name: String,
    model: String,
    official: String,
    comparison: Comparison,
}

impl Row {
    /// A program and what came of comparing it.
    pub(super) fn new(program: &Program, comparison: Comparison) -> Self {
        Self {
            name: program.package.clone(),
            model: joined(program, |client| client.made_from.model.clone()),
            official: joined(program, |client| {
                format!("{} {}", client.name, client.version)
            }),
            comparison,
        }
    }

    /// Whether nothing differs that should not.
    pub(super) fn is_good(&self) -> bool {
        self.comparison.is_good()
    }

    fn cells(&self) -> [String; 6] {
        [
            self.name.clone(),
            self.model.clone(),
            self.official.clone(),
            self.comparison.steps.to_string(),
            self.comparison.meant.len().to_string(),
            match self.is_good() {
                true => "none".to_owned(),
                false => format!(
                    "{}{}",
                    self.comparison.differing.len(),
                    if self.comparison.faults.is_empty() {
                        ""
                    } else {
                        " and more"
                    }
                ),
            },
        ]
    }
}

/// The whole report.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        details(row, &mut text);
    }
    let head = [
        "program",
        "model",
        "official crate",
        "steps",
        "meant to differ",
        "differ",
    ];
    let mut lines = vec![head.map(str::to_owned)];
    lines.extend(rows.iter().map(Row::cells));
    aligned(&lines, &mut text);
    text.push('\n');
    aligned(&groups(rows), &mut text);
    text.trim_end().to_owned()
}

/// What is said of each client of a program.
fn joined(program: &Program, say: impl Fn(&Client) -> String) -> String {
    let said: Vec<String> = program.clients.iter().map(say).collect();
    said.join(", ")
}

/// The groups of all programs.
fn groups(rows: &[Row]) -> Vec<[String; 4]> {
    let mut lines = vec![["program", "group", "cases", "steps"].map(str::to_owned)];
    for row in rows {
        lines.extend(row.comparison.groups.iter().map(|group| {
            let (cases, steps) = (group.cases.to_string(), group.steps.to_string());
            [row.name.clone(), group.name.clone(), cases, steps]
        }));
    }
    lines
}

/// Writes lines, each cell as wide as the widest of its column.
fn aligned<const N: usize>(lines: &[[String; N]], text: &mut String) {
    let width = |column: usize| lines.iter().map(|line| line[column].len()).max();
    let widths: [usize; N] = std::array::from_fn(|column| width(column).unwrap_or(0));
    for line in lines {
        let cells = line.iter().zip(widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
}

/// What is to be said of a program beside its numbers.
fn details(row: &Row, text: &mut String) {
    let Comparison {
        differing,
        meant,
        faults,
        ..
    } = &row.comparison;
    if differing.is_empty() && meant.is_empty() && faults.is_empty() {
        return;
    }
    let _ = writeln!(text, "{}:", row.name);
    for fault in faults {
        let _ = writeln!(text, "  {fault}");
    }
    text.extend(differing.iter().map(String::as_str));
    for meant in meant {
        let _ = writeln!(text, "  meant: {meant}");
    }
    text.push('\n');
}
