//! What the HTML tags of AWS documentation mean, and how a text in HTML is read.
//!
//! Tags that are not listed are text: documentation is full of placeholders such as `<account-id>`.

use super::entities;
use super::escape;
use super::fences::{self, Segment};
use super::html::{self, Mode, Token};
use super::writer::{Inline, Writer};

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A paragraph, or anything else that stands on lines of its own.
    Paragraph,
    /// The end of a line, or a rule between paragraphs.
    Break,
    /// A list, with numbers or without.
    List {
        /// Whether its items are numbered.
        ordered: bool,
    },
    /// An item of a list.
    Item,
    /// The term in a list of definitions.
    Term,
    /// A heading of a level from 1.
    Heading(usize),
    /// Preformatted text.
    Preformatted,
    /// Code within a paragraph.
    Code,
    /// Emphasis within a paragraph.
    Emphasis,
    /// Strong emphasis within a paragraph.
    Strong,
    /// A link, when it has a target.
    Link,
    /// A block apart, with what it is called.
    Quote(Option<&'static str>),
    /// A table, which becomes a list of its rows.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A picture, of which the text is shown.
    Image,
    /// A tag whose content is no text.
    Hidden,
    /// A tag that changes nothing.
    Transparent,
}

impl Tag {
    /// Whether the tag stands for a block, which plain text and CommonMark do not have.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Code
                | Self::Emphasis
                | Self::Strong
                | Self::Link
                | Self::Image
                | Self::Transparent
        )
    }
}

/// The meaning of a tag's name, in any case.
pub(super) fn lookup(name: &str) -> Option<Tag> {
    const LONGEST: usize = 16;
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    Some(match &*lower {
        b"p" | b"div" | b"section" | b"article" | b"body" | b"html" | b"fullname"
        | b"shortdesc" | b"dd" | b"center" | b"caption" => Tag::Paragraph,
        b"br" | b"hr" => Tag::Break,
        b"ul" | b"dl" | b"simplelist" => Tag::List { ordered: false },
        b"ol" => Tag::List { ordered: true },
        b"li" => Tag::Item,
        b"dt" => Tag::Term,
        b"h1" => Tag::Heading(1),
        b"h2" => Tag::Heading(2),
        b"h3" => Tag::Heading(3),
        b"h4" => Tag::Heading(4),
        b"h5" => Tag::Heading(5),
        b"h6" => Tag::Heading(6),
        b"pre" | b"programlisting" => Tag::Preformatted,
        b"code" | b"tt" | b"kbd" | b"samp" => Tag::Code,
        b"i" | b"em" | b"replaceable" | b"cite" | b"dfn" => Tag::Emphasis,
        b"b" | b"strong" => Tag::Strong,
        b"a" | b"link" => Tag::Link,
        b"blockquote" => Tag::Quote(None),
        b"note" => Tag::Quote(Some("Note")),
        b"important" => Tag::Quote(Some("Important")),
        b"warning" => Tag::Quote(Some("Warning")),
        b"caution" => Tag::Quote(Some("Caution")),
        b"tip" => Tag::Quote(Some("Tip")),
        b"table" => Tag::Table,
        b"tr" => Tag::Row,
        b"td" | b"th" => Tag::Cell,
        b"img" => Tag::Image,
        b"script" | b"style" => Tag::Hidden,
        b"span" | b"u" | b"small" | b"big" | b"sup" | b"sub" | b"font" | b"nobr" | b"wbr"
        | b"tbody" | b"thead" | b"tfoot" | b"abbr" => Tag::Transparent,
        _ => return None,
    })
}

/// Reads a text in HTML. Line ends mean nothing in it, but an empty line parts paragraphs, and
/// fenced code is code.
pub(super) fn write(text: &str, writer: &mut Writer) {
    for segment in fences::segments(text) {
        match segment {
            Segment::Prose(text) => {
                for token in html::tokens(text, Mode::Html) {
                    if writer.is_done() {
                        return;
                    }
                    apply(token, writer);
                }
            }
            Segment::Code { text, indent } => {
                writer.paragraph();
                writer.code_block(text, indent);
            }
        }
    }
}

/// Writes one token.
pub(super) fn apply(token: Token<'_>, writer: &mut Writer) {
    match token {
        Token::Text(text) => writer.text(&entities::decode(text)),
        Token::Code(text) => writer.code(text),
        Token::Url(text) => writer.url(text),
        Token::Open { tag, attributes } => open(tag, attributes, writer),
        Token::Close(tag) => close(tag, writer),
    }
}

fn open(tag: Tag, attributes: &str, writer: &mut Writer) {
    match tag {
        Tag::Paragraph => writer.paragraph(),
        Tag::Break => writer.line_break(),
        Tag::List { ordered } => writer.open_list(ordered),
        Tag::Item => writer.open_item(),
        Tag::Term => {
            writer.open_item();
            writer.open_inline(Inline::Strong);
        }
        Tag::Heading(level) => {
            writer.paragraph();
            writer.heading(level);
        }
        Tag::Preformatted => writer.open_preformatted(),
        Tag::Code => writer.open_code(),
        Tag::Emphasis => writer.open_inline(Inline::Emphasis),
        Tag::Strong => writer.open_inline(Inline::Strong),
        Tag::Link => {
            let target = html::attribute(attributes, "href").map(entities::decode);
            if let Some(target) = target.and_then(|target| escape::link_target(&target)) {
                writer.open_inline(Inline::Link(target));
            }
        }
        Tag::Quote(label) => writer.open_quote(label),
        Tag::Table => writer.open_list(false),
        Tag::Row => writer.open_row(),
        Tag::Cell => writer.cell(),
        Tag::Image => {
            let text = html::attribute(attributes, "alt").map(entities::decode);
            writer.text(&text.unwrap_or_default());
        }
        // `<script/>` has no content.
        Tag::Hidden => writer.hide(!attributes.ends_with('/')),
        Tag::Transparent => {}
    }
}

fn close(tag: Tag, writer: &mut Writer) {
    match tag {
        Tag::Paragraph => writer.paragraph(),
        Tag::Term => {
            writer.close_inline(&Inline::Strong);
            writer.paragraph();
        }
        Tag::Heading(_) => writer.end_heading(),
        Tag::List { .. } => writer.close_list(),
        Tag::Item => writer.close_item(),
        Tag::Preformatted => writer.close_preformatted(),
        Tag::Code => writer.close_code(),
        Tag::Emphasis => writer.close_inline(&Inline::Emphasis),
        Tag::Strong => writer.close_inline(&Inline::Strong),
        Tag::Link => writer.close_inline(&Inline::Link(String::new())),
        Tag::Quote(_) => writer.close_quote(),
        Tag::Table => {
            writer.close_row();
            writer.close_list();
        }
        Tag::Row => writer.close_row(),
        Tag::Hidden => writer.hide(false),
        Tag::Break | Tag::Cell | Tag::Image | Tag::Transparent => {}
    }
}
