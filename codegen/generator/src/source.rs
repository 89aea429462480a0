//! The texts that a model comes from, and places in them.
//!
//! A [`Location`] is a JSON pointer into one text: cheap to make for every shape, and resolved to line
//! and column only when a diagnostic is shown. Walking the text is in `scan`; reading it into values
//! is in [`crate::model::load`].

mod scan;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use scan::TextIndex;

/// What some editors put at the beginning of a text. Source: RFC 8259, section 8.1.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Model texts in the order given.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text, under the name that diagnostics are to show (usually a path). A byte order mark at
    /// its beginning is left out: it is no part of the text, and no column of the first line.
    pub fn push(&mut self, name: impl Into<String>, text: impl Into<String>) {
        let mut text = text.into();
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        let order = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files
            .push(Arc::new(Source::new(name.into(), text, order)));
    }

    /// The same texts, numbered after those of another model, so that the faults of both can be told apart and
    /// stand in their order.
    pub(crate) fn after(&self, others: &Self) -> Self {
        let first = others.files.len();
        let files = self.files.iter().zip(first..).map(|(file, order)| {
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            Arc::new(Source::new(file.name.clone(), file.text.clone(), order))
        });
        Self {
            files: files.collect(),
        }
    }

    /// The texts, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.files.iter()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// One text of a model.
pub struct Source {
    name: String,
    text: String,
    order: u32,
    index: OnceLock<TextIndex>,
}

impl Source {
    /// A text with its name and its number among the others.
    pub(crate) fn new(name: String, text: String, order: u32) -> Self {
        Self {
            name,
            text,
            order,
            index: OnceLock::new(),
        }
    }

    /// The name shown in diagnostics.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of the text among the others, from 0.
    pub fn order(&self) -> u32 {
        self.order
    }

    fn index(&self) -> &TextIndex {
        self.index.get_or_init(|| TextIndex::new(&self.text))
    }

    /// The place of these bytes.
    fn place(&self, span: Range<usize>) -> Place<'_> {
        let (line, start) = self.index().line_of(span.start);
        let before = self.text.get(start..span.start).unwrap_or_default();
        Place {
            file: &self.name,
            text: &self.text,
            line,
            column: before.chars().count() + 1,
            span,
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({:?}, {} bytes)", self.name, self.text.len())
    }
}

/// A place in a text, not yet resolved to line and column.
#[derive(Clone)]
pub struct Location {
    source: Arc<Source>,
    spot: Spot,
}

#[derive(Clone, PartialEq, Eq)]
enum Spot {
    /// A JSON pointer (RFC 6901).
    Pointer(Arc<str>),
    /// A byte offset, for texts that are no JSON.
    Byte(usize),
}

/// A [`Location`] resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The whole text of the file.
    pub text: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the token meant, within `text`.
    pub span: Range<usize>,
}

impl Location {
    /// The whole of a text.
    pub fn root(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            spot: Spot::Pointer("".into()),
        }
    }

    /// A byte of a text; what lies past the end means the end.
    pub fn byte(source: &Arc<Source>, offset: usize) -> Self {
        Self {
            source: Arc::clone(source),
            spot: Spot::Byte(source.text.floor_char_boundary(offset)),
        }
    }

    /// The value under this key of the object here.
    pub fn child(&self, key: &str) -> Self {
        let spot = match &self.spot {
            Spot::Pointer(pointer) => Spot::Pointer(scan::push(pointer, key)),
            Spot::Byte(offset) => Spot::Byte(*offset),
        };
        Self {
            source: Arc::clone(&self.source),
            spot,
        }
    }

    /// The element with this index of the array here.
    pub fn element(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    /// The text that the place is in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// File, line, column and token. Points to the value itself when it is a scalar, else to its key;
    /// when nothing stands there, to the nearest thing around it that does.
    pub fn resolve(&self) -> Place<'_> {
        let span = match &self.spot {
            Spot::Pointer(pointer) => self.source.index().span(&self.source.text, pointer),
            Spot::Byte(offset) => scan::char_at(&self.source.text, *offset),
        };
        self.source.place(span)
    }
}

/// The start of an empty text, for shapes that stand in no file.
impl Default for Location {
    fn default() -> Self {
        static NOWHERE: LazyLock<Arc<Source>> = LazyLock::new(|| {
            Arc::new(Source::new("(nowhere)".to_owned(), String::new(), u32::MAX))
        });
        Self::root(&NOWHERE)
    }
}

impl PartialEq for Location {
    fn eq(&self, other: &Self) -> bool {
        self.source.order == other.source.order && self.spot == other.spot
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.spot {
            Spot::Pointer(pointer) => write!(f, "{}#{pointer}", self.source.name),
            Spot::Byte(offset) => write!(f, "{}@{offset}", self.source.name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(sources: &Sources, path: &[&str]) -> (usize, usize, String) {
        let root = sources
            .iter()
            .next()
            .map(Location::root)
            .unwrap_or_default();
        let location = path.iter().fold(root, |here, key| here.child(key));
        let place = location.resolve();
        (place.line, place.column, place.text[place.span].to_owned())
    }

    #[test]
    fn pointers_resolve_to_tokens() {
        let mut sources = Sources::new();
        sources.push(
            "m.json",
            "{\"shapes\": {\n \"n#é/~\": {\"a\": [true, {\"k\": \"v\"}]},\n \"\\u0078\": 12, \"d\": 1,\n \"d\": 2}}",
        );
        assert_eq!(
            token(&sources, &["shapes", "n#é/~"]),
            (2, 2, "\"n#é/~\"".into())
        );
        assert_eq!(
            token(&sources, &["shapes", "n#é/~", "a", "0"]),
            (2, 18, "true".into())
        );
        assert_eq!(
            token(&sources, &["shapes", "n#é/~", "a", "1"]),
            (2, 24, "{".into())
        );
        assert_eq!(
            token(&sources, &["shapes", "n#é/~", "a", "1", "k"]),
            (2, 30, "\"v\"".into())
        );
        assert_eq!(
            token(&sources, &["shapes", "n#é/~", "no", "k"]),
            (2, 2, "\"n#é/~\"".into())
        );
        assert_eq!(token(&sources, &["shapes", "x"]), (3, 12, "12".into()));
        assert_eq!(
            token(&sources, &["shapes", "d"]),
            (4, 7, "2".into()),
            "the later one counts"
        );
        assert_eq!(token(&sources, &["none"]), (1, 1, "{".into()));
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_a_text() {
        let mut sources = Sources::new();
        sources.push("m.json", "\u{feff}{\"a\": \"\u{feff}\"}");
        assert_eq!(
            token(&sources, &["a"]),
            (1, 7, "\"\u{feff}\"".into()),
            "only at the beginning"
        );
    }

    #[test]
    fn broken_texts_resolve_somewhere() {
        for text in [
            "",
            "{",
            "{\"a",
            "{\"a\":",
            "[\"é",
            "{\"shapes\": {\"n#A\": {\"x\"",
            "é",
            "}",
        ] {
            let mut sources = Sources::new();
            sources.push("m.json", text);
            token(&sources, &["shapes", "n#A", "x"]);
            token(&sources, &["0"]);
            let place = sources
                .iter()
                .next()
                .map(|source| Location::byte(source, 99));
            assert!(place.is_some_and(|place| place.resolve().span.end <= text.len()));
        }
    }
}
