//! Which Rust type a shape becomes.

use crate::model::{Member, Model, Shape, ShapeId, ShapeKind, SimpleKind};

pub use super::symbols::is_open_enum;
use super::symbols::{Item, Symbols};

/// A Rust type of the emitted crate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // scalars have the names of the Rust and `aws_smithy_types` types
pub enum RustType {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    DateTime,
    Document,
    ByteStream,
    /// A structure.
    Structure(Item),
    /// A union.
    Union(Item),
    /// A string enum, or a string whose enum trait names no values.
    Enum(Item),
    /// A `Vec` of elements.
    Vec(Box<RustType>),
    /// A `HashMap` of keys (strings or enums) and values.
    Map(Box<RustType>, Box<RustType>),
    /// An element or value of a sparse collection.
    Option(Box<RustType>),
    /// A member that would make its structure contain itself.
    Boxed(Box<RustType>),
}

impl RustType {
    /// Whether accessors give a copy.
    pub fn is_copy(&self) -> bool {
        matches!(
            self,
            Self::Bool | Self::I8 | Self::I16 | Self::I32 | Self::I64 | Self::F32 | Self::F64
        )
    }

    /// The type without its box.
    pub fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }
}

/// The Rust type of values of a shape.
pub fn rust_type(model: &Model, symbols: &Symbols, id: &ShapeId) -> RustType {
    let shape = model.shape(id);
    match &shape.kind {
        ShapeKind::Simple(_) if is_open_enum(shape) => RustType::Enum(symbols.item(id)),
        ShapeKind::Simple(SimpleKind::Blob) if shape.traits.streaming() => RustType::ByteStream,
        ShapeKind::Simple(kind) => simple(*kind),
        ShapeKind::Enum(_) => RustType::Enum(symbols.item(id)),
        ShapeKind::IntEnum(_) => RustType::I32,
        ShapeKind::List(member) => RustType::Vec(Box::new(element(model, symbols, shape, member))),
        ShapeKind::Map { key, value } => RustType::Map(
            Box::new(rust_type(model, symbols, &key.target)),
            Box::new(element(model, symbols, shape, value)),
        ),
        ShapeKind::Union(_) => RustType::Union(symbols.item(id)),
        _ => RustType::Structure(symbols.item(id)),
    }
}

fn element(model: &Model, symbols: &Symbols, collection: &Shape, member: &Member) -> RustType {
    let target = rust_type(model, symbols, &member.target);
    if collection.traits.sparse() {
        RustType::Option(Box::new(target))
    } else {
        target
    }
}

fn simple(kind: SimpleKind) -> RustType {
    match kind {
        SimpleKind::Blob => RustType::Blob,
        SimpleKind::Boolean => RustType::Bool,
        SimpleKind::String => RustType::String,
        SimpleKind::Byte => RustType::I8,
        SimpleKind::Short => RustType::I16,
        SimpleKind::Integer => RustType::I32,
        SimpleKind::Long => RustType::I64,
        SimpleKind::Float => RustType::F32,
        SimpleKind::Double => RustType::F64,
        SimpleKind::BigInteger => RustType::BigInteger,
        SimpleKind::BigDecimal => RustType::BigDecimal,
        SimpleKind::Timestamp => RustType::DateTime,
        SimpleKind::Document => RustType::Document,
    }
}
