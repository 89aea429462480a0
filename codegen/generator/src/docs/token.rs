//! The pieces that a text is read as.

use super::tag::Tag;

/// A piece of a text; character references are decoded.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text.
    Text(&'a str),
    /// What stands between backticks.
    Code(&'a str),
    /// The lines between two lines of backticks.
    Fenced(&'a str),
    /// An opening tag that is known.
    Open(Tag, &'a Attributes),
    /// A closing tag that is known.
    Close(Tag),
}

/// The attributes that mean something.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) href: Option<String>,
    pub(super) alt: Option<String>,
    /// Whether the tag closes itself, as in `<script/>`.
    pub(super) is_closed: bool,
}
