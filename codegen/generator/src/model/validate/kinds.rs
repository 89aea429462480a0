//! The kinds of shapes as sets, for tables that say what may stand where.

use crate::model::{Shape, ShapeKind, SimpleKind};

/// A set of kinds.
pub(super) type Kinds = u32;

pub(super) const NONE: Kinds = 0;
pub(super) const ANY: Kinds = Kinds::MAX;
pub(super) const BLOB: Kinds = 1;
pub(super) const BOOLEAN: Kinds = 1 << 1;
pub(super) const STRING: Kinds = 1 << 2;
pub(super) const ENUM: Kinds = 1 << 3;
/// A byte, short, integer or long.
pub(super) const PLAIN_INTEGER: Kinds = 1 << 4;
pub(super) const INT_ENUM: Kinds = 1 << 5;
/// A float, double, bigInteger or bigDecimal.
pub(super) const OTHER_NUMBER: Kinds = 1 << 6;
pub(super) const TIMESTAMP: Kinds = 1 << 7;
pub(super) const DOCUMENT: Kinds = 1 << 8;
pub(super) const LIST: Kinds = 1 << 9;
pub(super) const MAP: Kinds = 1 << 10;
pub(super) const STRUCTURE: Kinds = 1 << 11;
pub(super) const UNION: Kinds = 1 << 12;
pub(super) const SERVICE: Kinds = 1 << 13;
pub(super) const OPERATION: Kinds = 1 << 14;
pub(super) const RESOURCE: Kinds = 1 << 15;

/// What selectors call `string`: an enum is one too.
pub(super) const TEXT: Kinds = STRING | ENUM;
pub(super) const INTEGER: Kinds = PLAIN_INTEGER | INT_ENUM;
pub(super) const NUMBER: Kinds = INTEGER | OTHER_NUMBER;
pub(super) const SIMPLE: Kinds =
    BLOB | BOOLEAN | STRING | PLAIN_INTEGER | OTHER_NUMBER | TIMESTAMP | DOCUMENT;

/// The kind of a shape, as a set of one.
pub(super) fn kind_of(shape: &Shape) -> Kinds {
    match &shape.kind {
        ShapeKind::Simple(simple) => match simple {
            SimpleKind::Blob => BLOB,
            SimpleKind::Boolean => BOOLEAN,
            // The enum trait of Smithy 1.0 stays where its values have no names.
            SimpleKind::String if shape.traits.has("smithy.api#enum") => ENUM,
            SimpleKind::String => STRING,
            SimpleKind::Byte | SimpleKind::Short | SimpleKind::Integer | SimpleKind::Long => {
                PLAIN_INTEGER
            }
            SimpleKind::Float
            | SimpleKind::Double
            | SimpleKind::BigInteger
            | SimpleKind::BigDecimal => OTHER_NUMBER,
            SimpleKind::Timestamp => TIMESTAMP,
            SimpleKind::Document => DOCUMENT,
        },
        ShapeKind::Enum(_) => ENUM,
        ShapeKind::IntEnum(_) => INT_ENUM,
        ShapeKind::List(_) => LIST,
        ShapeKind::Map { .. } => MAP,
        ShapeKind::Structure(_) => STRUCTURE,
        ShapeKind::Union(_) => UNION,
        ShapeKind::Service(_) => SERVICE,
        ShapeKind::Operation(_) => OPERATION,
        ShapeKind::Resource(_) => RESOURCE,
    }
}

/// Whether a shape is of one of these kinds.
pub(super) fn is(shape: &Shape, kinds: Kinds) -> bool {
    kind_of(shape) & kinds != NONE
}
