//! What must not be shown: `@sensitive` on a member, on what it refers to, and in all that is nested.
//!
//! Two questions, as two places show values: `Debug` of a structure or union asks which of its members
//! to redact, and the log of a reply's body asks whether anything in it is sensitive.
//! Source: Smithy 2.0 specification, "sensitive trait".

use std::collections::HashSet;

use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};

/// Structures that are redacted whole although their models mark only some of their members: with
/// the others beside the secret key, as the session token, they are credentials. The official crates
/// redact the same.
const CREDENTIALS: &[&str] = &[
    "com.amazonaws.sso#RoleCredentials",
    "com.amazonaws.sts#Credentials",
];

/// Whether all values of a shape are sensitive.
pub fn shape(shape: &Shape) -> bool {
    shape.traits.sensitive() || CREDENTIALS.contains(&shape.id.as_str())
}

/// Whether `Debug` of the container redacts a member: the member, the container or what the member
/// refers to is sensitive, or what its collection holds. A structure that is not sensitive itself shows
/// itself without what is sensitive in it.
pub fn member(model: &Model, container: &Shape, member: &Member) -> bool {
    shape(container) || slot(model, member)
}

/// Lists and maps cannot contain themselves without a structure in between ([`crate::model::validate`]
/// refuses them), so this ends.
fn slot(model: &Model, member: &Member) -> bool {
    let target = model.target(member);
    if member.traits.sensitive() || shape(target) {
        return true;
    }
    match &target.kind {
        ShapeKind::List(element) => slot(model, element),
        ShapeKind::Map { key, value } => slot(model, key) || slot(model, value),
        _ => false,
    }
}

/// Whether anything that a value of one of these shapes can hold is sensitive, at any depth.
pub fn anywhere<'m>(model: &'m Model, roots: impl IntoIterator<Item = &'m ShapeId>) -> bool {
    let mut waiting: Vec<&ShapeId> = roots.into_iter().collect();
    let mut seen: HashSet<&ShapeId> = HashSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let holder = model.shape(id);
        if shape(holder) || slots(holder).any(|slot| slot.traits.sensitive()) {
            return true;
        }
        waiting.extend(slots(holder).map(|slot| &slot.target));
    }
    false
}

/// The members of a shape, also those of lists and maps.
fn slots(shape: &Shape) -> impl Iterator<Item = &Member> {
    let of_collection: Vec<&Member> = match &shape.kind {
        ShapeKind::List(member) => vec![member],
        ShapeKind::Map { key, value } => vec![key, value],
        _ => Vec::new(),
    };
    of_collection.into_iter().chain(shape.members())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::{Sources, load};

    fn model(shapes: Value) -> Model {
        let mut sources = Sources::new();
        let text = json!({"smithy": "2.0", "shapes": shapes}).to_string();
        sources.push("model.json", text);
        load::load(sources).unwrap_or_default()
    }

    fn is_anywhere(shapes: Value) -> bool {
        let model = model(shapes);
        assert!(model.get(&"n#Out".into()).is_some(), "the model loads");
        anywhere(&model, [&"n#Out".into()])
    }

    /// An output that refers to `n#A`, the other shapes being given.
    fn around(mut shapes: Value) -> Value {
        shapes["n#Out"] = json!({"type": "structure", "members": {"a": {"target": "n#A"}}});
        shapes["n#Secret"] = json!({"type": "string", "traits": {"smithy.api#sensitive": {}}});
        shapes
    }

    #[test]
    fn found_in_whatever_holds_it() {
        let secret = json!({"target": "n#Secret"});
        let text = json!({"target": "smithy.api#String"});
        let marked = json!({
            "target": "smithy.api#String", "traits": {"smithy.api#sensitive": {}}
        });
        for (what, a) in [
            (
                "structure",
                json!({"type": "structure", "members": {"b": secret}}),
            ),
            ("union", json!({"type": "union", "members": {"b": secret}})),
            ("list", json!({"type": "list", "member": secret})),
            (
                "map value",
                json!({"type": "map", "key": text, "value": secret}),
            ),
            (
                "map key",
                json!({"type": "map", "key": secret, "value": text}),
            ),
            (
                "member",
                json!({"type": "structure", "members": {"b": marked}}),
            ),
            ("list member", json!({"type": "list", "member": marked})),
            (
                "shape",
                json!({"type": "structure", "members": {}, "traits": {"smithy.api#sensitive": {}}}),
            ),
        ] {
            assert!(is_anywhere(around(json!({"n#A": a}))), "{what}");
        }
        assert!(!is_anywhere(around(
            json!({"n#A": {"type": "list", "member": text}})
        )));
    }

    #[test]
    fn recursion_ends() {
        let tree = |leaf: &str| {
            around(json!({
                "n#A": {
                    "type": "structure",
                    "members": {"more": {"target": "n#Trees"}, "leaf": {"target": leaf}}
                },
                "n#Trees": {"type": "list", "member": {"target": "n#A"}}
            }))
        };
        assert!(is_anywhere(tree("n#Secret")));
        assert!(!is_anywhere(tree("smithy.api#String")));
    }

    #[test]
    fn credentials_are_redacted_whole() {
        let model = model(json!({
            "com.amazonaws.sts#Credentials": {
                "type": "structure",
                "members": {"SessionToken": {"target": "smithy.api#String"}}
            }
        }));
        let holder = model.shape(&"com.amazonaws.sts#Credentials".into());
        assert_eq!(holder.members().count(), 1);
        assert!(holder.members().all(|it| member(&model, holder, it)));
    }
}
