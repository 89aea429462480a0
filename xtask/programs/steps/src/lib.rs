//! What the programs share: the configuration with which they find the server, and steps, each of
//! which prints a line that says what came of it. The lines of two programs that were built against
//! different crates can be compared, so nothing stands in them that changes from run to run.

mod config;
mod explain;
mod plain;
mod text;

pub use config::{config, config_at, credentials};
pub use explain::Explain;
pub use plain::fetch;
pub use text::{Fields, base64, hours_from_now, is_recent, map, sorted};

use std::fmt::Display;

/// The steps of a program.
#[derive(Debug, Default)]
pub struct Steps {
    /// Between the name of a group of steps and the step's own.
    group: Option<&'static str>,
    /// Texts that are others in each run, with what is printed instead.
    hidden: Vec<(String, &'static str)>,
}

impl Steps {
    /// No step has been made yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The names of the steps that follow begin with the group's.
    pub fn group(&mut self, name: &'static str) {
        self.group = Some(name);
    }

    /// From here on a name is printed for a text that is another in each run, such as an ID.
    pub fn hide(&mut self, text: Option<&str>, name: &'static str) {
        self.hidden.extend(text.map(|text| (text.to_owned(), name)));
    }

    /// Prints what a call came to: what `show` says of its output, or the error. Gives the output.
    pub fn step<T, E: Explain, D: Display>(
        &mut self,
        name: &str,
        outcome: Result<T, E>,
        show: impl FnOnce(&T) -> D,
    ) -> Option<T> {
        match outcome {
            Ok(output) => {
                self.line(name, &format!("ok {}", show(&output)));
                Some(output)
            }
            Err(error) => {
                self.line(name, &format!("error {}", error.explain()));
                None
            }
        }
    }

    /// Prints something that was seen without a call of its own.
    pub fn seen(&mut self, name: &str, what: impl Display) {
        self.line(name, &format!("ok {what}"));
    }

    /// Prints a line with this name.
    pub fn line(&self, name: &str, outcome: &str) {
        let mut outcome = match config::host() {
            Some(host) => outcome.replace(&host, "SERVER"),
            None => outcome.to_owned(),
        };
        for (text, name) in &self.hidden {
            outcome = outcome.replace(text, name);
        }
        let outcome = text::one_line(&outcome);
        match self.group {
            Some(group) => println!("{group}, {name}: {}", outcome.trim_end()),
            None => println!("{name}: {}", outcome.trim_end()),
        }
    }
}
