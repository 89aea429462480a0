//! Cuts a text into tags, code spans, URLs and what lies between. It takes any text, in linear time;
//! what the tags mean is decided in [`super::tags`].

use super::tags::{self, Tag};

/// A tag is given up on when it does not end within this many bytes.
const LONGEST_TAG: usize = 2048;
/// A code span is given up on when it does not end within this many bytes.
const LONGEST_CODE: usize = 1024;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// With HTML tags for its paragraphs; backticks may be lost between them.
    Html,
    /// CommonMark, where a code span goes before tags.
    Markdown,
}

/// A piece of a text. Entities are not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, as it stands.
    Text(&'a str),
    /// What stands between backticks.
    Code(&'a str),
    /// What stands between angle brackets in `<https://example.com>`.
    Url(&'a str),
    /// An opening tag that is known, and what stands after its name.
    Open {
        /// What the tag means.
        tag: Tag,
        /// The text from after the name to the bracket.
        attributes: &'a str,
    },
    /// A closing tag that is known.
    Close(Tag),
}

/// The tokens of the text, in order.
pub(super) fn tokens(text: &str, mode: Mode) -> Tokens<'_> {
    Tokens {
        text,
        mode,
        next: 0,
        queued: None,
        no_comment_end: false,
    }
}

/// Whether the text has a tag that makes a block, so that its line ends mean nothing.
pub(super) fn has_blocks(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let name = text
            .get(at + 1..)
            .unwrap_or_default()
            .trim_start_matches('/');
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let ends_well = name
            .get(end..)
            .is_some_and(|rest| rest.starts_with(['>', ' ', '/', '\n']));
        ends_well
            && name
                .get(..end)
                .and_then(tags::lookup)
                .is_some_and(Tag::is_block)
    })
}

/// The value of an attribute, out of what stands after a tag's name.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((before, after)) = rest.split_once('=') {
        let found = before
            .split_whitespace()
            .last()
            .is_some_and(|last| last.eq_ignore_ascii_case(name));
        let after = after.trim_start();
        let (value, remaining) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = after.get(1..)?;
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => after.split_at(
                after
                    .find(|c: char| c.is_whitespace() || c == '>')
                    .unwrap_or(after.len()),
            ),
        };
        if found {
            return Some(value.trim());
        }
        rest = remaining;
    }
    None
}

/// An iterator over the tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    mode: Mode,
    next: usize,
    queued: Option<Token<'a>>,
    no_comment_end: bool,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(token) = self.queued.take() {
            return Some(token);
        }
        let bytes = self.text.as_bytes();
        let mut start = self.next;
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            let (special, end) = match byte {
                b'<' => self.markup(at),
                b'`' => self.code(at),
                // An escaped character is text, whatever it is.
                b'\\'
                    if self.mode == Mode::Markdown
                        && bytes.get(at + 1).is_some_and(u8::is_ascii) =>
                {
                    (None, at + 2)
                }
                _ => (None, at + 1),
            };
            let Some(special) = special else {
                at = end;
                continue;
            };
            self.next = end;
            let before = self.text.get(start..at).unwrap_or_default();
            match special {
                Special::Token(token) if before.is_empty() => return Some(token),
                Special::Token(token) => self.queued = Some(token),
                Special::Nothing if before.is_empty() => {
                    (start, at) = (end, end);
                    continue;
                }
                Special::Nothing => {}
            }
            return Some(Token::Text(before));
        }
        self.next = self.text.len();
        let rest = self.text.get(start..).unwrap_or_default();
        (!rest.is_empty()).then_some(Token::Text(rest))
    }
}

/// What was found at a special character.
enum Special<'a> {
    Token(Token<'a>),
    /// A comment or declaration.
    Nothing,
}

impl<'a> Tokens<'a> {
    /// Reads a tag, comment or URL that starts at `at`; what was found and where to go on.
    fn markup(&mut self, at: usize) -> (Option<Special<'a>>, usize) {
        let rest = self.text.get(at + 1..).unwrap_or_default();
        if rest.starts_with("!--") {
            return match self.comment_end(at) {
                Some(end) => (Some(Special::Nothing), end),
                None => (None, at + 1),
            };
        }
        let Some(length) = tag_length(rest) else {
            return (None, at + 1);
        };
        let inner = rest.get(..length).unwrap_or_default();
        let end = at + 1 + length + 1;
        if inner.starts_with(['!', '?']) {
            return (Some(Special::Nothing), end);
        }
        if (inner.starts_with("http://") || inner.starts_with("https://"))
            && !inner.contains(char::is_whitespace)
        {
            return (Some(Special::Token(Token::Url(inner))), end);
        }
        match tag(inner) {
            Some(token) => (Some(Special::Token(token)), end),
            None => (None, at + 1),
        }
    }

    /// Where the comment that starts at `at` ends.
    fn comment_end(&mut self, at: usize) -> Option<usize> {
        if self.no_comment_end {
            return None;
        }
        let end = self.text.get(at..).and_then(|rest| rest.find("-->"));
        self.no_comment_end = end.is_none();
        end.map(|end| at + end + 3)
    }

    /// Reads a code span that starts at `at`; without an end, its backticks are text.
    fn code(&self, at: usize) -> (Option<Special<'a>>, usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let fence = run_of_backticks(rest);
        let window = rest.as_bytes().get(fence..).unwrap_or_default();
        let window = window.get(..LONGEST_CODE).unwrap_or(window);
        let mut from = 0;
        while let Some(found) = window
            .get(from..)
            .and_then(|w| w.iter().position(|byte| *byte == b'`'))
        {
            let start = from + found;
            let run = window
                .get(start..)
                .map_or(0, |w| w.iter().take_while(|byte| **byte == b'`').count());
            if run == fence {
                let inner = rest.get(fence..fence + start).unwrap_or_default();
                let lost = match self.mode {
                    Mode::Html => inner.contains("</") || inner.contains("<p"),
                    Mode::Markdown => false,
                };
                if lost {
                    break;
                }
                return (
                    Some(Special::Token(Token::Code(inner))),
                    at + fence + start + run,
                );
            }
            from = start + run;
        }
        (None, at + fence)
    }
}

/// The number of backticks that the text starts with.
fn run_of_backticks(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// The length of a tag's inside, up to its bracket; quotes may hold brackets.
fn tag_length(rest: &str) -> Option<usize> {
    let first = rest.bytes().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, b'/' | b'!' | b'?')) {
        return None;
    }
    let mut quote = None;
    let mut before = b' ';
    for (index, byte) in rest.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            // Only as the value of an attribute: `<don't>` has no quotes.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return Some(index),
            (None, b'<') => return None,
            (None, _) => {}
        }
        if byte != b' ' {
            before = byte;
        }
    }
    None
}

/// The tag that the inside of the brackets spells; nothing when it is not known.
fn tag(inner: &str) -> Option<Token<'_>> {
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let tag = tags::lookup(name)?;
    Some(if closing {
        Token::Close(tag)
    } else {
        Token::Open { tag, attributes }
    })
}
