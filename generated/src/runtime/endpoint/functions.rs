//! The functions of the endpoint rules language that work on strings alone.
//!
//! Source: the Smithy rules engine's standard and AWS libraries. What is undefined there (a range
//! outside of the text, a text that is not ASCII) gives nothing.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::net::Ipv4Addr;

use super::value::map_str;

/// Whether a text is a host label (or several with dots in between): 1 to 63 ASCII letters, digits
/// and dashes, not beginning with a dash.
#[cfg_attr(debug_assertions, inline)]
pub fn is_valid_host_label(text: &str, allow_dots: bool) -> bool {
    if allow_dots {
        return text.split('.').all(is_label);
    }
    is_label(text)
}

#[cfg_attr(debug_assertions, inline)]
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a bucket's name can be part of a host name: each part between dots (just one, unless dots
/// are allowed) has 3 to 63 lower-case letters, digits and dashes, with no dash at either end, and
/// the whole does not look like an IP address.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn is_virtual_hostable_s3_bucket(bucket: &str, allow_dots: bool) -> bool {
    let is_hostable = if allow_dots {
        bucket.split('.').all(is_bucket_label)
    } else {
        is_bucket_label(bucket)
    };
    is_hostable && bucket.parse::<Ipv4Addr>().is_err()
}

#[cfg_attr(debug_assertions, inline)]
fn is_bucket_label(label: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (3..=63).contains(&label.len())
        && label.bytes().all(|byte| is_plain(byte) || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// The text from `start` up to `stop`, both counted from the end when `reverse`.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn substring<'a>(
    text: &Cow<'a, str>,
    start: usize,
    stop: usize,
    reverse: bool,
) -> Option<Cow<'a, str>> {
    if start >= stop || !text.is_ascii() {
        return None;
    }
    map_str(text, |text| match reverse {
        false => text.get(start..stop),
        true => text.get(text.len().checked_sub(stop)?..text.len().checked_sub(start)?),
    })
}

/// The text with everything percent-encoded but letters, digits and `-._~`.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn uri_encode<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.bytes().all(is_plain) {
        return text.clone();
    }
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match is_plain(byte) {
            true => encoded.push(char::from(byte)),
            // Writing to a string cannot fail.
            false => _ = write!(encoded, "%{byte:02X}"),
        }
    }
    Cow::Owned(encoded)
}

/// The pieces between delimiters, at most `limit` of them unless that is 0.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn split<'a>(
    text: &Cow<'a, str>,
    delimiter: &str,
    limit: usize,
) -> Option<Vec<Cow<'a, str>>> {
    if delimiter.is_empty() {
        return None;
    }
    let limit = if limit == 0 { usize::MAX } else { limit };
    Some(match text {
        Cow::Borrowed(text) => text.splitn(limit, delimiter).map(Cow::Borrowed).collect(),
        Cow::Owned(text) => text
            .splitn(limit, delimiter)
            .map(|piece| Cow::Owned(piece.to_owned()))
            .collect(),
    })
}
