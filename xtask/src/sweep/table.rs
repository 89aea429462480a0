//! The table of a sweep: a row a model, and what failed below it.

use std::fmt::Write as _;

use super::row::{COLUMNS, Row};

/// Lines that are shown of what went wrong with a crate.
const SHOWN_LINES: usize = 60;

/// The whole table, then what failed.
pub(super) fn table(rows: &[Row]) -> String {
    let head = [
        "model",
        "operations",
        "shapes",
        "lines",
        "warnings",
        "generated, CPU",
        "memory",
        "compiled, CPU",
        "memory",
        "endpoint tests",
    ];
    let cells: Vec<[String; COLUMNS]> = std::iter::once(head.map(str::to_owned))
        .chain(rows.iter().map(Row::cells))
        .collect();
    let mut text = String::new();
    for row in &cells {
        let line: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let width = cells.iter().map(|row| row[column].chars().count()).max();
                let width = width.unwrap_or_default();
                match (1..=6).contains(&column) {
                    true => format!("{cell:>width$}"),
                    false => format!("{cell:width$}"),
                }
            })
            .collect();
        let _ = writeln!(text, "{}", line.join("  ").trim_end());
    }
    for row in rows {
        if let Some(fault) = &row.fault {
            let shown: Vec<&str> = fault.lines().take(SHOWN_LINES).collect();
            let _ = writeln!(text, "\n== {}\n{}", row.model(), shown.join("\n"));
        }
    }
    text
}
