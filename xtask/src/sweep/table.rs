//! The table of a sweep: a row a model, and what failed below it.

use std::fmt::Write as _;
use std::time::Duration;

use farrier_codegen::Generated;

use cargo_farrier::report::Fault;

use super::build::{Built, Report};

/// Lines that are shown of what went wrong with a crate.
const SHOWN_LINES: usize = 60;

/// What came of a model.
#[derive(Debug)]
pub(super) struct Row {
    /// The model.
    model: String,
    /// The crate.
    pub(super) name: String,
    /// Why nothing was generated.
    pub(super) faults: Vec<Fault>,
    /// How far it came.
    pub(super) state: State,
    time: Duration,
    operations: usize,
    shapes: usize,
    warnings: usize,
    lines: usize,
}

/// How far a model came.
#[derive(Debug)]
pub(super) enum State {
    /// Its protocol is not supported.
    Unsupported(String),
    /// It was refused for another reason.
    Refused,
    /// A crate was written.
    Emitted,
    /// The crate was given to the compiler.
    Built(Report),
}

impl Row {
    /// The row of a model that took so long to generate, or to be refused.
    pub(super) fn new(model: &str, name: &str, time: Duration) -> Self {
        Self {
            model: model.to_owned(),
            name: name.to_owned(),
            faults: Vec::new(),
            state: State::Refused,
            time,
            operations: 0,
            shapes: 0,
            warnings: 0,
            lines: 0,
        }
    }

    /// Notes what was generated.
    pub(super) fn emitted(&mut self, generated: &Generated) {
        self.state = State::Emitted;
        self.operations = generated.operations;
        self.shapes = generated.shapes;
        self.warnings = generated.warnings.len();
        let newlines = |content: &[u8]| content.iter().filter(|byte| **byte == b'\n').count();
        let files = generated.files.iter();
        self.lines = files.map(|(_, content)| newlines(content)).sum();
    }

    /// Whether a crate was written.
    pub(super) fn is_emitted(&self) -> bool {
        matches!(self.state, State::Emitted)
    }

    /// Notes what the compiler said.
    pub(super) fn take(&mut self, built: &mut Built) {
        if self.is_emitted() {
            self.state = State::Built(built.take(&self.name));
        }
    }

    /// Whether something is wrong with the model or its crate.
    pub(super) fn failed(&self) -> bool {
        match &self.state {
            State::Unsupported(_) => false,
            State::Refused | State::Emitted => true,
            State::Built(report) => report.fault().is_some(),
        }
    }

    fn cells(&self) -> [String; 8] {
        let (compiled, tests) = match &self.state {
            State::Unsupported(protocol) => (format!("not supported: {protocol}"), String::new()),
            State::Refused => ("refused".to_owned(), String::new()),
            State::Emitted => (String::new(), String::new()),
            State::Built(report) => report.cells(),
        };
        [
            self.model.clone(),
            self.operations.to_string(),
            self.shapes.to_string(),
            self.lines.to_string(),
            self.warnings.to_string(),
            format!("{:.0?}", self.time),
            compiled,
            tests,
        ]
    }
}

impl Report {
    /// What went wrong, if anything did.
    fn fault(&self) -> Option<String> {
        if !self.compiled || !self.messages.is_empty() {
            return Some(self.messages.concat());
        }
        self.tests.as_ref()?.failure.clone()
    }

    fn cells(&self) -> (String, String) {
        let compiled = match (self.compiled, self.messages.len()) {
            (true, 0) => "yes".to_owned(),
            (true, 1) => "1 warning".to_owned(),
            (true, count) => format!("{count} warnings"),
            (false, _) => "NO".to_owned(),
        };
        let tests = self.tests.as_ref().map_or_else(String::new, |tests| {
            let (passed, all) = tests.endpoints;
            let failed = tests.failure.as_ref().map_or("", |_| " FAILED");
            format!("{passed} of {all}{failed}")
        });
        (compiled, tests)
    }
}

/// The whole table, then what failed.
pub(super) fn table(rows: &[Row]) -> String {
    let head = [
        "model",
        "operations",
        "shapes",
        "lines",
        "warnings",
        "generated in",
        "compiled",
        "endpoint tests",
    ];
    let cells: Vec<[String; 8]> = std::iter::once(head.map(str::to_owned))
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
                match (1..=5).contains(&column) {
                    true => format!("{cell:>width$}"),
                    false => format!("{cell:width$}"),
                }
            })
            .collect();
        let _ = writeln!(text, "{}", line.join("  ").trim_end());
    }
    for row in rows {
        if let State::Built(report) = &row.state
            && let Some(fault) = report.fault()
        {
            let shown: Vec<&str> = fault.lines().take(SHOWN_LINES).collect();
            let _ = writeln!(text, "\n== {}\n{}", row.model, shown.join("\n"));
        }
    }
    text
}
