//! Faults and warnings as people see them: what is wrong, where, what was expected and what helps.
//!
//! Everything that can go wrong in a command becomes a [`Fault`] here, whether it was found in a
//! model, in the configuration or on the disk, so that all of it looks alike.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use farrier_codegen::{Diagnostic, RequestPart, Severity};

use crate::terminal;

/// Lines shown before and after the one that is at fault.
const CONTEXT_LINES: usize = 1;
/// A line longer than this (a model without line breaks) is not shown; its place still is.
const LONGEST_SHOWN_LINE: usize = 2_000;

/// Something wrong, ready to be shown.
#[derive(Clone, Debug)]
pub struct Fault {
    severity: Severity,
    message: String,
    place: Option<Box<Place>>,
    /// The part of the request that it is about.
    subject: Option<RequestPart>,
    /// What stands below the excerpt, each with its name: `shape`, `expected`, `help`.
    notes: Vec<(&'static str, String)>,
}

/// A place in a text, with the lines around it.
#[derive(Clone, Debug)]
pub struct Place {
    file: String,
    line: usize,
    column: usize,
    /// The lines around the place, the number of the first, and the place in them, in bytes.
    excerpt: Option<(String, usize, Range<usize>)>,
}

impl Fault {
    /// A fault without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            place: None,
            subject: None,
            notes: Vec::new(),
        }
    }

    /// Something that keeps no command from its work.
    pub fn warning(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::new(message)
        }
    }

    /// A fault from the operating system.
    pub fn io(what: impl Display, error: &std::io::Error) -> Self {
        Self::new(format!("{what}: {error}"))
    }

    /// Says where the fault is.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// Says which part of the request it is about.
    pub fn about(mut self, part: RequestPart) -> Self {
        self.subject = Some(part);
        self
    }

    /// Says what was expected.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.notes.push(("expected", expected.into()));
        self
    }

    /// Says what helps.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.notes.push(("help", help.into()));
        self
    }

    /// Adds what Cargo said of it, without the white space around.
    pub fn cargo_says(mut self, text: &str) -> Self {
        let text = text.trim();
        if !text.is_empty() {
            self.notes.push(("cargo", text.to_owned()));
        }
        self
    }

    /// Takes over a diagnostic of the generator, with its place in the model.
    pub fn from_diagnostic(diagnostic: &Diagnostic) -> Self {
        let place = diagnostic
            .place()
            .map(|place| Box::new(Place::in_text(place.file, place.text, place.span)));
        let notes = [
            ("shape", &diagnostic.shape),
            ("expected", &diagnostic.expected),
            ("help", &diagnostic.help),
        ];
        let notes = notes
            .into_iter()
            .filter_map(|(name, text)| Some((name, text.clone()?)));
        Self {
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            place,
            subject: diagnostic.subject.clone(),
            notes: notes.collect(),
        }
    }

    /// What is wrong, in a sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether the fault has a place.
    pub fn has_place(&self) -> bool {
        self.place.is_some()
    }

    /// The part of the request that it is about.
    pub fn subject(&self) -> Option<&RequestPart> {
        self.subject.as_ref()
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Place {
    /// The place of a range of bytes in a text. A range outside of it is moved inside.
    pub fn in_text(file: &str, text: &str, span: Range<usize>) -> Self {
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        let (before, after) = text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        let column = text[line_start..start].chars().count() + 1;

        let first = back_by_lines(text, line_start, CONTEXT_LINES);
        let last = after
            .match_indices('\n')
            .nth(CONTEXT_LINES + text[start..end].matches('\n').count())
            .map_or(text.len(), |(newline, _)| start + newline);
        let shown = &text[first..last.max(end)];
        let excerpt = shown
            .lines()
            .all(|line| line.len() <= LONGEST_SHOWN_LINE)
            .then(|| {
                let first_line = line - text[first..line_start].matches('\n').count();
                (shown.to_owned(), first_line, start - first..end - first)
            });
        Self {
            file: file.to_owned(),
            line,
            column,
            excerpt,
        }
    }
}

/// The start of the line that is `lines` lines before the one that starts at `line_start`.
fn back_by_lines(text: &str, line_start: usize, lines: usize) -> usize {
    let mut newlines = text[..line_start]
        .rmatch_indices('\n')
        .map(|(newline, _)| newline + 1);
    newlines.nth(lines).unwrap_or(0)
}

/// A path as it is shown to people: relative to the working directory when it is below it, and with
/// `/` on every system.
pub fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = match path.strip_prefix(&here) {
        Ok(below) if below.as_os_str().is_empty() => Path::new("."),
        Ok(below) => below,
        Err(_) => path,
    };
    path.display().to_string().replace('\\', "/")
}

/// Prints faults and warnings to the standard error stream, with colours as [`crate::terminal`] says.
pub fn print(faults: &[Fault]) {
    // The stream takes the colours out where it shows none.
    let renderer = Renderer::styled();
    let mut text = String::new();
    for fault in faults {
        text.push_str(&render(fault, &renderer));
        text.push_str("\n\n");
    }
    // Nobody is left to be told when the standard error stream is closed.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints a line to the standard error stream that is neither a fault nor a result, unless nobody wants to
/// know.
pub fn note(text: impl Display) {
    if !terminal::is_quiet() {
        let _ = writeln!(anstream::stderr().lock(), "{text}");
    }
}

/// Prints a line, or several, to the standard output stream; a closed one is no fault.
pub fn print_line(text: impl Display) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// A number of things: `1 file`, `2 files`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn render(fault: &Fault, renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(fault.message.as_str());
    let mut group = match fault.place.as_deref() {
        None => Group::with_title(title),
        Some(Place {
            file,
            excerpt: Some((text, first_line, span)),
            ..
        }) => title.element(
            Snippet::source(text.as_str())
                .line_start(*first_line)
                .path(Cow::Borrowed(file.as_str()))
                .annotation(AnnotationKind::Primary.span(span.clone())),
        ),
        Some(Place {
            file, line, column, ..
        }) => title.element(Origin::path(file.as_str()).line(*line).char_column(*column)),
    };
    for (name, text) in &fault.notes {
        group = group.element(Level::NOTE.with_name(*name).message(text.as_str()));
    }
    renderer.render(&[group])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_shows_its_place_and_notes() {
        let text = "one\ntwo wrong\nthree\nfour\n";
        let fault = Fault::new("this is wrong")
            .at(Place::in_text("a.json", text, 8..13))
            .help("say `right`");
        let shown = render(&fault, &Renderer::plain());
        for part in [
            "error: this is wrong",
            "--> a.json:2:5",
            "two wrong",
            "^^^^^",
            "= help: say `right`",
        ] {
            assert!(shown.contains(part), "{part} is missing in:\n{shown}");
        }
        assert!(!shown.contains("four"), "{shown}");
    }

    #[test]
    fn places_survive_any_span_and_very_long_lines() {
        for (text, span) in [
            ("", 0..0),
            ("", 5..9),
            ("\u{e9}\u{e9}", 1..3),
            ("a\n", 2..2),
            ("ab", 1..99),
        ] {
            let place = Place::in_text("x", text, span);
            let shown = render(&Fault::new("m").at(place), &Renderer::plain());
            assert!(shown.contains("error: m"), "{shown}");
        }
        let long = "x".repeat(LONGEST_SHOWN_LINE + 1);
        let shown = render(
            &Fault::new("m").at(Place::in_text("x", &long, 7..8)),
            &Renderer::plain(),
        );
        assert!(shown.contains("x:1:8") && shown.len() < 200, "{shown}");
    }
}
