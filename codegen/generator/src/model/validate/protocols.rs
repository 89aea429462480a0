//! What a service's protocols need of its operations and shapes. Which protocol a client then speaks is
//! not decided here, and neither is whether it is supported.

use std::collections::HashSet;

use super::{Checked, wire_names};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleKind};

const REST_JSON: &str = "aws.protocols#restJson1";
/// The protocols that bind members to parts of HTTP messages.
const REST: [&str; 2] = [REST_JSON, "aws.protocols#restXml"];
/// The protocols that say which version of a service is called.
const QUERY: [&str; 2] = ["aws.protocols#awsQuery", "aws.protocols#ec2Query"];
const CBOR: &str = "smithy.protocols#rpcv2Cbor";
/// The protocol whose requests have no form for maps.
const EC2: &str = QUERY[1];
/// The protocols whose messages are one document.
const DOCUMENTS: [&str; 6] = [
    CBOR,
    "smithy.protocols#rpcv2Json",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    QUERY[0],
    QUERY[1],
];
/// The protocols that have no way to write a document; CBOR has none either.
const NO_DOCUMENTS: [&str; 3] = ["aws.protocols#restXml", QUERY[0], QUERY[1]];

/// Checks all services.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    for service in checked.shapes() {
        let ShapeKind::Service(bound) = &service.kind else {
            continue;
        };
        let of = |ids: &[&'static str]| ids.iter().copied().find(|id| service.traits.has(id));
        if let Some(protocol) = of(&QUERY).filter(|_| bound.version.is_empty()) {
            let message = format!("the service has no version, which `{protocol}` needs");
            faults.push(
                Diagnostic::error(message)
                    .shape(&service.id)
                    .at(service.location.clone())
                    .expected("the key `version`")
                    .help(
                        "the version is the date of the interface, such as `2026-01-31`".to_owned(),
                    ),
            );
        }
        let closure = Closure::new(checked, service);
        if of(&[EC2]).is_some() {
            closure.check_maps_of_inputs(checked, faults);
        }
        if let Some(protocol) = of(&REST) {
            closure.check_http(checked, protocol, faults);
        } else if let Some(protocol) = of(&DOCUMENTS) {
            closure.check_streams(checked, protocol, faults);
        }
        // Where CBOR is one protocol of several, the others can write documents.
        let only_cbor = service.traits.protocols() == [CBOR];
        let no_documents = of(&NO_DOCUMENTS).or(only_cbor.then_some(CBOR));
        if let Some(protocol) = no_documents {
            closure.check_documents(checked, protocol, faults);
        }
        wire_names::check(service, &closure.data, faults);
    }
}

/// What a service reaches: its operations, and the shapes of their data.
struct Closure<'a> {
    operations: Vec<&'a Shape>,
    data: Vec<&'a Shape>,
}

impl<'a> Closure<'a> {
    fn new(checked: &Checked<'a>, service: &Shape) -> Self {
        let ids = checked.model.operations_of(&service.id);
        let operations: Vec<&Shape> = ids.iter().filter_map(|id| checked.get(id)).collect();
        let mut waiting: Vec<&'a ShapeId> = Vec::new();
        for operation in &operations {
            if let ShapeKind::Operation(bound) = &operation.kind {
                waiting.extend(
                    [&bound.input, &bound.output]
                        .into_iter()
                        .chain(&bound.errors),
                );
            }
        }
        let errors = checked.model.service(&service.id).map(|it| &it.errors);
        waiting.extend(errors.into_iter().flatten());
        let data = reached(checked, waiting);
        Self { operations, data }
    }

