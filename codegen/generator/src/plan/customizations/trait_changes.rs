//! Customizations that set or take away traits of the model.

use serde_json::json;

use crate::model::{Member, Model, ShapeId, ShapeKind};

const ENDPOINT: &str = "smithy.api#endpoint";
const DEFAULT: &str = "smithy.api#default";

/// Takes the host prefixes away from the operations of a service.
pub(super) fn drop_host_prefixes(model: &mut Model, service: &ShapeId) {
    for operation in model.operations_of(service) {
        if let Some(shape) = model.shapes.get_mut(&operation) {
            shape.traits.remove(ENDPOINT);
        }
    }
}

/// Marks an error as one of the server's that passes.
pub(super) fn mark_retryable(model: &mut Model, error: &ShapeId) {
    if let Some(shape) = model.shapes.get_mut(error) {
        let location = || shape.location.clone();
        let traits = &mut shape.traits;
        traits.set("smithy.api#retryable", json!({}), location());
        traits.set("smithy.api#error", json!("server"), location());
    }
}

/// Takes the defaults away from members, and from those that refer to shapes.
pub(super) fn drop_defaults(model: &mut Model, of: &[&str]) {
    for shape in model.shapes.values_mut() {
        let container = shape.id.clone();
        if of.contains(&container.as_str()) {
            shape.traits.remove(DEFAULT);
        }
        let is_asked = |member: &Member| {
            let id = format!("{container}${}", member.name);
            of.contains(&member.target.as_str()) || of.contains(&id.as_str())
        };
        if let ShapeKind::Structure(members) = &mut shape.kind {
            for member in members.values_mut().filter(|member| is_asked(member)) {
                member.traits.remove(DEFAULT);
            }
        }
    }
}

/// Makes every member of every structure optional.
pub(super) fn make_optional(model: &mut Model) {
    for shape in model.shapes.values_mut() {
        if let ShapeKind::Structure(members) = &mut shape.kind {
            for member in members.values_mut() {
                let location = member.location.clone();
                let optional = "smithy.api#clientOptional";
                member.traits.set(optional, json!({}), location);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::traits::ErrorFault;
    use crate::model::{Sources, load};

    use super::*;

    fn model() -> Model {
        let text = json!({"smithy": "2.0", "shapes": {
            "n#S": {"type": "service", "version": "1", "operations": [{"target": "n#A"}]},
            "n#A": {
                "type": "operation",
                "input": {"target": "n#In"},
                "output": {"target": "n#Out"},
                "errors": [{"target": "n#Busy"}],
                "traits": {ENDPOINT: {"hostPrefix": "a."}}
            },
            "n#In": {"type": "structure", "members": {}},
            "n#Setting": {"type": "boolean", "traits": {DEFAULT: false}},
            "n#Out": {"type": "structure", "members": {
                "A": {"target": "n#Setting", "traits": {DEFAULT: false}},
                "B": {"target": "smithy.api#PrimitiveBoolean", "traits": {DEFAULT: false}},
                "C": {"target": "smithy.api#PrimitiveBoolean", "traits": {DEFAULT: false}}
            }},
            "n#Busy": {
                "type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}
            }
        }});
        let mut sources = Sources::new();
        sources.push("m", text.to_string());
        load::load(sources).expect("a model")
    }

    fn with_default(model: &Model) -> Vec<&str> {
        let members = model.structure_members(&"n#Out".into()).values();
        let of_members = members.filter(|member| member.traits.has(DEFAULT));
        of_members.map(|member| member.name.as_str()).collect()
    }

    #[test]
    fn host_prefixes_go() {
        let mut model = model();
        let prefix = |model: &Model| {
            let traits = &model.shape(&"n#A".into()).traits;
            traits.endpoint_host_prefix().map(str::to_owned)
        };
        assert_eq!(prefix(&model).as_deref(), Some("a."));
        drop_host_prefixes(&mut model, &"n#S".into());
        assert_eq!(prefix(&model), None);
    }

    #[test]
    fn an_error_that_passes_is_retryable() {
        let mut model = model();
        mark_retryable(&mut model, &"n#Busy".into());
        let traits = &model.shape(&"n#Busy".into()).traits;
        assert!(traits.retryable().is_some_and(|it| !it.throttling));
        assert_eq!(traits.error(), Some(ErrorFault::Server));
    }

    #[test]
    fn defaults_of_members_and_of_shapes_are_taken_away() {
        let mut model = model();
        assert_eq!(with_default(&model), ["A", "B", "C"]);
        drop_defaults(&mut model, &["n#Setting", "n#Out$B"]);
        assert_eq!(with_default(&model), ["C"]);
        assert!(!model.shape(&"n#Setting".into()).traits.has(DEFAULT));
    }

    #[test]
    fn every_member_is_optional() {
        let mut model = model();
        make_optional(&mut model);
        let mut members = model.structure_members(&"n#Out".into()).values();
        assert!(members.all(|member| member.traits.client_optional()));
    }
}
