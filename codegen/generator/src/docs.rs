//! Documentation of a model, made fit for rustdoc: HTML or CommonMark goes in, Markdown comes out.
//! Which text belongs to which item, and how comments are written, is not decided here.
//!
//! Whatever a model says, nothing in the outcome is a doctest, a link between items, an HTML tag or a
//! bare URL, and time and memory are linear in the length of the text. `docs/html.rs` reads HTML
//! with html5gum, `docs/commonmark.rs` reads CommonMark with pulldown-cmark; both call
//! `docs/writer.rs`, which lays out Markdown with the escapes of `docs/escape.rs`.

mod commonmark;
mod containers;
mod escape;
mod html;
mod paragraph;
mod tag;
mod tags;
mod token;
mod writer;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use html::Token;
use writer::Writer;

/// The whole text as lines of Markdown, without `///`. One line a paragraph, an empty line between
/// blocks; no line when there is nothing to say.
pub fn markdown(text: &str) -> Vec<String> {
    write(text, Writer::default())
}

/// The first paragraph as one line of Markdown, or none. The list or quote around it is left off.
pub fn summary(text: &str) -> Vec<String> {
    write(text, Writer::first_paragraph())
}

/// The text on one line without any markup, for places that show it as it is, such as the note of
/// a `#[deprecated]`.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    html::read(&with_line_feeds(text), &mut |token| match token {
        Token::Text(text) | Token::Code(text) | Token::Fenced(text) => out.push_str(text),
        Token::Open(tag, _) | Token::Close(tag) if tag.is_block() => out.push(' '),
        Token::Open(..) | Token::Close(_) => {}
    });
    escape::one_line(&out)
}

/// Text without markup as Markdown that shows it as it is, for the start of a line or within one.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape::push_text(&mut out, text);
    escape::line_start(out)
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
        Some(format!("- [{}]({target})", escaped(name)))
    };
    links.into_iter().filter_map(link).collect()
}

/// Hands the text to the reader of its kind.
fn write(text: &str, mut writer: Writer) -> Vec<String> {
    let text = with_line_feeds(text);
    if tags::has_blocks(&text) || commonmark::is_excessive(&text) {
        html::read(&text, &mut |token| tags::write(token, &mut writer));
    } else {
        commonmark::write(&text, &mut writer);
    }
    writer.finish()
}

/// The text with LF for each end of a line.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
