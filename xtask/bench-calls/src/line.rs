//! A line of what the programs print: a JSON object with the measurements of all sides.

use std::collections::BTreeMap;

use serde::Serialize;

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Processor time of a call, in microseconds.
    Call,
    /// Allocations of a call.
    Allocations,
    /// Bytes that a call allocates.
    Allocated,
    /// Parsing of a reply, in MB/s.
    Parse,
    /// Serializing of a request, in MB/s.
    Serialize,
}

/// Measurements of one thing.
#[derive(Debug, Serialize)]
pub struct Line {
    what: What,
    /// The size of the reply or request, in bytes.
    size: usize,
    /// The measurements of each side, by its name.
    series: BTreeMap<&'static str, Vec<f64>>,
}

impl Line {
    /// A line without measurements; the size is that of the reply or request, in bytes.
    #[must_use]
    pub fn new(what: What, size: usize) -> Self {
        let series = BTreeMap::new();
        Self { what, size, series }
    }

    /// Adds a measurement of a side.
    pub fn add(&mut self, side: &'static str, value: f64) {
        self.series.entry(side).or_default().push(value);
    }

    /// Prints the line.
    ///
    /// # Errors
    /// A measurement is no number.
    pub fn print(&self) -> Result<(), String> {
        let text = serde_json::to_string(self).map_err(|error| error.to_string())?;
        println!("{text}");
        Ok(())
    }
}

/// How many times each side is to be measured: the program's first argument.
#[must_use]
pub fn pairs() -> usize {
    let argument = std::env::args().nth(1);
    argument.and_then(|text| text.parse().ok()).unwrap_or(1)
}
