//! Character references of HTML, decoded once.

use std::borrow::Cow;

/// No reference is longer than this.
const LONGEST: usize = 12;

/// The named references that documentation uses.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("shy", ""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("plusmn", "±"),
    ("times", "×"),
    ("divide", "÷"),
    ("frac12", "½"),
    ("micro", "µ"),
    ("sect", "§"),
    ("para", "¶"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("larr", "←"),
    ("rarr", "→"),
    ("uarr", "↑"),
    ("darr", "↓"),
    ("harr", "↔"),
    ("infin", "∞"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("lbrace", "{"),
    ("rbrace", "}"),
    ("lsqb", "["),
    ("rsqb", "]"),
    ("ast", "*"),
    ("lowbar", "_"),
    ("grave", "`"),
    ("vert", "|"),
    ("colon", ":"),
    ("num", "#"),
];

/// The text with its references decoded, those that are known; the others stay as they are.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = name_end(after).and_then(|end| {
            let (name, remaining) = after.split_at(end);
            Some((character(name)?, remaining.strip_prefix(';')?))
        });
        match known {
            Some((decoded, remaining)) => {
                out.push_str(&decoded);
                rest = remaining;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a text that follows `&` would be read as a reference.
pub(super) fn looks_like_reference(after: &str) -> bool {
    after
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count()
        > 0
        && after
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#')
            .starts_with(';')
}

/// Where the semicolon stands, when it is near.
fn name_end(after: &str) -> Option<usize> {
    after.bytes().take(LONGEST).position(|byte| byte == b';')
}

/// The character of a reference's name, or of its number.
fn character(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, text)| Cow::Borrowed(*text));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(|c| Cow::Owned(c.to_string()))
}
