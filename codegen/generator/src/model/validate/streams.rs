//! Streams: a blob or union that is streamed is a direct member of an input or output, and its only
//! stream. Source: Smithy 2.0, "streaming trait".

use std::collections::{HashMap, HashSet};

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use crate::source::Location;

/// Checks all streams, and the use of structures that have one.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    let mut streaming: HashMap<&ShapeId, &Member> = HashMap::new();
    for shape in checked.shapes() {
        let streams = shape
            .slots()
            .filter(|member| is_stream(checked, &member.target));
        for (index, member) in streams.enumerate() {
            let is_structure = matches!(shape.kind, ShapeKind::Structure(_));
            match (is_structure, index) {
                (true, 0) => {
                    streaming.insert(&shape.id, member);
                }
                (true, _) => faults.push(second(shape, member)),
                (false, _) => faults.push(misplaced(shape, member)),
            }
        }
        check_events(checked, shape, faults);
    }
    if streaming.is_empty() {
        return;
    }
    let outputs = check_use(checked, &streaming, faults);
    for id in outputs {
        let Some(member) = streaming.get(id) else {
            continue;
        };
        let target = checked.get(&member.target);
        if target.is_some_and(|target| target.traits.requires_length()) {
            let message = "a stream whose length must be known is part of an output";
            faults.push(at(id, member, message).expected("such a stream in an input alone"));
        }
    }
}

fn is_stream(checked: &Checked<'_>, id: &ShapeId) -> bool {
    checked
        .get(id)
        .is_some_and(|shape| shape.traits.streaming())
}

/// Reports the uses of structures with a stream as anything but an input or output, and tells which
/// are outputs.
fn check_use<'a>(
    checked: &Checked<'a>,
    streaming: &HashMap<&'a ShapeId, &'a Member>,
    faults: &mut Diagnostics,
) -> HashSet<&'a ShapeId> {
    let has_stream = |id: &ShapeId| streaming.contains_key(id);
    let mut outputs = HashSet::new();
    for shape in checked.shapes() {
        for member in shape.slots().filter(|member| has_stream(&member.target)) {
            let message = format!(
                "the member refers to `{}`, which has a stream",
                member.target
            );
            faults.push(at(&shape.id, member, message).expected(WHERE));
        }
        let (errors, output) = match &shape.kind {
            ShapeKind::Operation(operation) => (&operation.errors, Some(&operation.output)),
            ShapeKind::Service(service) => (&service.errors, None),
            _ => continue,
        };
        outputs.extend(output.filter(|id| has_stream(id)));
        for (index, error) in errors.iter().enumerate().filter(|(_, id)| has_stream(id)) {
            let place: Location = shape.location.child("errors").element(index);
            faults.push(
                Diagnostic::error(format!("the error `{error}` has a stream"))
                    .shape(&shape.id)
                    .at(place.child("target"))
                    .expected(WHERE),
            );
        }
    }
    outputs
}

const WHERE: &str = "a stream as a direct member of an input or output alone";

fn at(container: &ShapeId, member: &Member, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(message)
        .member(container, &member.name)
        .at(member.location.child("target"))
}

fn second(shape: &Shape, member: &Member) -> Diagnostic {
    let message = "the member is a stream, and the structure has one already";
    at(&shape.id, member, message).expected("one stream at most")
}

fn misplaced(shape: &Shape, member: &Member) -> Diagnostic {
    let message = format!("a {} holds a stream", shape.kind.name());
    at(&shape.id, member, message).expected(WHERE)
}

/// The variants of a union that is streamed are events, which are structures.
fn check_events(checked: &Checked<'_>, shape: &Shape, faults: &mut Diagnostics) {
    if !matches!(shape.kind, ShapeKind::Union(_)) || !shape.traits.streaming() {
        return;
    }
    let is_event = |member: &&Member| {
        let target = checked.get(&member.target);
        target.is_none_or(|target| matches!(target.kind, ShapeKind::Structure(_)))
    };
    for member in shape.members().filter(|member| !is_event(member)) {
        let message = format!("an event of a stream is `{}`", member.target);
        faults.push(at(&shape.id, member, message).expected("a structure"));
    }
}
