//! What the accessors share: reading text, flags, numbers and lists out of a trait's value.

use serde_json::Value;

use super::Traits;

impl Traits {
    /// A trait whose value is text.
    pub(super) fn text(&self, id: &str) -> Option<&str> {
        self.get(id).and_then(Value::as_str)
    }

    /// A trait whose value is a list of texts; elements of other types are passed over.
    pub(super) fn texts(&self, id: &str) -> Option<Vec<&str>> {
        self.get(id).map(texts)
    }

    /// A trait whose value is an array.
    pub(super) fn array(&self, id: &str) -> Option<&[Value]> {
        self.get(id).and_then(Value::as_array).map(Vec::as_slice)
    }
}

/// The text under a key of an object.
pub(super) fn field<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

/// The flag under a key of an object; false when left out.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// The texts in an array.
pub(super) fn texts(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
