//! Spellings of Smithy 1.0 turned into those of 2.0: enum traits into enums, and the defaults that
//! unboxed primitives have in 1.0 into `smithy.api#default` traits.

use std::collections::HashMap;

use serde_json::Value;

use super::document::Version;
use super::draft::{Draft, DraftKind, Drafts};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::syntax::is_identifier;
use crate::model::{Member, Members, ShapeId, SimpleKind, Traits, UNIT};
use crate::source::Location;

const ENUM: &str = "smithy.api#enum";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const DEFAULT: &str = "smithy.api#default";

/// Turns every older spelling into that of 2.0.
pub(super) fn upgrade(drafts: &mut Drafts, faults: &mut Diagnostics) {
    for (id, draft) in &mut drafts.shapes {
        let found = faults.len();
        name_enum(id, draft, faults);
        fill_enum_values(draft);
        if faults.len() > found {
            drafts.doubtful.insert(id.clone());
        }
    }
    add_defaults(drafts);
}

/// A string with an enum trait whose values all have names becomes an enum. Without names it stays.
fn name_enum(id: &ShapeId, draft: &mut Draft, faults: &mut Diagnostics) {
    let Some(Value::Array(values)) = draft.traits.get(ENUM) else {
        return;
    };
    let named = values
        .iter()
        .all(|value| value.get("name").is_some_and(Value::is_string));
    if draft.kind != DraftKind::Simple(SimpleKind::String) || values.is_empty() || !named {
        return;
    }
    let place = draft.traits.location(ENUM);
    let mut members = Members::new();
    for (index, value) in values.iter().enumerate() {
        let place = place.element(index);
        let name = value
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !is_identifier(name) {
            let message = format!("`{}` is no enum member name", name.escape_debug());
            let fault = Diagnostic::error(message).shape(id).at(place.child("name"));
            faults.push(
                fault.expected("ASCII letters, digits and underscores, not beginning with a digit"),
            );
        } else if members.contains_key(name) {
            let message = format!("the enum has two members `{name}`");
            faults.push(Diagnostic::error(message).shape(id).at(place.child("name")));
        } else {
            members.insert(name.to_owned(), enum_member(name, value, place));
        }
    }
    draft.traits.remove(ENUM);
    draft.kind = DraftKind::Enum;
    draft.members = members;
}

fn enum_member(name: &str, definition: &Value, place: Location) -> Member {
    let mut traits = Traits::new(serde_json::Map::new(), place.clone());
    let kept = [
        ("value", ENUM_VALUE),
        ("documentation", "smithy.api#documentation"),
        ("tags", "smithy.api#tags"),
    ];
    for (key, id) in kept {
        if let Some(value) = definition.get(key) {
            traits.set(id, value.clone(), place.child(key));
        }
    }
    if definition.get("deprecated").and_then(Value::as_bool) == Some(true) {
        let place = place.child("deprecated");
        traits.set(
            "smithy.api#deprecated",
            Value::Object(serde_json::Map::new()),
            place,
        );
    }
    Member {
        name: name.to_owned(),
        target: ShapeId::new(UNIT),
        traits,
        location: place,
    }
}

/// A member of a string enum without a value has its name as the value.
fn fill_enum_values(draft: &mut Draft) {
    if draft.kind != DraftKind::Enum {
        return;
    }
    for member in draft
        .members
        .values_mut()
        .filter(|member| !member.traits.has(ENUM_VALUE))
    {
        let name = Value::String(member.name.clone());
        member.traits.set(ENUM_VALUE, name, member.location.clone());
    }
}

/// In 1.0, a structure member that refers to an unboxed number or boolean is zero or false by default.
fn add_defaults(drafts: &mut Drafts) {
    if drafts
        .shapes
        .values()
        .all(|draft| draft.version == Version::Two)
    {
        return;
    }
    let zeros: HashMap<ShapeId, Value> = drafts
        .shapes
        .iter()
        .filter_map(|(id, draft)| Some((id.clone(), zero(id, draft)?)))
        .collect();
    for draft in drafts.shapes.values_mut() {
        if draft.version == Version::Two || draft.kind != DraftKind::Structure {
            continue;
        }
        for member in draft.members.values_mut() {
            let traits = &member.traits;
            let settled = traits.has(DEFAULT) || traits.required() || traits.has("smithy.api#box");
            if let Some(zero) = zeros.get(&member.target).filter(|_| !settled) {
                member
                    .traits
                    .set(DEFAULT, zero.clone(), member.location.clone());
            }
        }
    }
}

/// The default that a shape has in 1.0, if any: of the prelude's, only the `Primitive` ones have one.
fn zero(id: &ShapeId, draft: &Draft) -> Option<Value> {
    if draft.traits.has("smithy.api#box") {
        return None;
    }
    if draft.version == Version::Two {
        let in_prelude = id.namespace() == "smithy.api";
        return draft.traits.default_value().filter(|_| in_prelude).cloned();
    }
    match draft.kind {
        DraftKind::Simple(SimpleKind::Boolean) => Some(Value::Bool(false)),
        DraftKind::Simple(
            SimpleKind::Byte
            | SimpleKind::Short
            | SimpleKind::Integer
            | SimpleKind::Long
            | SimpleKind::Float
            | SimpleKind::Double,
        ) => Some(Value::from(0)),
        _ => None,
    }
}
