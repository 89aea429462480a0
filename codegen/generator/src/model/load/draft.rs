//! Definitions to drafts: shapes as their own definition has them, before mixins and `apply`
//! statements. A draft may lack what a mixin can still bring.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::Value;

use super::document::{Definition, Definitions, Version};
use super::draft_operation::DraftOperation;
use super::entity;
use super::reader::Reader;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::suggestion;
use crate::model::syntax::{is_identifier, is_shape_id};
use crate::model::{Member, Members, Resource, Service, ShapeId, SimpleKind, Traits};
use crate::source::Location;

/// A shape on its way.
pub(super) struct Draft {
    pub(super) kind: DraftKind,
    /// Members of any kind of shape, also those of lists and maps.
    pub(super) members: Members,
    pub(super) traits: Traits,
    pub(super) mixins: Vec<(ShapeId, Location)>,
    pub(super) location: Location,
    pub(super) version: Version,
}

/// What a draft is to become.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DraftKind {
    Simple(SimpleKind),
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Service(Service),
    Operation(DraftOperation),
    Resource(Resource),
}

/// Traits that an `apply` statement gives to a shape or one of its members.
pub(super) struct Application {
    pub(super) member: Option<String>,
    pub(super) traits: Traits,
    pub(super) location: Location,
}

/// The drafts of a whole model.
pub(super) struct Drafts {
    pub(super) shapes: IndexMap<ShapeId, Draft>,
    pub(super) applies: IndexMap<ShapeId, Vec<Application>>,
    /// Shapes already complained about, whose further faults would only follow from the first.
    pub(super) doubtful: HashSet<ShapeId>,
}

/// The names of the types, those of [`DraftKind`] and `apply`, for suggestions.
const TYPES: [&str; 24] = [
    "apply",
    "bigDecimal",
    "bigInteger",
    "blob",
    "boolean",
    "byte",
    "document",
    "double",
    "enum",
    "float",
    "intEnum",
    "integer",
    "list",
    "long",
    "map",
    "operation",
    "resource",
    "service",
    "set",
    "short",
    "string",
    "structure",
    "timestamp",
    "union",
];

/// Reads every definition.
pub(super) fn drafts(definitions: Definitions, faults: &mut Diagnostics) -> Drafts {
    let mut drafts = Drafts {
        shapes: IndexMap::with_capacity(definitions.shapes.len()),
        applies: IndexMap::new(),
        doubtful: definitions
            .doubtful
            .iter()
            .map(|id| ShapeId::new(id.as_str()))
            .collect(),
    };
    for (id, definition) in definitions.shapes {
        let found = faults.len();
        let draft = draft(&id, definition, faults);
        let id = ShapeId::new(id);
        if faults.len() > found {
            drafts.doubtful.insert(id.clone());
        }
        if let Some(draft) = draft {
            drafts.shapes.insert(id, draft);
        }
    }
    for (id, definition) in definitions.applies {
        let (shape, member) = match id.split_once('$') {
            Some((shape, member)) => (shape, Some(member.to_owned())),
            None => (&*id, None),
        };
        if let Some((traits, location)) = application(&id, definition, faults) {
            let application = Application {
                member,
                traits,
                location,
            };
            drafts
                .applies
                .entry(ShapeId::new(shape))
                .or_default()
                .push(application);
        }
    }
    drafts
}

fn application(
    id: &str,
    definition: Definition,
    faults: &mut Diagnostics,
) -> Option<(Traits, Location)> {
    let mut reader = Reader::new(definition.body, id, definition.location, faults)?;
    let (shape, member) = id.split_once('$').unwrap_or((id, "member"));
    if !is_shape_id(shape) || !is_identifier(member) {
        bad_id(id, &mut reader);
        return None;
    }
    Some((reader.traits(), reader.location().clone()))
}

fn draft(id: &str, definition: Definition, faults: &mut Diagnostics) -> Option<Draft> {
    let mut reader = Reader::new(definition.body, id, definition.location, faults)?;
    if !is_shape_id(id) {
        bad_id(id, &mut reader);
        return None;
    }
    let (kind, is_set) = kind(&mut reader)?;
    let mut traits = reader.traits();
    if is_set {
        let place = reader.location().child("type");
        traits.set(
            "smithy.api#uniqueItems",
            Value::Object(serde_json::Map::new()),
            place,
        );
    }
    let mixins = mixins(&mut reader);
    let location = reader.location().clone();
    let members = members(id, &kind, &mut reader);
    Some(Draft {
        kind,
        members: members
            .into_iter()
            .map(|member| (member.name.clone(), member))
            .collect(),
        traits,
        mixins,
        location,
        version: definition.version,
    })
}

fn bad_id(id: &str, reader: &mut Reader<'_>) {
    let place = reader.location().clone();
    let message = format!("`{}` is no shape ID", id.escape_debug());
    reader.fault(message, place, "an absolute shape ID, `name.space#Name`");
}

