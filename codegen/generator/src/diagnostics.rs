//! Faults and doubts as values: what is wrong, with which shape, at which place, and what would help.
//!
//! They are collected here and shown together at the end. Showing a piece of the model's text is the
//! caller's part; [`Diagnostic::place`] gives all that it needs.

use std::fmt;

use crate::request::RequestPart;
use crate::source::{Location, Place};

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something was left out, or understood in a doubtful way.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One fault or doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, as one sentence without a final stop.
    pub message: String,
    /// The shape ID concerned, with `$member` when it is a member.
    pub shape: Option<String>,
    /// Where it stands; nothing when the fault is in the request and not in a file.
    pub location: Option<Location>,
    /// The part of the request that it is about, when it is about one.
    pub subject: Option<RequestPart>,
    /// What would have been right there.
    pub expected: Option<String>,
    /// What may mend it, such as a name that was probably meant.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error with this message and nothing else.
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            shape: None,
            location: None,
            subject: None,
            expected: None,
            help: None,
        }
    }

    /// A warning with this message and nothing else.
    pub fn warning(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message)
        }
    }

    /// Names the shape concerned.
    pub fn shape(mut self, id: impl fmt::Display) -> Self {
        self.shape = Some(id.to_string());
        self
    }

    /// Names the member concerned, by its container and name.
    pub fn member(self, container: impl fmt::Display, name: &str) -> Self {
        self.shape(format_args!("{container}${name}"))
    }

    /// Says where it stands.
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// Says which part of the request it is about.
    pub fn about(mut self, part: RequestPart) -> Self {
        self.subject = Some(part);
        self
    }

    /// Says what would have been right.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Says what may mend it; nothing leaves it as it is.
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into().or(self.help);
        self
    }

    /// The place resolved to file, line, column and byte span, for a snippet of the text.
    pub fn place(&self) -> Option<Place<'_>> {
        self.location.as_ref().map(Location::resolve)
    }

    /// File number, byte offset and message: the order in which diagnostics are shown.
    fn sort_key(&self) -> (Option<(u32, usize)>, String) {
        let place = self
            .location
            .as_ref()
            .map(|location| (location.source().order(), location.resolve().span.start));
        (place, self.message.clone())
    }
}

/// One line: `file:line:column: error: message [shape] (expected ...; help)`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            write!(f, "{}:{}:{}: ", place.file, place.line, place.column)?;
        }
        write!(f, "{}: {}", self.severity, self.message)?;
        if let Some(shape) = &self.shape {
            write!(f, " [{shape}]")?;
        }
        match (&self.expected, &self.help) {
            (Some(expected), Some(help)) => write!(f, " (expected {expected}; {help})"),
            (Some(expected), None) => write!(f, " (expected {expected})"),
            (None, Some(help)) => write!(f, " ({help})"),
            (None, None) => Ok(()),
        }
    }
}

/// Collected diagnostics. Reading them gives them in order of file and place, each only once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Whether there is none at all, neither error nor warning.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many there are, before repetitions are dropped.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is at least one error.
    pub fn has_errors(&self) -> bool {
        self.items
            .iter()
            .any(|item| item.severity == Severity::Error)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.items.iter().collect();
        sorted.sort_by_cached_key(|item| item.sort_key());
        sorted.dedup();
        sorted.into_iter()
    }

    /// The errors, in order.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.iter().filter(|item| item.severity == Severity::Error)
    }

    /// The warnings, in order.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.iter()
            .filter(|item| item.severity == Severity::Warning)
    }

    /// The value when there is no error; warnings are dropped then, so take them before.
    ///
    /// # Errors
    /// Everything collected, when at least one is an error.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.has_errors() {
            Err(self)
        } else {
            Ok(value)
        }
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, items: I) {
        self.items.extend(items);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(items: I) -> Self {
        Self {
            items: items.into_iter().collect(),
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            items: vec![diagnostic],
        }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        let sorted: Vec<Diagnostic> = self.iter().cloned().collect();
        sorted.into_iter()
    }
}

/// A line each, in order.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sources;

    #[test]
    fn shown_in_order_of_place_and_once() {
        let mut sources = Sources::new();
        sources.push("a.json", "{\n  \"first\": 1,\n  \"second\": {\"té\": 2}\n}");
        let root = sources
            .iter()
            .next()
            .map(Location::root)
            .unwrap_or_default();
        let mut found = Diagnostics::new();
        found.push(
            Diagnostic::error("late")
                .at(root.child("second").child("té"))
                .shape("n#S"),
        );
        found.push(
            Diagnostic::warning("early")
                .at(root.child("first"))
                .expected("a string"),
        );
        found.push(Diagnostic::error("asked for nothing").help("ask".to_owned()));
        found.push(
            Diagnostic::warning("early")
                .at(root.child("first"))
                .expected("a string"),
        );
        assert_eq!(
            found.to_string(),
            "error: asked for nothing (ask)\n\
             a.json:2:12: warning: early (expected a string)\n\
             a.json:3:20: error: late [n#S]\n"
        );
    }
}
