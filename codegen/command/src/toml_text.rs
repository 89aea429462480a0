//! A file of TOML that belongs to a person, while a command changes something in it: comments, order, line
//! ends and the byte order mark stay.

use std::ops::Range;

use toml_edit::{Document, DocumentMut, Item, Table};

use crate::report::{Fault, Place};

const MARK: char = '\u{feff}';

/// A text of TOML that is changed.
#[derive(Clone, Debug)]
pub(crate) struct TomlText {
    /// What is in it.
    pub(crate) document: DocumentMut,
    has_mark: bool,
    has_crlf: bool,
}

impl TomlText {
    /// Reads a text, or none. `file` is how it is shown in faults.
    ///
    /// # Errors
    /// The text is no TOML.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self, Fault> {
        let (document, _) = parse(file, text)?;
        Ok(Self {
            document: document.into_mut(),
            has_mark: text.starts_with(MARK),
            has_crlf: text.contains("\r\n")
                && text.matches('\n').count() == text.matches("\r\n").count(),
        })
    }

    /// The text as it is now.
    pub(crate) fn text(&self) -> String {
        let mut text = self.document.to_string();
        if self.has_crlf {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        match self.has_mark {
            true => format!("{MARK}{text}"),
            false => text,
        }
    }
}

/// Where something stands in a text, found by a function over its document.
pub(crate) fn place_of(
    file: &str,
    text: &str,
    find: impl FnOnce(&Table) -> Option<Range<usize>>,
) -> Option<Place> {
    let (document, body) = parse(file, text).ok()?;
    Some(Place::in_text(file, body, find(document.as_table())?))
}

fn parse<'t>(file: &str, text: &'t str) -> Result<(Document<String>, &'t str), Fault> {
    let body = text.strip_prefix(MARK).unwrap_or(text);
    let parsed = Document::parse(body.to_owned());
    let document = parsed.map_err(|error| {
        let place = Place::in_text(file, body, error.span().unwrap_or(0..0));
        Fault::new(error.message()).at(place)
    })?;
    Ok((document, body))
}

/// The table by this key, made when it is not there. One that holds only tables gets no header of its own.
///
/// # Errors
/// Something else is there.
pub(crate) fn table<'t>(
    above: &'t mut Table,
    key: &str,
    is_implicit: bool,
) -> Result<&'t mut Table, Fault> {
    let item = above.entry(key).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(is_implicit);
        Item::Table(table)
    });
    let kind = item.type_name();
    item.as_table_mut().ok_or_else(|| {
        Fault::new(format!(
            "`{key}` is written in a form that cannot be extended: {kind}"
        ))
        .expected(format!("a table with a header, `[{key}]`"))
    })
}
