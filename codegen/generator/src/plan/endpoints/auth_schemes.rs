//! Checks the `authSchemes` property of endpoints, which signing reads.
//!
//! Source: Smithy 2.0 specification, "Endpoint authSchemes list property". Schemes that are not known
//! may have any properties.

use serde_json::Value;

use super::json::Json;
use super::words::near_miss;

/// What a property of a scheme must be.
#[derive(Clone, Copy)]
enum Expected {
    Text,
    Flag,
    Texts,
}

const SIGV4: &[(&str, Expected)] = &[
    ("signingName", Expected::Text),
    ("signingRegion", Expected::Text),
    ("disableDoubleEncoding", Expected::Flag),
    ("disableNormalizePath", Expected::Flag),
];

const SIGV4A: &[(&str, Expected)] = &[
    ("signingName", Expected::Text),
    ("signingRegionSet", Expected::Texts),
    ("disableDoubleEncoding", Expected::Flag),
    ("disableNormalizePath", Expected::Flag),
];

const BETA: &[(&str, Expected)] = &[("signingName", Expected::Text)];

/// Checks the value of the property.
pub(super) fn check(schemes: &Json<'_>) {
    for scheme in schemes.elements() {
        if !scheme.value().is_object() {
            scheme.wrong_kind("an object");
            continue;
        }
        let Some(name) = scheme.need("name") else {
            continue;
        };
        match name.text() {
            Some("sigv4") => properties(&scheme, SIGV4, None),
            Some("sigv4a") => properties(&scheme, SIGV4A, Some("signingRegionSet")),
            Some(name) if name.starts_with("beta-") => {
                known(&scheme, BETA);
                scheme.need("signingName");
            }
            _ => {}
        }
    }
}

/// Checks all properties of a scheme whose properties are known.
fn properties(scheme: &Json<'_>, expected: &[(&str, Expected)], required: Option<&str>) {
    known(scheme, expected);
    if let Some(required) = required {
        scheme.need(required);
    }
    for (name, json) in scheme.entries() {
        if name != "name" && !expected.iter().any(|(known, _)| *known == name) {
            json.fault_with_help(
                format!("the auth scheme has no property `{name}`"),
                near_miss(name, expected.iter().map(|(known, _)| *known)),
            );
        }
    }
}

/// Checks the types of the properties that are known.
fn known(scheme: &Json<'_>, expected: &[(&str, Expected)]) {
    for (name, expected) in expected {
        let Some(json) = scheme.get(name) else {
            continue;
        };
        match (expected, json.value()) {
            (Expected::Text, Value::String(_)) | (Expected::Flag, Value::Bool(_)) => {}
            (Expected::Text, _) => json.wrong_kind("a string"),
            (Expected::Flag, _) => json.wrong_kind("a boolean"),
            (Expected::Texts, Value::Array(items)) if items.is_empty() => {
                json.fault(format!("`{name}` is empty"));
            }
            (Expected::Texts, _) => {
                for item in json.elements() {
                    item.text();
                }
            }
        }
    }
}
