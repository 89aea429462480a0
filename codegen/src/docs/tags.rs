//! What the HTML tags of AWS documentation mean. Tags that are not listed are text.

use super::escape::link_target;
use super::html::{Attributes, Token};
use super::paragraph::Inline;
use super::writer::Writer;

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A paragraph, or anything else that stands on lines of its own.
    Paragraph,
    /// The end of a line, or a rule between paragraphs.
    Break,
    /// A list, with its first number when it is numbered.
    List(Option<u64>),
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
    /// The meaning of a name in lower case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "p" | "div" | "section" | "article" | "body" | "html" | "fullname" | "shortdesc"
            | "dd" | "center" | "caption" => Self::Paragraph,
            "br" | "hr" => Self::Break,
            "ul" | "dl" | "simplelist" => Self::List(None),
            "ol" => Self::List(Some(1)),
            "li" => Self::Item,
            "dt" => Self::Term,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "pre" | "programlisting" => Self::Preformatted,
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "i" | "em" | "replaceable" | "cite" | "dfn" => Self::Emphasis,
            "b" | "strong" => Self::Strong,
            "a" | "link" => Self::Link,
            "blockquote" => Self::Quote(None),
            "note" => Self::Quote(Some("Note")),
            "important" => Self::Quote(Some("Important")),
            "warning" => Self::Quote(Some("Warning")),
            "caution" => Self::Quote(Some("Caution")),
            "tip" => Self::Quote(Some("Tip")),
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "img" => Self::Image,
            "script" | "style" => Self::Hidden,
            "span" | "u" | "small" | "big" | "sup" | "sub" | "font" | "nobr" | "wbr" | "tbody"
            | "thead" | "tfoot" | "abbr" => Self::Transparent,
            _ => return None,
        })
    }

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

/// Whether the text has a tag that makes a block, so that its line ends mean nothing.
pub(super) fn has_blocks(text: &str) -> bool {
    const LONGEST: usize = 16;
    text.match_indices('<').any(|(at, bracket)| {
        let inside = text.get(at + bracket.len()..).unwrap_or_default();
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric();
        let length = inside.bytes().take(LONGEST).take_while(is_name).count();
        let (name, after) = inside.split_at(length);
        after.starts_with(['>', ' ', '/', '\n'])
            && Tag::named(&name.to_ascii_lowercase()).is_some_and(Tag::is_block)
    })
}

/// Writes one token.
pub(super) fn write(token: Token<'_>, writer: &mut Writer) {
    match token {
        Token::Text(text) => writer.text(text),
        Token::Code(text) => writer.code(text),
        Token::Fenced(text) => writer.code_block(text),
        Token::Open(tag, attributes) => open(tag, attributes, writer),
        Token::Close(tag) => close(tag, writer),
    }
}

fn open(tag: Tag, attributes: &Attributes, writer: &mut Writer) {
    match tag {
        Tag::Paragraph => writer.paragraph(),
        Tag::Break => writer.line_break(),
        Tag::List(first) => writer.open_list(first),
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
            let target = attributes.href.as_deref().and_then(link_target);
            writer.open_inline(Inline::Link(target));
        }
        Tag::Quote(label) => writer.open_quote(label),
        Tag::Table => writer.open_list(None),
        Tag::Row => writer.open_row(),
        Tag::Cell => writer.cell(),
        Tag::Image => writer.text(attributes.alt.as_deref().unwrap_or_default()),
        Tag::Hidden => writer.hide(!attributes.is_closed),
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
        Tag::List(_) => writer.close_list(),
        Tag::Item => writer.close_item(),
        Tag::Preformatted => writer.close_preformatted(),
        Tag::Code => writer.close_code(),
        Tag::Emphasis => writer.close_inline(&Inline::Emphasis),
        Tag::Strong => writer.close_inline(&Inline::Strong),
        Tag::Link => writer.close_inline(&Inline::Link(None)),
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
