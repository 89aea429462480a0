//! What the HTML tags of AWS documentation mean. Tags that are not listed are text.

use super::escape::link_target;
use super::paragraph::Inline;
pub(super) use super::tag::Tag;
use super::token::{Attributes, Token};
use super::writer::Writer;

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
