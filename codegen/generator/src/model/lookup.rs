//! Ways through the model that never fail: targets, members, and what services and operations bind.
//!
//! On a model that [`super::load`] gave, every reference leads somewhere; the empty answers here exist
//! so that no caller has to panic.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{
    Location, Member, Members, Model, Operation, Service, Shape, ShapeId, ShapeKind, SimpleKind,
    Traits,
};

/// The ID of the shape that stands for nothing.
pub const UNIT: &str = "smithy.api#Unit";

impl Model {
    /// The shape with this ID, or the unit structure when there is none.
    pub fn shape(&self, id: &ShapeId) -> &Shape {
        static UNIT_SHAPE: LazyLock<Shape> = LazyLock::new(|| Shape {
            id: ShapeId::new(UNIT),
            kind: ShapeKind::Structure(Members::new()),
            traits: Traits::default(),
            location: Location::default(),
        });
        self.get(id).unwrap_or(&UNIT_SHAPE)
    }

    /// The shape that a member refers to.
    pub fn target(&self, member: &Member) -> &Shape {
        self.shape(&member.target)
    }

    /// The members of a structure or union, in the model's order; empty for other shapes.
    pub fn structure_members(&self, id: &ShapeId) -> &Members {
        static NONE: LazyLock<Members> = LazyLock::new(Members::new);
        match &self.shape(id).kind {
            ShapeKind::Structure(members) | ShapeKind::Union(members) => members,
            _ => &NONE,
        }
    }

    /// The members by which values of a shape are made of others: those of structures and unions, of lists
    /// and maps. The values of enums are none.
    pub fn parts(&self, id: &ShapeId) -> Vec<&Member> {
        match self.get(id).map(|shape| &shape.kind) {
            Some(ShapeKind::List(member)) => vec![member],
            Some(ShapeKind::Map { key, value }) => vec![key, value],
            Some(ShapeKind::Structure(members) | ShapeKind::Union(members)) => {
                members.values().collect()
            }
            _ => Vec::new(),
        }
    }

    /// What the operation with this ID takes and returns.
    pub fn operation(&self, id: &ShapeId) -> Option<&Operation> {
        match &self.get(id)?.kind {
            ShapeKind::Operation(operation) => Some(operation),
            _ => None,
        }
    }

    /// What the service with this ID binds.
    pub fn service(&self, id: &ShapeId) -> Option<&Service> {
        match &self.get(id)?.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        }
    }

    /// The services, in the model's order.
    pub fn services(&self) -> impl Iterator<Item = &Shape> {
        self.shapes
            .values()
            .filter(|shape| matches!(shape.kind, ShapeKind::Service(_)))
    }

    /// Every operation of a service, also those of its resources at any depth, each once, in the
    /// model's order.
    pub fn operations_of(&self, service: &ShapeId) -> Vec<ShapeId> {
        let Some(service) = self.service(service) else {
            return Vec::new();
        };
        let mut operations: Vec<ShapeId> = service.operations.clone();
        let mut seen = HashSet::new();
        let mut waiting: Vec<&ShapeId> = service.resources.iter().rev().collect();
        while let Some(id) = waiting.pop() {
            let Some(ShapeKind::Resource(resource)) = self.get(id).map(|shape| &shape.kind) else {
                continue;
            };
            if seen.insert(id) {
                operations.extend(resource.operations.iter().cloned());
                waiting.extend(resource.resources.iter().rev());
            }
        }
        let mut seen = HashSet::new();
        operations.retain(|id| seen.insert(id.clone()));
        operations
    }

    /// The IDs of the wire protocols that a service names, in the model's order: the traits that are
    /// known as protocols, and those that the model itself defines as such.
    pub fn protocols_of<'m>(&self, service: &'m Shape) -> Vec<&'m str> {
        let known = service.traits.protocols();
        let is_protocol = |id: &&str| {
            let definition = self.get(&ShapeId::from(*id));
            let defined = definition.is_some_and(|it| it.traits.protocol_definition().is_some());
            defined || known.contains(id)
        };
        let traits = service.traits.iter().map(|(id, _)| id);
        traits.filter(is_protocol).collect()
    }

    /// Every error that an operation of a service can return: its own, then the service's, each once.
    pub fn errors_of(&self, service: &ShapeId, operation: &ShapeId) -> Vec<ShapeId> {
        let own = self
            .operation(operation)
            .into_iter()
            .flat_map(|operation| &operation.errors);
        let common = self
            .service(service)
            .into_iter()
            .flat_map(|service| &service.errors);
        let mut seen = HashSet::new();
        own.chain(common)
            .filter(|id| seen.insert(*id))
            .cloned()
            .collect()
    }

    /// The member of a structure that is an event stream: it refers to a streaming union.
    pub fn event_stream(&self, structure: &ShapeId) -> Option<&Member> {
        self.structure_members(structure).values().find(|member| {
            let target = self.target(member);
            matches!(target.kind, ShapeKind::Union(_)) && target.traits.streaming()
        })
    }
}

impl ShapeKind {
    /// The name of the type, as models spell it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Simple(simple) => simple.name(),
            Self::Enum(_) => "enum",
            Self::IntEnum(_) => "intEnum",
            Self::List(_) => "list",
            Self::Map { .. } => "map",
            Self::Structure(_) => "structure",
            Self::Union(_) => "union",
            Self::Service(_) => "service",
            Self::Operation(_) => "operation",
            Self::Resource(_) => "resource",
        }
    }
}

impl SimpleKind {
    /// Every simple type.
    pub const ALL: [Self; 13] = [
        Self::Blob,
        Self::Boolean,
        Self::String,
        Self::Byte,
        Self::Short,
        Self::Integer,
        Self::Long,
        Self::Float,
        Self::Double,
        Self::BigInteger,
        Self::BigDecimal,
        Self::Timestamp,
        Self::Document,
    ];

    /// The name of the type, as models spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
        }
    }
}
