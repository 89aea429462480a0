//! The fields of a test case, which is JSON.

use serde_json::Value as Json;

/// The field with this name, if it is text.
pub(super) fn field<'a>(case: &'a Json, name: &str) -> Option<&'a str> {
    case.get(name).and_then(Json::as_str)
}
