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

/// The members that the credentials of a session have, and their types.
const PARTS: [(&str, SimpleKind); 4] = [
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
