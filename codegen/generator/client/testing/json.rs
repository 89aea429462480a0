//! Compares JSON bodies by what they mean: the order of an object's members does not count, nor how
//! numbers and strings are spelt. Written apart from the code that writes such bodies, on purpose.

use std::iter::Peekable;
use std::str::Chars;

/// Compares two JSON texts.
///
/// # Errors
/// They are different values, or one is no JSON.
pub fn same(found: &[u8], expected: &[u8]) -> Result<(), String> {
    let (left, right) = (canonical(found)?, canonical(expected)?);
    if left == right {
        return Ok(());
    }
    Err(format!("body is `{left}`, not `{right}`"))
}

/// The one spelling of all texts that mean the same.
fn canonical(text: &[u8]) -> Result<String, String> {
    let shown = String::from_utf8_lossy(text);
    let mut chars = shown.chars().peekable();
    value(&mut chars)
        .filter(|_| {
            skip_space(&mut chars);
            chars.peek().is_none()
        })
        .ok_or_else(|| format!("body `{shown}` is no JSON"))
}

fn value(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    skip_space(chars);
    match chars.peek()? {
        '{' => {
            let mut members = items(chars, '}', |chars| {
                skip_space(chars);
                let name = string(chars)?;
                skip_space(chars);
                chars.next_if_eq(&':')?;
                Some(format!("{name:?}: {}", value(chars)?))
            })?;
            members.sort_unstable();
            Some(format!("{{{}}}", members.join(", ")))
        }
        '[' => Some(format!("[{}]", items(chars, ']', value)?.join(", "))),
        '"' => string(chars).map(|text| format!("{text:?}")),
        _ => word(chars),
    }
}

/// What stands between brackets, up to the closing one.
fn items(
    chars: &mut Peekable<Chars<'_>>,
    close: char,
    item: impl Fn(&mut Peekable<Chars<'_>>) -> Option<String>,
) -> Option<Vec<String>> {
    let mut items = Vec::new();
    chars.next();
    skip_space(chars);
    if chars.next_if_eq(&close).is_some() {
        return Some(items);
    }
    loop {
        items.push(item(chars)?);
        skip_space(chars);
        match chars.next()? {
            ',' => {}
            c if c == close => return Some(items),
            _ => return None,
        }
    }
}

fn string(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    chars.next_if_eq(&'"')?;
    let mut units: Vec<u16> = Vec::new();
    loop {
        let mut c = chars.next()?;
        match c {
            '"' => return String::from_utf16(&units).ok(),
            '\\' => c = chars.next()?,
            _ => {
                units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                continue;
            }
        }
        let escaped = match c {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let digits: String = chars.by_ref().take(4).collect();
                units.push(u16::from_str_radix(&digits, 16).ok()?);
                continue;
            }
            c => c,
        };
        units.extend_from_slice(escaped.encode_utf16(&mut [0; 2]));
    }
}

/// A number, `true`, `false` or `null`.
fn word(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || "+-.".contains(*c)) {
        text.push(c);
    }
    match text.as_str() {
        "true" | "false" | "null" => Some(text),
        // Numbers of more digits than a double has are compared as they are spelt.
        number if number.len() > 15 => Some(text),
        number => number.parse::<f64>().ok().map(|number| number.to_string()),
    }
}

fn skip_space(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(char::is_ascii_whitespace).is_some() {}
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn spelling_and_order_do_not_count() {
        let left = br#"{ "a": [1.0, "\u0041\n", null], "b": {} }"#;
        let right = b"{\"b\":{},\"a\":[1,\"A\\n\",null]}";
        assert_eq!(same(left, right), Ok(()));
    }

    #[test]
    fn values_and_the_order_of_lists_count() {
        for (left, right) in [("[1,2]", "[2,1]"), ("1", "\"1\""), ("{}", "{\"a\":null}")] {
            assert!(same(left.as_bytes(), right.as_bytes()).is_err());
        }
    }

    #[test]
    fn what_is_no_json_is_told() {
        for text in ["", "{", "{}x", "[1,]", "{\"a\"}", "\"\\u12"] {
            assert!(same(text.as_bytes(), b"{}").is_err(), "{text}");
        }
    }
}
