//! Checks rules for faults that would only show when a client resolves an endpoint: values of the
//! wrong type or that may be unset, names that are assigned twice, outcomes that are none.
//!
//! The rules have been read by then, so that their form is known to be right.

use serde_json::Value;

use super::auth_schemes;
use super::json::Json;
use super::templates::{Piece, pieces};
use super::types::{self, Scope, Type, Typed, expect};
use super::words::near_miss;

/// Checks the rules of a rule set or of a tree rule.
pub(super) fn rules(of: &Json<'_>, scope: &Scope) {
    let Some(rules) = of.get("rules") else {
        return;
    };
    for rule in rules.elements() {
        let mut scope = scope.clone();
        if let Some(conditions) = rule.get("conditions") {
            for json in conditions.elements() {
                condition(&json, &mut scope);
            }
        }
        match rule.get("type").and_then(|kind| kind.value().as_str()) {
            Some("tree") => self::rules(&rule, &scope),
            _ => outcome(&rule, &scope),
        }
    }
}

/// Checks a condition. Where it holds, what it asks for is set and what it assigns is known.
fn condition(json: &Json<'_>, scope: &mut Scope) {
    let found = types::call(json, scope);
    for name in types::facts(json, true) {
        scope.prove(name);
    }
    let Some(assign) = json.get("assign") else {
        return;
    };
    let name = assign.value().as_str().unwrap_or_default();
    if scope.get(name).is_some() {
        is_shadowed(&assign, name);
    } else if let Some(found) = found {
        scope.declare(name, Typed::set(found.ty));
    }
}

/// Reports a name that stands for something else already.
pub(super) fn is_shadowed(json: &Json<'_>, name: &str) {
    json.fault_with_help(
        format!("`{name}` is a parameter or has been assigned before"),
        Some("assign to another name".to_owned()),
    );
}

/// Checks what a rule or a result ends with.
pub(super) fn outcome(rule: &Json<'_>, scope: &Scope) {
    if let Some(error) = rule.get("error") {
        expect(&error, scope, Type::Text, "the message of an error");
    }
    let Some(endpoint) = rule.get("endpoint") else {
        return;
    };
    for (name, json) in endpoint.entries() {
        match name {
            "url" => url(&json, scope),
            "headers" => headers(&json, scope),
            "properties" => properties(&json, scope),
            _ => json.fault_with_help(
                format!("an endpoint has no `{name}`"),
                near_miss(name, ["url", "headers", "properties"])
                    .or_else(|| Some("other facts belong into its `properties`".to_owned())),
            ),
        }
    }
}

fn url(json: &Json<'_>, scope: &Scope) {
    expect(json, scope, Type::Text, "the URL of an endpoint");
    let Some(text) = json.value().as_str() else {
        return;
    };
    let pieces = pieces(text).unwrap_or_default();
    let has_scheme = match pieces.first() {
        Some(Piece::Reference(..)) => true,
        Some(Piece::Text(text)) => text.starts_with("http://") || text.starts_with("https://"),
        None => false,
    };
    if !has_scheme {
        json.mismatch(
            format!("`{text}` is no URL of an endpoint"),
            "something that begins with `https://` or `http://`",
        );
    }
}

fn headers(json: &Json<'_>, scope: &Scope) {
    for (_, values) in json.entries() {
        for value in values.elements() {
            expect(&value, scope, Type::Text, "the value of a header");
        }
    }
}

fn properties(json: &Json<'_>, scope: &Scope) {
    for (name, value) in json.entries() {
        property(&value, scope);
        if name == "authSchemes" {
            auth_schemes::check(&value);
        }
    }
}

/// Checks the templates in a property.
fn property(json: &Json<'_>, scope: &Scope) {
    match json.value() {
        Value::String(text) => types::template(json, text, scope),
        Value::Array(_) => json.elements().for_each(|item| property(&item, scope)),
        Value::Object(_) => json.entries().for_each(|(_, item)| property(&item, scope)),
        _ => {}
    }
}
