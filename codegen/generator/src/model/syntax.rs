//! What names and shape IDs may look like, by the Smithy specification, "Shape ID ABNF", and how a
//! JSON value is called in messages.

use serde_json::Value;

/// Whether the text is a Smithy identifier: ASCII letters, digits and underscores, not beginning with a
/// digit, and not underscores alone.
pub(crate) fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    let start = rest.bytes().next();
    let starts = match start {
        Some(byte) if rest.len() < text.len() => byte.is_ascii_alphanumeric(),
        Some(byte) => byte.is_ascii_alphabetic(),
        None => false,
    };
    starts
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether the text is an absolute shape ID, `name.space#Name`, without a member.
pub(crate) fn is_shape_id(text: &str) -> bool {
    match text.split_once('#') {
        Some((namespace, name)) => namespace.split('.').all(is_identifier) && is_identifier(name),
        None => false,
    }
}

/// What a JSON value is, for messages.
pub(crate) fn describe(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_and_shape_ids() {
        for good in ["a", "A1", "_a", "__9", "a_b_"] {
            assert!(is_identifier(good), "{good}");
        }
        for bad in ["", "_", "9a", "a-b", "é", "a b", "a$b", "\u{202e}a"] {
            assert!(!is_identifier(bad), "{bad}");
        }
        assert!(is_shape_id("com.example.v1#Thing"));
        for bad in ["Thing", "#Thing", "com..x#T", "com#T$m", "com#", "a#b#c"] {
            assert!(!is_shape_id(bad), "{bad}");
        }
    }
}