/// The kind, and whether it was spelled as the `set` of Smithy 1.0.
fn kind(reader: &mut Reader<'_>) -> Option<(DraftKind, bool)> {
    let place = reader.location().clone();
    let Some((value, type_place)) = reader.take("type") else {
        reader.fault("the shape has no type", place, "the key `type`");
        return None;
    };
    let name = value.as_str().unwrap_or_default();
    let kind = match name {
        "enum" => DraftKind::Enum,
        "intEnum" => DraftKind::IntEnum,
        "list" | "set" => DraftKind::List,
        "map" => DraftKind::Map,
        "structure" => DraftKind::Structure,
        "union" => DraftKind::Union,
        "service" => DraftKind::Service(entity::service(reader)),
        "operation" => DraftKind::Operation(entity::operation(reader)),
        "resource" => DraftKind::Resource(entity::resource(reader)),
        _ => match simple_kind(name) {
            Some(simple) => DraftKind::Simple(simple),
            None => {
                let fault =
                    Diagnostic::error(format!("there is no type `{}`", name.escape_debug()));
                let fault = fault
                    .at(type_place)
                    .expected("a Smithy type such as `structure`");
                reader.report(fault.help(suggestion(name, TYPES)));
                return None;
            }
        },
    };
    Some((kind, name == "set"))
}

fn simple_kind(name: &str) -> Option<SimpleKind> {
    SimpleKind::ALL.into_iter().find(|kind| kind.name() == name)
}

fn mixins(reader: &mut Reader<'_>) -> Vec<(ShapeId, Location)> {
    let place = reader.location().child("mixins");
    let ids = reader.references("mixins").into_iter().enumerate();
    ids.map(|(index, id)| (id, place.element(index))).collect()
}

/// The members of a shape: those under `members`, or the named slots of a list or map.
fn members(id: &str, kind: &DraftKind, reader: &mut Reader<'_>) -> Vec<Member> {
    let place = reader.location().clone();
    let found: Vec<(String, Value, Location)> = match kind {
        DraftKind::List => slots(&["member"], reader),
        DraftKind::Map => slots(&["key", "value"], reader),
        DraftKind::Enum | DraftKind::IntEnum | DraftKind::Structure | DraftKind::Union => {
            let place = place.child("members");
            let members = reader.object("members").into_iter();
            members
                .map(|(name, body)| (name.clone(), body, place.child(&name)))
                .collect()
        }
        _ => {
            if let Some((_, place)) = reader.take("members") {
                reader.fault(
                    "a shape of this type has no members",
                    place,
                    "no key `members`",
                );
            }
            Vec::new()
        }
    };
    found
        .into_iter()
        .filter_map(|(name, body, place)| member(id, name, body, place, reader))
        .collect()
}

fn slots(names: &[&str], reader: &mut Reader<'_>) -> Vec<(String, Value, Location)> {
    let slot = |name: &&str| {
        reader
            .take(name)
            .map(|(body, place)| ((*name).to_owned(), body, place))
    };
    names.iter().filter_map(slot).collect()
}

fn member(
    id: &str,
    name: String,
    body: Value,
    place: Location,
    shape: &mut Reader<'_>,
) -> Option<Member> {
    if !is_identifier(&name) {
        let message = format!("`{}` is no member name", name.escape_debug());
        shape.fault(
            message,
            place,
            "ASCII letters, digits and underscores, not beginning with a digit",
        );
        return None;
    }
    let full_name = format!("{id}${name}");
    let mut reader = shape.inner(body, &full_name, place)?;
    let place = reader.location().clone();
    let target = reader.take("target").map(|(target, _)| target);
    let target = reader.target(target.as_ref(), &place)?;
    Some(Member {
        traits: reader.traits(),
        location: reader.location().clone(),
        name,
        target,
    })
}

impl Draft {
    /// A word for the kind of shape, as models spell it.
    pub(super) fn kind_name(&self) -> &'static str {
        match &self.kind {
            DraftKind::Simple(simple) => simple.name(),
            DraftKind::Enum => "enum",
            DraftKind::IntEnum => "intEnum",
            DraftKind::List => "list",
            DraftKind::Map => "map",
            DraftKind::Structure => "structure",
            DraftKind::Union => "union",
            DraftKind::Service(_) => "service",
            DraftKind::Operation(_) => "operation",
            DraftKind::Resource(_) => "resource",
        }
    }
}

impl Drafts {
    /// Reports a fault of a shape, which is doubtful from now on.
    pub(super) fn doubt(&mut self, id: &ShapeId, fault: Diagnostic, faults: &mut Diagnostics) {
        faults.push(fault.shape(id));
        self.doubtful.insert(id.clone());
    }
}
