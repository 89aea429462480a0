//! Reads what CommonMark has within a paragraph: emphasis, links, escapes. Code spans and tags are
//! tokens already; see [`super::html`].

use super::escape::link_target;
use super::html::{self, Mode, Token};
use super::tags;
use super::writer::{Inline, Writer};

/// A link's target is given up on when it does not end within this many bytes.
const LONGEST_TARGET: usize = 1024;

/// What comes later in a URL than so many characters may be read as emphasis.
const LONGEST_URL: usize = 256;

/// A piece of a paragraph.
enum Piece<'a> {
    Token(Token<'a>),
    /// A character that a backslash takes its meaning from.
    Escaped(&'a str),
    /// `[`, which starts a link when its end is found.
    Bracket {
        target: Option<String>,
    },
    /// `](target)`.
    LinkEnd {
        text: &'a str,
        opened: bool,
    },
    /// `*`, `**`, `_` or `__`.
    Delimiter {
        text: &'a str,
        opens: bool,
        closes: bool,
        is_used: bool,
    },
}

/// Writes the text of one paragraph.
pub(super) fn write(text: &str, writer: &mut Writer) {
    let mut pieces = Vec::new();
    for token in html::tokens(text, Mode::Markdown) {
        match token {
            Token::Text(text) => cut(text, &mut pieces),
            token => pieces.push(Piece::Token(token)),
        }
    }
    pair_links(&mut pieces);
    pair_delimiters(&mut pieces);
    for piece in pieces {
        write_piece(piece, writer);
    }
}

fn write_piece(piece: Piece<'_>, writer: &mut Writer) {
    match piece {
        Piece::Token(token) => tags::apply(token, writer),
        Piece::Escaped(text) => writer.text(text),
        Piece::Bracket { target: None } => writer.text("["),
        Piece::Bracket {
            target: Some(target),
        } => {
            if let Some(target) = link_target(&target) {
                writer.open_inline(Inline::Link(target));
            }
        }
        Piece::LinkEnd { opened: true, .. } => writer.close_inline(&Inline::Link(String::new())),
        Piece::LinkEnd {
            text,
            opened: false,
        } => writer.text(text),
        Piece::Delimiter {
            text,
            is_used: false,
            ..
        } => writer.text(text),
        Piece::Delimiter { text, opens, .. } => {
            let inline = if text.len() == 2 {
                Inline::Strong
            } else {
                Inline::Emphasis
            };
            if opens {
                writer.open_inline(inline)
            } else {
                writer.close_inline(&inline)
            }
        }
    }
}

/// Cuts a text at whatever may mean something.
fn cut<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let (mut start, mut from) = (0, 0);
    while let Some(found) = text
        .get(from..)
        .and_then(|rest| rest.find(['\\', '[', ']', '*', '_', '!']))
    {
        let at = from + found;
        let (plain, special) = (
            text.get(start..at).unwrap_or_default(),
            text.get(at..).unwrap_or_default(),
        );
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        if is_plain(plain, special, before) {
            from = at + 1;
            continue;
        }
        if !plain.is_empty() {
            pieces.push(Piece::Token(Token::Text(plain)));
        }
        let (piece, length) = special_piece(special, before);
        pieces.extend(piece);
        start = at + length;
        from = start;
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.is_empty() {
        pieces.push(Piece::Token(Token::Text(rest)));
    }
}

/// Whether a special character is one like others: an underscore within a word, or anything in a URL
/// that cannot end a link.
fn is_plain(plain: &str, special: &str, before: Option<char>) -> bool {
    let mut chars = special.chars();
    let (mark, after) = (chars.next(), chars.next());
    if mark == Some('_')
        && before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    let word = || {
        plain
            .char_indices()
            .rev()
            .take(LONGEST_URL)
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, _)| at)
    };
    matches!(mark, Some('_' | '*' | '!'))
        && plain.get(word()..).is_some_and(|word| word.contains("://"))
}

