//! Drafts to shapes, once nothing more can come from mixins.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::draft::{Draft, DraftKind, Drafts};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Members, Operation, Shape, ShapeId, ShapeKind, UNIT};
use crate::source::Location;

/// Makes shapes of the drafts, and gives them with the IDs of those that have faults already.
pub(super) fn finish(
    drafts: Drafts,
    faults: &mut Diagnostics,
) -> (IndexMap<ShapeId, Shape>, HashSet<ShapeId>) {
    let mut doubtful = drafts.doubtful;
    let mut shapes = IndexMap::with_capacity(drafts.shapes.len());
    for (id, draft) in drafts.shapes {
        match shape(&id, draft) {
            Ok(shape) => {
                shapes.insert(id, shape);
            }
            Err(_) if doubtful.contains(&id) => {}
            Err(fault) => {
                faults.push(fault.shape(&id));
                doubtful.insert(id);
            }
        }
    }
    (shapes, doubtful)
}

fn shape(id: &ShapeId, draft: Draft) -> Result<Shape, Box<Diagnostic>> {
    let what = draft.kind_name();
    let place = &draft.location;
    let mut members = draft.members;
    let kind = match draft.kind {
        DraftKind::Simple(simple) => ShapeKind::Simple(simple),
        DraftKind::List => ShapeKind::List(slot(&mut members, "member", what, place)?),
        DraftKind::Map => ShapeKind::Map {
            key: slot(&mut members, "key", what, place)?,
            value: slot(&mut members, "value", what, place)?,
        },
        DraftKind::Enum => ShapeKind::Enum(at_least_one(members, what, place)?),
        DraftKind::IntEnum => ShapeKind::IntEnum(at_least_one(members, what, place)?),
        DraftKind::Union => ShapeKind::Union(at_least_one(members, what, place)?),
        DraftKind::Structure => ShapeKind::Structure(members),
        DraftKind::Service(service) => ShapeKind::Service(service),
        DraftKind::Resource(resource) => ShapeKind::Resource(resource),
        DraftKind::Operation(operation) => ShapeKind::Operation(Operation {
            input: operation.input.unwrap_or_else(|| ShapeId::new(UNIT)),
            output: operation.output.unwrap_or_else(|| ShapeId::new(UNIT)),
            errors: operation.errors,
        }),
    };
    Ok(Shape {
        id: id.clone(),
        kind,
        traits: draft.traits,
        location: draft.location,
    })
}

fn slot(
    members: &mut Members,
    name: &str,
    what: &str,
    place: &Location,
) -> Result<Member, Box<Diagnostic>> {
    members.shift_remove(name).ok_or_else(|| {
        let fault = Diagnostic::error(format!("the {what} has no `{name}`")).at(place.clone());
        Box::new(fault.expected(format!("the key `{name}` with a target")))
    })
}

fn at_least_one(
    members: Members,
    what: &str,
    place: &Location,
) -> Result<Members, Box<Diagnostic>> {
    if members.is_empty() {
        let fault = Diagnostic::error(format!("the {what} has no members")).at(place.clone());
        let fault = fault.expected("the key `members` with at least one member");
        return Err(Box::new(fault));
    }
    Ok(members)
}
