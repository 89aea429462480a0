//! Every reference leads to a shape, and to one of a kind that fits.

use indexmap::IndexMap;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::{SUGGESTION_LIMIT, suggestion};
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleKind};
use crate::source::Location;

/// What a reference is for.
#[derive(Clone, Copy)]
enum Role<'a> {
    Member(&'a str),
    MapKey,
    Input,
    Output,
    Error,
    Operation,
    Resource,
}

/// Where a reference stands, as it is asked for only when there is a fault.
#[derive(Clone, Copy)]
enum Place<'a> {
    Shape,
    Member(&'a Location),
    Key(&'static str),
    Item(&'static str, usize),
}

#[derive(Clone, Copy)]
struct Reference<'a> {
    role: Role<'a>,
    from: &'a Shape,
    to: &'a ShapeId,
    place: Place<'a>,
}

/// Checks all references.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    let mut missing: IndexMap<&ShapeId, Vec<Reference<'_>>> = IndexMap::new();
    for shape in checked.model.shapes.values() {
        for reference in references(shape) {
            match checked.model.get(reference.to) {
                Some(target) => faults.extend(misfit(&reference, target)),
                None if checked.doubtful.contains(reference.to) => {}
                None => missing.entry(reference.to).or_default().push(reference),
            }
        }
    }
    for (index, (id, references)) in missing.iter().enumerate() {
        let candidates = checked.model.shapes.keys().map(ShapeId::as_str);
        let hint = (index < SUGGESTION_LIMIT)
            .then(|| suggestion(id.as_str(), candidates))
            .flatten();
        faults.extend(absent(id, references, hint));
    }
}

/// One fault for all references to a shape that does not exist, at the first of them.
fn absent(id: &ShapeId, references: &[Reference<'_>], hint: Option<String>) -> Option<Diagnostic> {
    let first = references.first()?;
    let more = match references.len() - 1 {
        0 => None,
        1 => Some("one more place refers to it".to_owned()),
        more => Some(format!("{more} more places refer to it")),
    };
    let help: Vec<String> = hint.into_iter().chain(more).collect();
    let fault = first.fault(format!("there is no shape `{id}`"));
    Some(fault.help((!help.is_empty()).then(|| help.join(" "))))
}

impl Reference<'_> {
    fn fault(&self, message: String) -> Diagnostic {
        let shape = &self.from.location;
        let place = match self.place {
            Place::Shape => shape.clone(),
            Place::Member(member) => member.child("target"),
            Place::Key(key) => shape.child(key).child("target"),
            Place::Item(key, index) => shape.child(key).element(index).child("target"),
        };
        let fault = Diagnostic::error(message).at(place);
        match self.role {
            Role::Member(name) => fault.member(&self.from.id, name),
            Role::MapKey => fault.member(&self.from.id, "key"),
            _ => fault.shape(&self.from.id),
        }
    }
}

fn misfit(reference: &Reference<'_>, target: &Shape) -> Option<Diagnostic> {
    let kind = &target.kind;
    let (fits, subject, expected) = match reference.role {
        Role::Member(_) => (
            is_data(kind),
            "the member refers to",
            "a shape that holds data",
        ),
        Role::MapKey => (
            matches!(
                kind,
                ShapeKind::Simple(SimpleKind::String) | ShapeKind::Enum(_)
            ),
            "the key refers to",
            "a string or an enum",
        ),
        Role::Input => (is_structure(kind), "the input is", "a structure"),
        Role::Output => (is_structure(kind), "the output is", "a structure"),
        Role::Error => (
            is_structure(kind),
            "the error is",
            "a structure with the trait `smithy.api#error`",
        ),
        Role::Operation => (
            matches!(kind, ShapeKind::Operation(_)),
            "bound as an operation is",
            "an operation",
        ),
        Role::Resource => (
            matches!(kind, ShapeKind::Resource(_)),
            "bound as a resource is",
            "a resource",
        ),
    };
    if !fits {
        let fault = reference.fault(format!(
            "{subject} `{}`, which is of type `{}`",
            target.id,
            kind.name()
        ));
        return Some(fault.expected(expected));
    }
    if matches!(reference.role, Role::Error) && !target.traits.has("smithy.api#error") {
        let fault = reference.fault(format!(
            "the error is `{}`, which is not marked as one",
            target.id
        ));
        return Some(fault.expected(expected));
    }
    messages_misfit(reference, target)
}

