//! Text made safe for Markdown: escapes, code spans, link targets, and characters that are not to be
//! seen. What stands where is decided in [`super::writer`].

use std::borrow::Cow;

/// A link target is dropped when it is longer than this; browsers refuse those as well.
const LONGEST_TARGET: usize = 2048;

/// The text without the characters that control the display or hide in it, every white space made a
/// space.
pub(super) fn visible_text(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(visible_char).collect())
}

/// Whether the text is made of words with single spaces that need no escape and hold no URL.
pub(super) fn is_prose(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let is_double_space = byte == b' ' && before == b' ';
        before = byte;
        let is_plain = byte.is_ascii_alphanumeric() || b" .,()'\"/;?!=+@%$".contains(&byte);
        is_plain && !is_double_space
    })
}

/// What is shown for a character, if anything.
fn visible_char(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        '\u{2028}' | '\u{2029}' => Some(' '),
        // Directions, joiners without width, byte order marks, tags, and characters for other uses.
        '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => None,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => None,
        c if c.is_whitespace() => Some(' '),
        '\u{ad}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Appends text as Markdown that shows it as it is. A paragraph's start needs [`line_start`] as well.
pub(super) fn push_text(out: &mut String, text: &str) {
    let is_special = |byte: u8| {
        matches!(
            byte,
            b'\\' | b'`' | b'*' | b'[' | b']' | b'<' | b'~' | b'_' | b'&' | b'-'
        )
    };
    if !text.bytes().any(is_special) {
        out.push_str(text);
        return;
    }
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let after = rest.as_str();
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => {
                !(before.is_some_and(char::is_alphanumeric)
                    && after.starts_with(char::is_alphanumeric))
            }
            '&' => looks_like_reference(after),
            // Two dashes would become one long dash.
            '-' => before == Some('-'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether a text that follows `&` would be read as a reference.
fn looks_like_reference(after: &str) -> bool {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = after.bytes().take_while(is_name).count();
    length > 0 && after.as_bytes().get(length) == Some(&b';')
}

/// Keeps the start of a paragraph from being read as a heading, list, quote or rule.
pub(super) fn line_start(mut line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (head, tail) = line.split_at(digits);
    let after = tail.chars().nth(1);
    let marks = match tail.chars().next() {
        Some('#' | '>' | '=' | '|') => head.is_empty(),
        Some('-' | '+') => head.is_empty() && !after.is_some_and(char::is_alphanumeric),
        Some('.' | ')') => !head.is_empty() && after.is_none_or(|c| c == ' '),
        _ => false,
    };
    if marks {
        line.insert(digits, '\\');
    }
    line
}

/// A code span that shows the text, on one line; nothing for an empty text.
pub(super) fn code_span(text: &str) -> Option<String> {
    let text = one_line(text);
    if text.is_empty() {
        return None;
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    // One space at each end is taken off by the reader.
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    Some(format!("{fence}{pad}{text}{pad}{fence}"))
}

/// The visible text on one line, without space around it and never two spaces together.
pub(super) fn one_line(text: &str) -> String {
    let text = visible_text(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The longest run of the character in the text.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for next in text.chars() {
        run = if next == c { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// A link target that can stand in `(…)` and `<…>`: a web or mail address, with everything unusual
/// percent-encoded. Nothing for any other scheme and for relative targets.
pub(super) fn link_target(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let rest_is_good = match scheme.as_str() {
        "http" | "https" => rest
            .strip_prefix("//")
            .is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric())),
        "mailto" => rest.contains('@') && rest.contains('.'),
        _ => false,
    };
    if !rest_is_good || target.len() > LONGEST_TARGET {
        return None;
    }
    let mut out = scheme;
    out.push(':');
    for byte in rest.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else if !byte.is_ascii_control() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// Cuts a word at the URL in it: what stands before, the URL, and the punctuation after it. Nothing
/// when there is none.
pub(super) fn find_url(word: &str) -> Option<(&str, &str, &str)> {
    if !word.as_bytes().contains(&b':') {
        return None;
    }
    let start = word.find("://")?;
    let scheme = ["https", "http"]
        .into_iter()
        .find(|scheme| word.get(..start).is_some_and(|w| w.ends_with(scheme)))?;
    let (before, url) = word.split_at(start - scheme.len());
    let end = url
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '"'])
        .len();
    let (url, after) = url.split_at(end);
    (url.len() > scheme.len() + "://".len()).then_some((before, url, after))
}
