//! Scans JSON text token by token. Malformed text is refused in members that are read and in those that
//! are skipped.

use std::borrow::Cow;
use std::{mem, str};

use aws_smithy_json::deserialize::EscapedStr;
use aws_smithy_schema::serde::SerdeError;

/// The result of reading.
pub(super) type Result<T = ()> = std::result::Result<T, SerdeError>;

/// A place in JSON text.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The start of a text.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// How much of the text was read.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next byte that is no white space, which stays unread.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Whether `null` comes next.
    #[inline]
    pub(super) fn is_null(&self) -> bool {
        self.rest().starts_with(b"null")
    }

    /// An error at the current place.
    #[cold]
    pub(super) fn error(&self, what: &str) -> SerdeError {
        SerdeError::invalid_input(format!("{what}, at byte {}", self.at))
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads this byte.
    #[inline]
    pub(super) fn expect(&mut self, byte: u8) -> Result {
        if self.peek() != Some(byte) {
            return Err(self.error(&format!("expected `{}`", char::from(byte))));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads this word, if it comes next.
    #[inline]
    pub(super) fn take(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Goes to the next element of an object or array, or past its end.
    #[inline]
    pub(super) fn next(&mut self, first: &mut bool, close: u8) -> Result<bool> {
        let first = mem::replace(first, false);
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                match self.peek() {
                    Some(byte) if byte != close => Ok(true),
                    _ => Err(self.error("a comma without an element")),
                }
            }
            Some(_) if first => Ok(true),
            Some(_) => Err(self.error("expected a comma")),
            None => Err(self.error("the text is cut off")),
        }
    }

    /// Reads a key and its colon.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>> {
        let key = self.string()?;
        self.expect(b':')?;
        self.peek();
        Ok(key)
    }

    /// Reads a string.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>> {
        let (text, escaped) = self.raw_string()?;
        match escaped {
            false => Ok(Cow::Borrowed(text)),
            true => EscapedStr::new(text)
                .to_unescaped()
                .map_err(|_| self.error("an escape that is no character, in the string that ends")),
        }
    }

    /// Reads a string as it is written, and whether it has escapes.
    #[inline]
    fn raw_string(&mut self) -> Result<(&'a str, bool)> {
        self.expect(b'"')?;
        let text = self.rest();
        let mut length = 0;
        let mut escaped = false;
        loop {
            let rest = text.get(length..).unwrap_or_default();
            let plain = plain_length(rest);
            length += plain;
            match rest.get(plain..).unwrap_or_default() {
                [b'"', ..] => break,
                [
                    b'\\',
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't',
                    ..,
                ] => length += 2,
                [b'\\', b'u', a, b, c, d, ..]
                    if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) =>
                {
                    length += 6;
                }
                [b'\\', ..] => return Err(self.error("a string with an unknown escape")),
                [_, ..] => return Err(self.error("a string with a control character")),
                [] => return Err(self.error("a string that is cut off")),
            }
            escaped = true;
        }
        let (text, _) = text.split_at(length);
        let text = str::from_utf8(text).map_err(|_| self.error("a string that is no UTF-8"))?;
        self.at += length + 1;
        Ok((text, escaped))
    }

    /// Reads the characters of a number, without checking that they are one.
    #[inline]
    pub(super) fn number(&mut self) -> Result<&'a str> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.error("expected a number"));
        }
        let rest = self.rest();
        let is_part = |b: &u8| matches!(b, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
        let length = rest.iter().take_while(|b| is_part(b)).count();
        let (text, _) = rest.split_at(length);
        self.at += length;
        str::from_utf8(text).map_err(|_| self.error("a number that is no UTF-8"))
    }

    /// Skips a value of no more than this many levels.
    pub(super) fn skip(&mut self, levels: u32) -> Result {
        match self.peek() {
            Some(b'"') => self.raw_string().map(drop),
            Some(open @ (b'{' | b'[')) => {
                let Some(levels) = levels.checked_sub(1) else {
                    return Err(self.error("a value that is nested too deeply"));
                };
                self.at += 1;
                let is_object = open == b'{';
                let close = if is_object { b'}' } else { b']' };
                let mut first = true;
                while self.next(&mut first, close)? {
                    if is_object {
                        self.raw_string()?;
                        self.expect(b':')?;
                    }
                    self.skip(levels)?;
                }
                Ok(())
            }
            Some(b't') if self.take("true") => Ok(()),
            Some(b'f') if self.take("false") => Ok(()),
            Some(b'n') if self.take("null") => Ok(()),
            _ => match self.number()?.parse::<f64>() {
                Ok(_) => Ok(()),
                Err(_) => Err(self.error("no number")),
            },
        }
    }
}

/// How many bytes come before the first quote, backslash or control character; it looks at eight at a
/// time.
#[inline]
fn plain_length(text: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xff;
    let each_is_zero = |word: u64| word.wrapping_sub(EACH) & !word;
    let mut length = 0;
    while let Some(bytes) = text.get(length..).and_then(|rest| rest.first_chunk()) {
        let word = u64::from_le_bytes(*bytes);
        // The highest bit of a byte is set where the byte is one that is looked for; beyond the first
        // such byte it may be set for others too.
        let found = (word.wrapping_sub(EACH * 0x20) & !word)
            | each_is_zero(word ^ (EACH * u64::from(b'"')))
            | each_is_zero(word ^ (EACH * u64::from(b'\\')));
        let found = found & (EACH * 0x80);
        if found != 0 {
            return length + (found.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let rest = text.get(length..).unwrap_or_default();
    let is_plain = |b: &u8| !matches!(b, b'"' | b'\\' | 0..=0x1f);
    length + rest.iter().take_while(|b| is_plain(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_at_their_first_special_byte_wherever_it_stands() {
        for special in [b'"', b'\\', 0, 0x1f] {
            for before in 0..20 {
                for filler in [b' ', b'~', 0x7f, 0x80, 0xff] {
                    let mut text = vec![filler; before];
                    text.push(special);
                    text.extend(*b"\"\\\x00 and more");
                    assert_eq!(plain_length(&text), before, "{text:?}");
                }
            }
        }
        assert_eq!(plain_length(b"nothing special here"), 20);
    }

    #[test]
    fn a_value_is_passed_over_to_its_end() {
        let text = br#" {"a": [1, -2.5e3, "x\"\u00e9"], "b": {}, "c": [], "d": null} , 1"#;
        let mut scanner = Scanner::new(text);
        scanner.skip(2).expect("a value");
        assert_eq!(scanner.peek(), Some(b','));
        assert!(Scanner::new(text).skip(1).is_err());
    }

    #[test]
    fn what_is_no_json_is_refused_where_it_is_passed_over_too() {
        let bad: [&[u8]; 16] = [
            b"",
            b"[",
            b"[1,]",
            b"[,1]",
            b"[1 2]",
            b"{\"a\" 1}",
            b"{\"a\":1,}",
            b"{a:1}",
            b"\"a",
            b"\"\\x\"",
            b"\"\\u12g4\"",
            b"\"\x01\"",
            b"\"\xff\"",
            b"+1",
            b"1e",
            b"nul",
        ];
        for text in bad {
            assert!(
                Scanner::new(text).skip(9).is_err(),
                "{}",
                text.escape_ascii()
            );
        }
    }
}
