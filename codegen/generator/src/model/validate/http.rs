//! The bindings of members to parts of HTTP messages fit their targets and do not collide.
//!
//! Only the inputs, outputs and errors of operations are looked at, as bindings mean nothing elsewhere,
//! and only with an operation that has an `http` trait. Labels are in `labels`.

use std::collections::{HashMap, HashSet};

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::traits::BINDINGS;
use crate::model::traits::uri::UriPattern;
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleKind};

/// Checks the messages of all operations.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    let mut seen: HashSet<&ShapeId> = HashSet::new();
    for operation in checked
        .shapes()
        .filter(|shape| shape.traits.http().is_some())
    {
        let ShapeKind::Operation(bound) = &operation.kind else {
            continue;
        };
        if let Some(input) = checked.get(&bound.input) {
            check_literals(operation, input, faults);
        }
        for id in [&bound.input, &bound.output]
            .into_iter()
            .chain(&bound.errors)
        {
            if let Some(message) = checked.get(id).filter(|_| seen.insert(id)) {
                check_message(checked, message, faults);
            }
        }
    }
}

/// A query parameter that the URI pattern fixes is no member's.
fn check_literals(operation: &Shape, input: &Shape, faults: &mut Diagnostics) {
    let pattern = operation
        .traits
        .http()
        .map(|http| UriPattern::parse(http.uri));
    let Some(Ok(pattern)) = pattern else {
        return;
    };
    for member in input.members() {
        let name = member.traits.http_query();
        if !pattern
            .query
            .iter()
            .any(|(fixed, _)| Some(fixed.as_str()) == name)
        {
            continue;
        }
        let message = format!(
            "the URI pattern of `{}` has the query parameter too",
            operation.id
        );
        faults.push(
            Diagnostic::error(message)
                .member(&input.id, &member.name)
                .at(member.traits.location("smithy.api#httpQuery"))
                .expected("a query parameter that is not in the pattern"),
        );
    }
}

fn check_message(checked: &Checked<'_>, message: &Shape, faults: &mut Diagnostics) {
    let mut taken: HashMap<String, &str> = HashMap::new();
    for member in message.members() {
        let mut bindings = BINDINGS.into_iter().filter(|id| member.traits.has(id));
        let Some(binding) = bindings.next() else {
            continue;
        };
        let fault = |message_text: String| {
            let place = member.traits.location(binding);
            Diagnostic::error(message_text)
                .member(&message.id, &member.name)
                .at(place)
        };
        if let Some(second) = bindings.next() {
            faults.push(fault(format!(
                "the member is bound by `{binding}` and by `{second}`"
            )));
            continue;
        }
        if binding == "smithy.api#httpResponseCode" && message.traits.input() {
            faults.push(
                fault(format!("`{binding}` is on a member of an input"))
                    .expected("a member of an output or error"),
            );
        }
        if let Some(expected) = checked
            .get(&member.target)
            .and_then(|target| misfit(checked, binding, target))
        {
            let message = format!(
                "`{binding}` is on a member that refers to `{}`",
                member.target
            );
            faults.push(fault(message).expected(expected));
        }
        if let Some(slot) = slot(binding, member)
            && let Some(other) = taken.insert(slot.clone(), &member.name)
        {
            faults.push(fault(format!(
                "the member `{other}` is bound to {slot} too"
            )));
        }
    }
}

/// The part of the message that a binding takes for itself alone, in words.
fn slot(binding: &str, member: &Member) -> Option<String> {
    let name = |value: Option<&str>| value.map(str::to_owned);
    match binding {
        "smithy.api#httpQuery" => Some(format!(
            "the query parameter `{}`",
            name(member.traits.http_query())?
        )),
        "smithy.api#httpHeader" => Some(format!(
            "the header `{}`",
            member.traits.http_header()?.to_ascii_lowercase()
        )),
        "smithy.api#httpQueryParams" => Some("all other query parameters".to_owned()),
        "smithy.api#httpPrefixHeaders" => Some("headers by prefix".to_owned()),
        "smithy.api#httpPayload" => Some("the payload".to_owned()),
        "smithy.api#httpResponseCode" => Some("the status".to_owned()),
        _ => None,
    }
}

/// What the target should have been, when it does not fit the binding.
fn misfit(checked: &Checked<'_>, binding: &str, target: &Shape) -> Option<&'static str> {
    let element = match &target.kind {
        ShapeKind::List(member) => checked.get(&member.target),
        _ => None,
    };
    let scalars = is_scalar(target) || element.is_some_and(is_scalar);
    let (fits, expected) = match binding {
        "smithy.api#httpLabel" => (
            is_scalar(target),
            "a boolean, number, string, enum or timestamp",
        ),
        "smithy.api#httpQuery" | "smithy.api#httpHeader" => (
            scalars,
            "a boolean, number, string, enum or timestamp, or a list of one of them",
        ),
        "smithy.api#httpQueryParams" => (
            is_map(checked, target, true),
            "a map of strings or of lists of strings",
        ),
        "smithy.api#httpPrefixHeaders" => (is_map(checked, target, false), "a map of strings"),
        "smithy.api#httpResponseCode" => {
            let integer = matches!(
                target.kind,
                ShapeKind::Simple(SimpleKind::Integer) | ShapeKind::IntEnum(_)
            );
            (integer, "an integer")
        }
        _ => (
            may_be_payload(target),
            "a structure, union, string, enum, blob, document, list or map",
        ),
    };
    (!fits).then_some(expected)
}

fn is_scalar(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Simple(simple) => !matches!(simple, SimpleKind::Blob | SimpleKind::Document),
        ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => true,
        _ => false,
    }
}

fn is_text(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Simple(SimpleKind::String) | ShapeKind::Enum(_)
    )
}

fn is_map(checked: &Checked<'_>, shape: &Shape, lists: bool) -> bool {
    let ShapeKind::Map { value, .. } = &shape.kind else {
        return false;
    };
    let Some(value) = checked.get(&value.target) else {
        return true;
    };
    match &value.kind {
        ShapeKind::List(member) => lists && checked.get(&member.target).is_none_or(is_text),
        _ => is_text(value),
    }
}

fn may_be_payload(shape: &Shape) -> bool {
    match &shape.kind {
        ShapeKind::Simple(simple) => {
            matches!(
                simple,
                SimpleKind::String | SimpleKind::Blob | SimpleKind::Document
            )
        }
        _ => !matches!(shape.kind, ShapeKind::IntEnum(_)),
    }
}
