//! The auth schemes that endpoint rules name. A call to an endpoint that names only schemes which the
//! emitted crate has not fails; whether every endpoint does tells whether any call can succeed.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Reached, Spot, report};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::sessions;
use crate::model::traits::support::{Support, support_of};

/// The forms of endpoint rules, in the order in which they are taken.
const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// The names of schemes in endpoint rules that may not be supported, and what tells whether they are: the
/// trait, where they have one. Source: Smithy documentation, "AWS rules engine library functions and built-ins",
/// "Endpoint authSchemes list property".
const SCHEMES: &[(&str, Option<&str>)] = &[
    ("sigv4a", Some("aws.auth#sigv4a")),
    ("sigv4-s3express", None),
];

/// Reports the schemes that are named and not supported.
pub(super) fn check(reached: &Reached<'_>, found: &mut Diagnostics) {
    let service = reached.model.shape(reached.service);
    let rules = RULES
        .into_iter()
        .find_map(|id| Some((id, service.traits.get(id)?)));
    let Some((id, rules)) = rules else { return };
    let mut endpoints = Vec::new();
    collect(rules, &mut endpoints);
    let sessions = sessions::of(reached.model, reached.service);
    let of_sessions = sessions.map(|(sessions, _)| sessions.scheme);
    let missing: Vec<&str> = missing()
        .filter(|name| of_sessions != Some(*name))
        .collect();
    // A name that is put together from parameters may be any.
    let is_missing =
        |names: &&Vec<&str>| !names.is_empty() && names.iter().all(|name| missing.contains(name));
    let asking: Vec<&Vec<&str>> = endpoints.iter().filter(is_missing).collect();
    let named: BTreeSet<String> = asking
        .iter()
        .filter_map(|names| Some(format!("`{}`", names.first()?)))
        .collect();
    if named.is_empty() {
        return;
    }
    let (which, severity) = match asking.len() == endpoints.len() {
        true => ("every endpoint", reached.severity),
        false => ("some endpoints", Severity::Warning),
    };
    let named = Vec::from_iter(named).join(" or ");
    let message = format!(
        "{which} of the rules must be called with the auth scheme {named}, which is not supported: \
         such calls fail"
    );
    let spot = Spot {
        id: service.id.to_string(),
        place: service.traits.location(id),
    };
    report(severity, &message, vec![spot], found);
}

/// The names of the schemes that are not supported.
fn missing() -> impl Iterator<Item = &'static str> {
    let is_missing = |of_trait: &Option<&str>| {
        let support = of_trait.and_then(support_of);
        !matches!(support, Some(Support::AuthScheme(true)))
    };
    let rows = SCHEMES
        .iter()
        .filter(move |(_, of_trait)| is_missing(of_trait));
    rows.map(|(scheme, _)| *scheme)
}

/// The names of the auth schemes of each endpoint in the rules. JSON is not nested deeper than its
/// reader allows, so recursion ends.
fn collect<'r>(rules: &'r Value, endpoints: &mut Vec<Vec<&'r str>>) {
    match rules {
        Value::Array(items) => items.iter().for_each(|item| collect(item, endpoints)),
        Value::Object(entries) => {
            for (key, value) in entries {
                match (key.as_str(), value.get("url")) {
                    ("endpoint", Some(_)) => endpoints.push(schemes(value)),
                    _ => collect(value, endpoints),
                }
            }
        }
        _ => {}
    }
}

fn schemes(endpoint: &Value) -> Vec<&str> {
    let schemes = endpoint.pointer("/properties/authSchemes");
    let schemes = schemes.and_then(Value::as_array).into_iter().flatten();
    schemes
        .filter_map(|scheme| scheme.get("name")?.as_str())
        .collect()
}
