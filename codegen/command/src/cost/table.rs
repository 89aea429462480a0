//! The answer for people: a table for each crate, dearer operations first.

use std::cmp::Reverse;
use std::fmt::Write as _;

use anstyle::Style;
use comfy_table::{CellAlignment, Table, presets};
use farrier_codegen::cost::{Cost, Lines, OperationCost, ShapeCost, Share};

use super::estimate::{self, Mode, Rates};
use crate::report::counted;
use crate::subjects::Answer;
use crate::terminal;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The columns.
const HEADERS: [&str; 7] = [
    "operation",
    "alone: shapes",
    "lines",
    "time",
    "in total: shapes",
    "lines",
    "time",
];

/// All tables, and, unless nobody wants to know, what the estimates are worth.
pub(super) fn text(answers: &[Answer<Cost>], mode: Mode) -> String {
    let mut text = String::new();
    for answer in answers {
        let _ = writeln!(text, "{}\n", of_crate(&answer.answer, mode));
        if terminal::is_verbose() {
            let _ = writeln!(text, "{}\n", of_types(&answer.answer, &mode.rates()));
        }
    }
    if !terminal::is_quiet() {
        let _ = write!(text, "{DIM}{}{DIM:#}", worth(mode));
    }
    text.trim_end().to_owned()
}

/// A table of the types, larger ones first.
fn of_types(cost: &Cost, rates: &Rates) -> String {
    let mut table = Table::new();
    table.set_header(["type", "operations", "lines", "time"]);
    let mut shapes: Vec<&ShapeCost> = cost.shapes.iter().filter(|it| it.lines.all > 0).collect();
    shapes.sort_by_key(|it| Reverse(it.lines.code));
    for shape in shapes {
        table.add_row([
            shape.rust.clone().unwrap_or_else(|| shape.id.clone()),
            shape.operations.len().to_string(),
            shape.lines.all.to_string(),
            time(rates.of(shape.lines)),
        ]);
    }
    laid_out(table)
}

/// A table of names and numbers as text, without lines and without blanks at the ends.
fn laid_out(mut table: Table) -> String {
    table.load_style(presets::NOTHING);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if let Some(names) = table.column_mut(0) {
        names.set_padding((0, 1));
    }
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn of_crate(cost: &Cost, mode: Mode) -> String {
    let rates = mode.rates();
    let mut text = format!(
        "{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}\n",
        cost.package, cost.service
    );
    let whole = summary(cost, mode);
    let _ = writeln!(text, "{whole}\n");
    let mut table = Table::new();
    table.set_header(HEADERS);
    for operation in dearest_first(cost) {
        let row = std::iter::once(operation.name.clone());
        let row = row.chain(share(cost.own(operation), &rates));
        table.add_row(row.chain(share(cost.total(operation), &rates)));
    }
    let rest = rest(cost, &rates);
    for [what, shapes, lines, time] in rest {
        table.add_row([
            what,
            shapes,
            lines,
            time,
            String::new(),
            String::new(),
            String::new(),
        ]);
    }
    text.push_str(&laid_out(table));
    text
}

/// The operations in the order of what they bring alone.
pub(super) fn dearest_first(cost: &Cost) -> Vec<&OperationCost> {
    let mut operations: Vec<&OperationCost> = cost.operations.iter().collect();
    operations.sort_by_key(|it| {
        let (own, total) = (cost.own(it), cost.total(it));
        Reverse((own.lines.code, total.lines.code))
    });
    operations
}

/// What the whole crate is, in a sentence.
pub(super) fn summary(cost: &Cost, mode: Mode) -> String {
    let rates = mode.rates();
    let all = cost.compiled();
    format!(
        "{}, {}, {}, {}: {}",
        counted(cost.operations.len(), "operation"),
        counted(cost.shapes.len(), "shape"),
        counted(all.all, "line"),
        mode.name(),
        with_error(rates.of_crate(all, cost.runtime), &rates),
    )
}

/// What is no single operation's: name, shapes, lines, and time.
pub(super) fn rest(cost: &Cost, rates: &Rates) -> Vec<[String; 4]> {
    let row = |what: &str, shapes: String, lines: Lines, seconds: f64| {
        [
            what.to_owned(),
            shapes,
            lines.all.to_string(),
            time(seconds),
        ]
    };
    let shared = cost.shared();
    let mut rows = vec![
        row(
            "(shared by several)",
            shared.shapes.to_string(),
            shared.lines,
            rates.of(shared.lines),
        ),
        row(
            "(client, of any slice)",
            String::new(),
            cost.common,
            rates.base + rates.of(cost.common),
        ),
    ];
    if cost.runtime.all > 0 {
        let seconds = rates.run_time_line * cost.runtime.code as f64;
        rows.push(row("(run-time code)", String::new(), cost.runtime, seconds));
    }
    rows
}

/// Shapes, lines and time.
pub(super) fn share(of: Share, rates: &Rates) -> [String; 3] {
    [
        of.shapes.to_string(),
        of.lines.all.to_string(),
        time(rates.of(of.lines)),
    ]
}

/// A time with as many digits as are known.
pub(super) fn time(seconds: f64) -> String {
    match seconds {
        short if short < 0.0995 => format!("{:.0} ms", short * 1e3),
        long => format!("{long:.2} s"),
    }
}

fn with_error(seconds: f64, rates: &Rates) -> String {
    format!("{} \u{b1} {}", time(seconds), time(seconds * rates.error))
}

/// What the estimates are of, and how far off they may be.
pub(super) fn worth(mode: Mode) -> String {
    let (figures, rates) = (estimate::figures(), mode.rates());
    format!(
        "Times are estimates of rustc's processor time, {}, from lines of code. Measured on {} with {} crates \
         ({}, {}): off by {:.0} % as a rule, {:.0} % at most.",
        mode.name(),
        figures.measured,
        figures.crates,
        figures.machine,
        figures.rustc,
        rates.error * 1e2,
        rates.worst * 1e2,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_the_digits_that_are_known() {
        for (seconds, shown) in [
            (0.0, "0 ms"),
            (0.0124, "12 ms"),
            (0.0994, "99 ms"),
            (0.0996, "0.10 s"),
            (12.345, "12.35 s"),
        ] {
            assert_eq!(time(seconds), shown);
        }
    }
}
