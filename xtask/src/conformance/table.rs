//! What came of the suites, as a table and the list of cases that failed.

use std::fmt::Write as _;

use super::expected::OfSuite;
use super::run::Results;
use super::suite::{Case, Kind, Suite};

/// How much of a failure is shown, in characters.
const SHOWN: usize = 300;

/// What came of one suite.
#[derive(Debug)]
pub(super) struct Row {
    name: String,
    requests: usize,
    responses: usize,
    passed: usize,
    /// Known to fail, and does.
    expected: Vec<String>,
    /// Not as it should be.
    wrong: Vec<String>,
}

impl Row {
    /// Compares what the tests did with what they should do.
    pub(super) fn new(suite: &Suite, mut results: Results, list: OfSuite) -> Self {
        let mut row = Self {
            name: suite.name.clone(),
            requests: suite.count(Kind::Request),
            responses: suite.count(Kind::Response),
            passed: 0,
            expected: Vec::new(),
            wrong: Vec::new(),
        };
        for case in &suite.cases {
            let function = results.keys().find(|function| case.is_run_by(function));
            let function = function.cloned();
            let result = function.and_then(|function| results.remove(&function));
            row.add(case, result, list.reason(case));
        }
        for function in results.keys() {
            row.wrong.push(format!("the test {function} is of no case"));
        }
        for case in list.cases().filter(|case| !suite.cases.contains(case)) {
            row.wrong.push(format!(
                "{} {}: is listed as a failure, but the suite has no such case",
                case.kind.name(),
                case.id
            ));
        }
        row
    }

    fn add(&mut self, case: &Case, result: Option<Result<(), String>>, reason: Option<&str>) {
        let Case { kind, id } = case;
        let kind = kind.name();
        match (result, reason) {
            (Some(Ok(())), None) => self.passed += 1,
            (Some(Ok(())), Some(_)) => {
                self.passed += 1;
                self.wrong
                    .push(format!("{kind} {id}: passes, but is listed as a failure"));
            }
            (Some(Err(_)), Some(reason)) => self.expected.push(format!("{kind} {id}: {reason}")),
            (Some(Err(failure)), None) => {
                let shown: String = failure.chars().take(SHOWN).collect();
                self.wrong.push(format!("{kind} {id}: {shown}"));
            }
            (None, _) => self.wrong.push(format!("{kind} {id}: was not run")),
        }
    }

    fn failed(&self) -> usize {
        self.requests + self.responses - self.passed
    }

    /// Whether every case does as it should.
    pub(super) fn is_well(&self) -> bool {
        self.wrong.is_empty()
    }

    fn cells(&self) -> [String; 6] {
        [
            self.name.clone(),
            self.requests.to_string(),
            self.responses.to_string(),
            self.passed.to_string(),
            self.failed().to_string(),
            self.expected.len().to_string(),
        ]
    }
}

/// The table, then what failed.
pub(super) fn table(rows: &[Row]) -> String {
    let head = [
        "suite",
        "requests",
        "responses",
        "passed",
        "failed",
        "of these known",
    ];
    let cells: Vec<[String; 6]> = std::iter::once(head.map(str::to_owned))
        .chain(rows.iter().map(Row::cells))
        .collect();
    let widths: [usize; 6] = std::array::from_fn(|column| {
        let lengths = cells.iter().map(|row| row[column].len());
        lengths.max().unwrap_or_default()
    });
    let mut text = String::new();
    for row in &cells {
        let [first, rest @ ..] = row;
        // Writing to a string cannot fail.
        _ = write!(text, "{first:width$}", width = widths[0]);
        for (cell, width) in rest.iter().zip(&widths[1..]) {
            _ = write!(text, "  {cell:>width$}");
        }
        text.push('\n');
    }
    for row in rows {
        for (what, lines) in [("known failures", &row.expected), ("failures", &row.wrong)] {
            if !lines.is_empty() {
                _ = write!(
                    text,
                    "\n{what} of {}:\n  {}\n",
                    row.name,
                    lines.join("\n  ")
                );
            }
        }
    }
    text.truncate(text.trim_end().len());
    text
}
