//! Unions in XML with a member that the model does not know.
//!
//! The published deserializer skips elements that are no members. In a union that is its only content:
//! it is handed on as a member without an index, as the deserializers of JSON and CBOR do.

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

type Result<T = ()> = std::result::Result<T, SerdeError>;

/// The function that takes the members of a structure or union.
pub type Consumer<'a> = &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result;

/// The function that takes the elements of a list.
pub type ItemConsumer<'a> = &'a mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result;

/// The function that takes the entries of a map.
pub type EntryConsumer<'a> = &'a mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result;

/// A published XML deserializer that hands on the unknown members of unions, at every depth.
pub struct UnknownMembers<'d>(pub &'d mut dyn ShapeDeserializer);

impl std::fmt::Debug for UnknownMembers<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnknownMembers")
    }
}

impl UnknownMembers<'_> {
    /// Whether the element has elements in it. The published deserializer reads an element anew each
    /// time; the elements of a list may have any name.
    fn has_elements(&mut self) -> Result<bool> {
        let mut found = false;
        self.0.read_list(&prelude::DOCUMENT, &mut |_| {
            found = true;
            Ok(())
        })?;
        Ok(found)
    }
}

macro_rules! scalars {
    ($($name:ident -> $type:ty;)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>) -> Result<$type> {
            self.0.$name(schema)
        }
    )*};
}

impl ShapeDeserializer for UnknownMembers<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Consumer<'_>) -> Result {
        let mut is_known = false;
        self.0.read_struct(schema, &mut |member, from| {
            is_known = true;
            consumer(member, &mut UnknownMembers(from))
        })?;
        if is_known || schema.shape_type() != ShapeType::Union || !self.has_elements()? {
            return Ok(());
        }
        consumer(&prelude::DOCUMENT, self)
    }

    fn read_list(&mut self, schema: &Schema<'_>, consumer: ItemConsumer<'_>) -> Result {
        self.0
            .read_list(schema, &mut |from| consumer(&mut UnknownMembers(from)))
    }

    fn read_map(&mut self, schema: &Schema<'_>, consumer: EntryConsumer<'_>) -> Result {
        self.0.read_map(schema, &mut |key, from| {
            consumer(key, &mut UnknownMembers(from))
        })
    }

    scalars! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn skip_value(&mut self) -> Result {
        self.0.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        self.0.container_size()
    }
}
