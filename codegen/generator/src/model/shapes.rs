//! The types of the model graph: shapes, their members, and the model that holds them by ID.

use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;

use super::traits::Traits;
use crate::source::{Location, Sources};

/// An absolute Smithy shape ID, `namespace#Name`, cheap to clone.
///
/// Member IDs are not held here: a member is named by its container and its name.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShapeId(Arc<str>);

impl ShapeId {
    /// Wraps the text of an absolute shape ID. The text is not checked; see [`super::validate`].
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The whole ID, `namespace#Name`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `#`; empty for a relative ID.
    pub fn namespace(&self) -> &str {
        self.0
            .split_once('#')
            .map_or("", |(namespace, _)| namespace)
    }

    /// What stands after the `#`.
    pub fn name(&self) -> &str {
        self.0.split_once('#').map_or(&*self.0, |(_, name)| name)
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ShapeId {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// One shape of the model, with mixins flattened and `apply` statements merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The absolute shape ID.
    pub id: ShapeId,
    /// What the shape is and what it is made of.
    pub kind: ShapeKind,
    /// The traits on the shape itself.
    pub traits: Traits,
    /// Where the shape stands in its file.
    pub location: Location,
}

/// The kind of a shape, after the differences between Smithy 1.0 and 2.0 are gone: `set` is a list,
/// and a string with an `enum` trait whose values are all named is an enum.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    /// A shape without members.
    Simple(SimpleKind),
    /// An enum of strings; members carry `smithy.api#enumValue`.
    Enum(Members),
    /// An enum of integers; members carry `smithy.api#enumValue`.
    IntEnum(Members),
    /// A list (or set) of one kind of element.
    List(Member),
    /// A map from strings to one kind of value.
    Map {
        /// The key, whose target is a string or an enum.
        key: Member,
        /// The value.
        value: Member,
    },
    /// A structure with named members, in the model's order.
    Structure(Members),
    /// A tagged union, in the model's order.
    Union(Members),
    /// A service and what is bound to it.
    Service(Service),
    /// An operation.
    Operation(Operation),
    /// A resource and what is bound to it.
    Resource(Resource),
}

/// The shapes that hold a single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // each variant is the Smithy simple type of that name
pub enum SimpleKind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
}

/// Members by name, in the model's order.
pub type Members = IndexMap<String, Member>;

/// A member of a structure, union, list, map or enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The member's name in the model: `member` in a list, `key` and `value` in a map.
    pub name: String,
    /// The shape that the member refers to.
    pub target: ShapeId,
    /// The traits on the member itself (not those of its target).
    pub traits: Traits,
    /// Where the member stands in its file.
    pub location: Location,
}

/// What a service shape binds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// The service version; empty when left out.
    pub version: String,
    /// Operations bound to the service itself.
    pub operations: Vec<ShapeId>,
    /// Resources bound to the service itself.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Names of shapes as they are within this service's closure.
    pub rename: IndexMap<ShapeId, String>,
}

/// What an operation takes and returns. `smithy.api#Unit` stands for nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The input structure.
    pub input: ShapeId,
    /// The output structure.
    pub output: ShapeId,
    /// The errors that the operation itself names.
    pub errors: Vec<ShapeId>,
}

/// What a resource binds: life-cycle operations, other operations, and sub-resources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    /// Every operation bound to the resource, life-cycle ones first, in the model's order.
    pub operations: Vec<ShapeId>,
    /// Sub-resources.
    pub resources: Vec<ShapeId>,
}

/// Shapes by ID, in the order they were read, and the texts they came from.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The shapes of all files and of the prelude.
    pub shapes: IndexMap<ShapeId, Shape>,
    /// The files, for places in diagnostics.
    pub sources: Sources,
}

impl Model {
    /// The shape with this ID. [`super::validate`] has made sure that every target exists.
    pub fn get(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }
}

impl Shape {
    /// The members of a structure, union or enum; nothing for other kinds.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let members = match &self.kind {
            ShapeKind::Structure(members)
            | ShapeKind::Union(members)
            | ShapeKind::Enum(members)
            | ShapeKind::IntEnum(members) => Some(members),
            _ => None,
        };
        members.into_iter().flat_map(|members| members.values())
    }

    /// All members, also those of lists and maps.
    pub fn slots(&self) -> impl Iterator<Item = &Member> {
        let of_collection: Vec<&Member> = match &self.kind {
            ShapeKind::List(member) => vec![member],
            ShapeKind::Map { key, value } => vec![key, value],
            _ => Vec::new(),
        };
        of_collection.into_iter().chain(self.members())
    }

    /// The targets of all members, also those of lists and maps.
    pub fn targets(&self) -> impl Iterator<Item = &ShapeId> {
        self.slots().map(|member| &member.target)
    }
}