/// What is wrong with the role that a structure is marked for.
fn messages_misfit(reference: &Reference<'_>, target: &Shape) -> Option<Diagnostic> {
    let (subject, own, others) = match reference.role {
        Role::Input => (
            "the input is",
            "input",
            ["smithy.api#error", "smithy.api#output"],
        ),
        Role::Output => (
            "the output is",
            "output",
            ["smithy.api#error", "smithy.api#input"],
        ),
        Role::Error => (
            "the error is",
            "error",
            ["smithy.api#input", "smithy.api#output"],
        ),
        _ => return None,
    };
    let other = others.iter().find(|id| target.traits.has(id))?;
    let message = format!("{subject} `{}`, which is marked as `{other}`", target.id);
    let expected = format!("a structure that is the {own} and nothing else");
    let help =
        "give the operation a structure of its own; a member may refer to this one".to_owned();
    let help = matches!(reference.role, Role::Input | Role::Output).then_some(help);
    Some(reference.fault(message).expected(expected).help(help))
}

fn is_structure(kind: &ShapeKind) -> bool {
    matches!(kind, ShapeKind::Structure(_))
}

fn is_data(kind: &ShapeKind) -> bool {
    !matches!(
        kind,
        ShapeKind::Service(_) | ShapeKind::Operation(_) | ShapeKind::Resource(_)
    )
}

/// The references of a shape. Those of a resource stand under various keys, so the resource itself is
/// their place.
fn references(shape: &Shape) -> Vec<Reference<'_>> {
    match &shape.kind {
        ShapeKind::Simple(_) => Vec::new(),
        ShapeKind::List(member) => vec![of_member(shape, member, Role::Member(&member.name))],
        ShapeKind::Map { key, value } => vec![
            of_member(shape, key, Role::MapKey),
            of_member(shape, value, Role::Member(&value.name)),
        ],
        ShapeKind::Structure(_)
        | ShapeKind::Union(_)
        | ShapeKind::Enum(_)
        | ShapeKind::IntEnum(_) => shape
            .members()
            .map(|member| of_member(shape, member, Role::Member(&member.name)))
            .collect(),
        ShapeKind::Service(service) => [
            of_list(shape, &service.operations, Role::Operation, "operations"),
            of_list(shape, &service.resources, Role::Resource, "resources"),
            of_list(shape, &service.errors, Role::Error, "errors"),
        ]
        .concat(),
        ShapeKind::Resource(resource) => {
            let operations = resource.operations.iter().map(|to| Reference {
                role: Role::Operation,
                from: shape,
                to,
                place: Place::Shape,
            });
            operations
                .chain(of_list(
                    shape,
                    &resource.resources,
                    Role::Resource,
                    "resources",
                ))
                .collect()
        }
        ShapeKind::Operation(operation) => {
            let one = |to, role, key| Reference {
                role,
                from: shape,
                to,
                place: Place::Key(key),
            };
            let mut references = of_list(shape, &operation.errors, Role::Error, "errors");
            references.push(one(&operation.input, Role::Input, "input"));
            references.push(one(&operation.output, Role::Output, "output"));
            references
        }
    }
}

fn of_member<'a>(shape: &'a Shape, member: &'a Member, role: Role<'a>) -> Reference<'a> {
    Reference {
        role,
        from: shape,
        to: &member.target,
        place: Place::Member(&member.location),
    }
}

fn of_list<'a>(
    shape: &'a Shape,
    ids: &'a [ShapeId],
    role: Role<'a>,
    key: &'static str,
) -> Vec<Reference<'a>> {
    let item = |(index, to)| Reference {
        role,
        from: shape,
        to,
        place: Place::Item(key, index),
    };
    ids.iter().enumerate().map(item).collect()
}