/// The piece that the text starts with, and its length.
fn special_piece(text: &str, before: Option<char>) -> (Option<Piece<'_>>, usize) {
    let mut chars = text.chars();
    let first = chars.next();
    let next = chars.next();
    let one = text.get(..1).unwrap_or_default();
    match (first, next) {
        (Some('\\'), Some(next)) if next.is_ascii_punctuation() => {
            (text.get(1..2).map(Piece::Escaped), 2)
        }
        // The text of a picture is shown as a link to it.
        (Some('!'), Some('[')) => (None, 1),
        (Some('['), _) => (Some(Piece::Bracket { target: None }), 1),
        (Some(']'), Some('(')) => match target_end(text) {
            Some(end) => (
                text.get(..end).map(|text| Piece::LinkEnd {
                    text,
                    opened: false,
                }),
                end,
            ),
            None => (Some(Piece::Token(Token::Text(one))), 1),
        },
        (Some(mark @ ('*' | '_')), _) => {
            let length = if next == Some(mark) { 2 } else { 1 };
            let (text, after) = text.split_at(length);
            (
                Some(delimiter(text, mark, before, after.chars().next())),
                length,
            )
        }
        _ => (Some(Piece::Token(Token::Text(one))), 1),
    }
}

/// A delimiter of emphasis, which opens before and closes after text; an underscore only at the
/// edge of a word.
fn delimiter(text: &str, mark: char, before: Option<char>, after: Option<char>) -> Piece<'_> {
    let at_edge =
        |outside: Option<char>| mark == '*' || !outside.is_some_and(char::is_alphanumeric);
    let opens = !after.is_some_and(char::is_whitespace) && at_edge(before);
    let closes = !before.is_some_and(char::is_whitespace) && at_edge(after);
    Piece::Delimiter {
        text,
        opens,
        closes,
        is_used: false,
    }
}

/// Where `](target)` ends; brackets within the target are paired.
fn target_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, byte) in text.bytes().enumerate().take(LONGEST_TARGET) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(index + 1),
            b')' => depth = depth.saturating_sub(1),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Gives each link's end to the bracket that opens it.
fn pair_links(pieces: &mut [Piece<'_>]) {
    let mut last_bracket = None;
    for index in 0..pieces.len() {
        let target = match pieces.get_mut(index) {
            Some(Piece::Bracket { .. }) => {
                last_bracket = Some(index);
                continue;
            }
            Some(Piece::LinkEnd { text, opened }) => {
                *opened = last_bracket.is_some();
                let inside = text.trim_start_matches("](").trim_end_matches(')');
                // A title may follow the target.
                inside
                    .split_whitespace()
                    .next()
                    .unwrap_or_default()
                    .trim_matches(['<', '>'])
                    .to_owned()
            }
            _ => continue,
        };
        let bracket = last_bracket.take().and_then(|index| pieces.get_mut(index));
        if let Some(Piece::Bracket { target: slot }) = bracket {
            *slot = Some(target);
        }
    }
}

/// Decides which delimiters open and which close; the others are text.
fn pair_delimiters(pieces: &mut [Piece<'_>]) {
    let mut open: [Option<usize>; 4] = [None; 4];
    for index in 0..pieces.len() {
        let Some(Piece::Delimiter {
            text,
            opens,
            closes,
            is_used,
        }) = pieces.get_mut(index)
        else {
            continue;
        };
        let kind = ["*", "**", "_", "__"].iter().position(|kind| kind == text);
        let Some(slot) = kind.and_then(|kind| open.get_mut(kind)) else {
            continue;
        };
        match slot.take() {
            Some(opener) if *closes => {
                (*opens, *is_used) = (false, true);
                if let Some(Piece::Delimiter { opens, is_used, .. }) = pieces.get_mut(opener) {
                    (*opens, *is_used) = (true, true);
                }
            }
            before => *slot = if *opens { Some(index) } else { before },
        }
    }
}
