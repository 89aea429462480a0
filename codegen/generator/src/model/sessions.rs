//! Services that sign the requests to some resources with credentials of a session, which an operation of
//! theirs makes. A client needs that operation whatever its user calls, so it is part of every selection.
//!
//! Endpoint rules name such an auth scheme, but no trait says how it works: that is a table, by the shape
//! ID of the service. What goes over the wire beside it stands in the table of customizations.

use serde_json::Value;

use super::{Model, ShapeId, ShapeKind, SimpleKind};

/// How sessions come about.
#[derive(Debug, PartialEq, Eq)]
pub struct Sessions {
    /// The shape ID of the service.
    pub service: &'static str,
    /// The auth scheme, as endpoint rules name it.
    pub scheme: &'static str,
    /// The operation that makes a session.
    pub operation: &'static str,
    /// What a session is for: a member of the operation's input, and the parameter of the endpoint rules.
    pub resource: &'static str,
    /// The member of its output with the credentials.
    pub credentials: &'static str,
}

/// The members that the credentials of a session have, and their types: the ID of the access key, the secret
/// key, the token, and when the session ends.
pub const PARTS: [(&str, SimpleKind); 4] = [
    ("AccessKeyId", SimpleKind::String),
    ("SecretAccessKey", SimpleKind::String),
    ("SessionToken", SimpleKind::String),
    ("Expiration", SimpleKind::Timestamp),
];

/// The forms of endpoint rules.
const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// Every service with sessions.
const SESSIONS: &[Sessions] = &[Sessions {
    service: "com.amazonaws.s3#AmazonS3",
    scheme: "sigv4-s3express",
    operation: "CreateSession",
    resource: "Bucket",
    credentials: "Credentials",
}];

/// How the sessions of a service come about, and the operation, if the model has what it takes: a model
/// may be older than they are.
pub fn of<'m>(model: &'m Model, service: &ShapeId) -> Option<(&'static Sessions, &'m ShapeId)> {
    let sessions = SESSIONS.iter().find(|it| it.service == service.as_str())?;
    let operations = model.operations_of(service);
    let id = operations
        .iter()
        .find(|it| it.name() == sessions.operation)?;
    let id = &model.get(id)?.id;
    (sessions.fit(model, service, id)).then_some((sessions, id))
}

impl Sessions {
    /// Whether the rules and the operation have what the table names, in types that can be used.
    fn fit(&self, model: &Model, service: &ShapeId, operation: &ShapeId) -> bool {
        let fit = || {
            let operation = model.operation(operation)?;
            let resource = model
                .structure_members(&operation.input)
                .get(self.resource)?;
            let credentials = model
                .structure_members(&operation.output)
                .get(self.credentials)?;
            let is_structure = matches!(model.target(credentials).kind, ShapeKind::Structure(_));
            let credentials = model.structure_members(&credentials.target);
            let has_part = |(name, kind): &(&str, SimpleKind)| {
                credentials.get(*name).is_some_and(|part| {
                    let is_there = part.traits.required() && !part.traits.client_optional();
                    is_there && is(model, &part.target, *kind)
                })
            };
            let fits = is(model, &resource.target, SimpleKind::String);
            Some(fits && is_structure && PARTS.iter().all(has_part))
        };
        fit() == Some(true) && self.is_parameter(model, service)
    }

    /// Whether the endpoint of a call depends on what a session is for.
    fn is_parameter(&self, model: &Model, service: &ShapeId) -> bool {
        let traits = &model.shape(service).traits;
        let rules = RULES.into_iter().find_map(|id| traits.get(id));
        let kind = rules.and_then(|rules| rules.get("parameters")?.get(self.resource)?.get("type"));
        kind.and_then(Value::as_str)
            .is_some_and(|kind| kind.eq_ignore_ascii_case("string"))
    }
}

fn is(model: &Model, id: &ShapeId, kind: SimpleKind) -> bool {
    matches!(&model.shape(id).kind, ShapeKind::Simple(found) if *found == kind)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Request;
    use crate::model::{Sources, load, select};

    const SERVICE: &str = "com.amazonaws.s3#AmazonS3";

    /// A model in which the value at a pointer may be another one.
    fn model(change: Option<(&str, Value)>) -> Model {
        let target = |id: &str| json!({ "target": id });
        let required = |id: &str| json!({"target": id, "traits": {"smithy.api#required": {}}});
        let schemes = json!([{"name": "sigv4-s3express"}]);
        let mut shapes = json!({
            SERVICE: {
                "type": "service",
                "version": "1",
                "operations": [target("n#CreateSession"), target("n#Get")],
                "traits": {"smithy.rules#endpointRuleSet": {
                    "parameters": {"Bucket": {"type": "String"}},
                    "rules": [{"endpoint": {"url": "a", "properties": {"authSchemes": schemes}}}]
                }}
            },
            "n#Get": {"type": "operation"},
            "n#CreateSession": {"type": "operation", "input": target("n#In"), "output": target("n#Out")},
            "n#In": {"type": "structure", "members": {"Bucket": target("smithy.api#String")}},
            "n#Out": {"type": "structure", "members": {"Credentials": target("n#Session")}},
            "n#Session": {"type": "structure", "members": {
                "AccessKeyId": required("smithy.api#String"),
                "SecretAccessKey": required("smithy.api#String"),
                "SessionToken": required("smithy.api#String"),
                "Expiration": required("smithy.api#Timestamp")
            }}
        });
        if let Some((pointer, value)) = change {
            *shapes.pointer_mut(pointer).expect("a place") = value;
        }
        let mut sources = Sources::new();
        sources.push("m", json!({"smithy": "2.0", "shapes": shapes}).to_string());
        load::load(sources).unwrap_or_else(|faults| panic!("{faults}"))
    }

    /// The operations of a slice for which one was asked, and the warnings.
    fn selected(model: &Model) -> (Vec<String>, String) {
        let request = Request {
            operations: vec!["Get".to_owned()],
            allow_incomplete: true,
            ..Request::default()
        };
        let selection = select::select(model, &request).expect("a selection");
        let operations = selection.operations.iter();
        let names = operations.map(|id| id.name().to_owned()).collect();
        (names, selection.warnings.to_string())
    }

    #[test]
    fn the_operation_that_makes_sessions_is_part_of_every_slice() {
        let (operations, warnings) = selected(&model(None));
        assert_eq!(operations, ["CreateSession", "Get"]);
        assert!(!warnings.contains("sigv4-s3express"), "{warnings}");
    }

    #[test]
    fn without_what_it_takes_there_are_no_sessions() {
        let string = json!({"target": "smithy.api#String"});
        let rules = format!(
            "/{}/traits/smithy.rules#endpointRuleSet",
            SERVICE.replace('/', "~1")
        );
        for (pointer, value) in [
            ("/n#Session/members/Expiration", string.clone()),
            ("/n#Session/members/SessionToken", string.clone()),
            ("/n#Out/members", json!({})),
            ("/n#Out/members/Credentials", string),
            ("/n#In/members", json!({})),
            (&format!("{rules}/parameters"), json!({})),
            (&format!("{rules}/parameters/Bucket/type"), json!("boolean")),
        ] {
            let (operations, warnings) = selected(&model(Some((pointer, value))));
            assert_eq!(operations, ["Get"], "{pointer}");
            assert!(warnings.contains("`sigv4-s3express`"), "{warnings}");
        }
    }
}
