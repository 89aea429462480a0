//! What came of a model: a row of the table, which is kept so that a sweep can go on where it ended.

use farrier_codegen::Generated;
use serde::{Deserialize, Serialize};

use super::build::Report;
use crate::measure::process::Usage;

/// How many columns the table has.
pub(super) const COLUMNS: usize = 10;

/// What came of generating a model.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Made {
    /// Its protocol is not supported.
    Unsupported(String),
    /// It was refused for another reason.
    Refused,
    /// A crate was written.
    Crate {
        operations: usize,
        shapes: usize,
        warnings: usize,
        lines: usize,
    },
}

impl Made {
    /// A crate that was written.
    pub(super) fn of(generated: &Generated) -> Self {
        let newlines = |content: &[u8]| content.iter().filter(|byte| **byte == b'\n').count();
        let files = generated.files.iter();
        Self::Crate {
            operations: generated.operations,
            shapes: generated.shapes,
            warnings: generated.warnings.len(),
            lines: files.map(|(_, content)| newlines(content)).sum(),
        }
    }

    /// Whether a crate was written.
    pub(super) fn is_crate(&self) -> bool {
        matches!(self, Self::Crate { .. })
    }
}

/// A row of the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Row {
    /// What the row was made from: the model's path, its content, this program and what compiles.
    pub(super) key: String,
    pub(super) made: Made,
    /// What generating used.
    generation: Usage,
    /// What compiling the crate used, when it was compiled by itself.
    pub(super) compilation: Option<Usage>,
    /// Whether it compiled, and what came of its tests.
    built: (String, String),
    /// What went wrong with the crate, if anything did.
    pub(super) fault: Option<String>,
    model: String,
}

impl Row {
    /// The row of a model.
    pub(super) fn new(model: &str, key: String, (made, generation): (Made, Usage)) -> Self {
        let built = match &made {
            Made::Unsupported(protocol) => format!("not supported: {protocol}"),
            Made::Refused => "refused".to_owned(),
            Made::Crate { .. } => String::new(),
        };
        Self {
            key,
            made,
            generation,
            compilation: None,
            built: (built, String::new()),
            fault: None,
            model: model.to_owned(),
        }
    }

    /// Notes what the compiler said.
    pub(super) fn take(&mut self, report: &Report) {
        self.fault = report.fault();
        self.built = report.cells();
    }

    /// The model's path.
    pub(super) fn model(&self) -> &str {
        &self.model
    }

    /// Whether something is wrong with the model or its crate.
    pub(super) fn failed(&self) -> bool {
        matches!(self.made, Made::Refused) || self.fault.is_some()
    }

    pub(super) fn cells(&self) -> [String; COLUMNS] {
        let [operations, shapes, lines, warnings] = match self.made {
            Made::Crate {
                operations,
                shapes,
                warnings,
                lines,
            } => [operations, shapes, lines, warnings],
            _ => [0; 4],
        };
        let used = |usage: Option<&Usage>| match usage {
            Some(usage) => (
                format!("{:.1} s", usage.cpu),
                format!("{} MB", usage.peak / 1_000_000),
            ),
            None => Default::default(),
        };
        let (generated, memory) = used(Some(&self.generation));
        let (compiled, of_rustc) = used(self.compilation.as_ref());
        [
            self.model.clone(),
            operations.to_string(),
            shapes.to_string(),
            lines.to_string(),
            warnings.to_string(),
            generated,
            memory,
            format!("{} {compiled}", self.built.0).trim().to_owned(),
            of_rustc,
            self.built.1.clone(),
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
