//! Documentation of a model, made fit for rustdoc: HTML or CommonMark goes in, clean Markdown comes out.
//!
//! Whatever a model says, nothing in the outcome is a doctest, a link between items, an HTML tag or a
//! bare URL. Which text belongs to which item, and how comments are written, is not decided here.
//!
//! The way through: `docs/html.rs` cuts a text into tokens, `docs/tags.rs` and `docs/commonmark.rs`
//! tell the blocks in them, `docs/inline.rs` what is in a paragraph, and `docs/writer.rs` lays these
//! out as Markdown, with the escapes of `docs/escape.rs`.

mod commonmark;
mod containers;
mod entities;
mod escape;
mod fences;
mod html;
mod inline;
mod paragraph;
mod tags;
mod writer;

#[cfg(test)]
mod tests;

use html::Mode;
use writer::Writer;

use crate::DocsLevel;

/// The lines for an item, without `///`: the documentation as far as the level asks for it, or the
/// stand-in, which is Markdown already, where there is none.
pub fn lines(level: DocsLevel, documentation: Option<&str>, stand_in: &str) -> Vec<String> {
    let lines = match (level, documentation) {
        (DocsLevel::Full, Some(text)) => markdown(text),
        (DocsLevel::Summary, Some(text)) => summary(text),
        (DocsLevel::None, _) | (_, None) => Vec::new(),
    };
    if lines.is_empty() {
        vec![stand_in.to_owned()]
    } else {
        lines
    }
}

/// The whole text as lines of Markdown, without `///`. One line a paragraph, an empty line between
/// blocks; no line when there is nothing to say.
pub fn markdown(text: &str) -> Vec<String> {
    let mut writer = Writer::default();
    write(text, &mut writer);
    writer.finish()
}

/// The first paragraph as one line of Markdown, or none. What it stands in (a list, a note) is left off.
pub fn summary(text: &str) -> Vec<String> {
    let mut writer = Writer::first_paragraph();
    write(text, &mut writer);
    writer.finish()
}

/// The text on one line without any markup, for places that show it as it is, such as the note of
/// a `#[deprecated]`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for token in html::tokens(text, Mode::Html) {
        match token {
            html::Token::Text(text) | html::Token::Code(text) | html::Token::Url(text) => {
                out.push_str(&entities::decode(text));
            }
            html::Token::Open { tag, .. } | html::Token::Close(tag) if tag.is_block() => {
                out.push(' ')
            }
            html::Token::Open { .. } | html::Token::Close(_) => {}
        }
    }
    escape::one_line(&out)
}

/// The note of a `#[deprecated]` attribute, from the members of the `deprecated` trait.
///
/// The `since` of a model is any text, while that of Rust must be a version, so it goes into the note.
pub fn deprecation_note(message: Option<&str>, since: Option<&str>) -> String {
    let message = message.map(plain).filter(|message| !message.is_empty());
    let since = since.map(plain).filter(|since| !since.is_empty());
    let note = match (message, since) {
        (Some(message), Some(since)) => format!("{message} (since {since})"),
        (Some(message), None) => message,
        (None, Some(since)) => format!("deprecated since {since}"),
        (None, None) => String::from("deprecated by the service"),
    };
    // The compiler shows the note as it is, but rustdoc reads it as Markdown: brackets would be links.
    note.replace('[', "(").replace(']', ")")
}

/// A line that says since when an item is there, from the `since` trait.
pub fn since_note(since: &str) -> Option<String> {
    let since = plain(since);
    (!since.is_empty()).then(|| format!("Available since {}.", escape::text_to_string(&since)))
}

/// A list of links, from the `externalDocumentation` trait: names and targets. Targets that are no
/// web address are left out.
pub fn external_links<'a>(links: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let link = |(name, target): (&str, &str)| {
        let target = escape::link_target(target)?;
        let name = plain(name);
        let name = if name.is_empty() {
            "Documentation"
        } else {
            &name
        };
        Some(format!("- [{}]({target})", escape::text_to_string(name)))
    };
    links.into_iter().filter_map(link).collect()
}

/// Hands the text to the reader of its kind. Fenced code is the same in both.
fn write(text: &str, writer: &mut Writer) {
    if html::has_blocks(text) {
        tags::write(text, writer);
    } else {
        commonmark::write(text, writer);
    }
}