    fn check_http(&self, checked: &Checked<'_>, protocol: &str, faults: &mut Diagnostics) {
        for operation in &self.operations {
            let ShapeKind::Operation(bound) = &operation.kind else {
                continue;
            };
            if !operation.traits.has("smithy.api#http") {
                let message =
                    format!("the operation has no `smithy.api#http`, which `{protocol}` needs");
                faults.push(
                    Diagnostic::error(message)
                        .shape(&operation.id)
                        .at(operation.location.clone())
                        .expected("the trait `smithy.api#http` with a method and a URI")
                        .help(format!(
                            r#"such as `"smithy.api#http": {{"method": "POST", "uri": "/{}"}}`"#,
                            operation.id.name()
                        )),
                );
            }
            for id in [&bound.input, &bound.output] {
                let message = checked.get(id);
                let members = message.into_iter().flat_map(Shape::members);
                let streams = members.filter(|member| is_unbound_stream(checked, member));
                faults.extend(streams.map(|member| {
                    let message = format!(
                        "the member is a stream, but not the payload, as `{protocol}` needs it"
                    );
                    Diagnostic::error(message)
                        .member(id, &member.name)
                        .at(member.location.clone())
                        .expected("the trait `smithy.api#httpPayload`")
                }));
            }
        }
    }

    /// A message that is one document has no place for bytes beside it.
    fn check_streams(&self, checked: &Checked<'_>, protocol: &str, faults: &mut Diagnostics) {
        for shape in &self.data {
            let streams = shape.slots().filter(|it| is_byte_stream(checked, it));
            faults.extend(streams.map(|member| {
                let message =
                    format!("the member is a stream, for which `{protocol}` has no place");
                Diagnostic::error(message)
                    .member(&shape.id, &member.name)
                    .at(member.location.child("target"))
                    .expected("a blob without `smithy.api#streaming`")
            }));
        }
    }

    /// The form of a request has no keys for the entries of maps.
    fn check_maps_of_inputs(&self, checked: &Checked<'_>, faults: &mut Diagnostics) {
        let inputs = self.operations.iter().filter_map(|it| match &it.kind {
            ShapeKind::Operation(bound) => Some(&bound.input),
            _ => None,
        });
        for shape in reached(checked, inputs.collect()) {
            let maps = shape.slots().filter(|member| {
                let target = checked.get(&member.target);
                target.is_some_and(|it| matches!(it.kind, ShapeKind::Map { .. }))
            });
            faults.extend(maps.map(|member| {
                Diagnostic::error(format!("the member is a map, which `{EC2}` cannot write"))
                    .member(&shape.id, &member.name)
                    .at(member.location.child("target"))
                    .expected("a structure, union, list or simple type in an input")
            }));
        }
    }

    fn check_documents(&self, checked: &Checked<'_>, protocol: &str, faults: &mut Diagnostics) {
        for shape in &self.data {
            let documents = shape.slots().filter(|member| {
                let target = checked.get(&member.target);
                target.is_some_and(|it| matches!(it.kind, ShapeKind::Simple(SimpleKind::Document)))
            });
            faults.extend(documents.map(|member| {
                Diagnostic::error(format!(
                    "the member is a document, which `{protocol}` cannot write"
                ))
                .member(&shape.id, &member.name)
                .at(member.location.child("target"))
                .expected("a structure, union, list, map or simple type other than document")
            }));
        }
    }
}

/// The shapes with these IDs, and all that their members refer to.
fn reached<'a>(checked: &Checked<'a>, mut waiting: Vec<&'a ShapeId>) -> Vec<&'a Shape> {
    let mut seen: HashSet<&ShapeId> = HashSet::new();
    let mut shapes = Vec::new();
    while let Some(id) = waiting.pop() {
        if let Some(shape) = checked.get(id).filter(|_| seen.insert(id)) {
            shapes.push(shape);
            waiting.extend(shape.targets());
        }
    }
    shapes
}

fn is_unbound_stream(checked: &Checked<'_>, member: &Member) -> bool {
    is_byte_stream(checked, member) && !member.traits.http_payload()
}

/// Whether the member is a stream of bytes.
fn is_byte_stream(checked: &Checked<'_>, member: &Member) -> bool {
    // Unions that are streamed are events, of which no client is made.
    let is_stream = |target: &Shape| {
        target.traits.streaming() && matches!(target.kind, ShapeKind::Simple(SimpleKind::Blob))
    };
    checked.get(&member.target).is_some_and(is_stream)
}
