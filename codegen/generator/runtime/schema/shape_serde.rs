//! How values of Rust types are written and read, whatever the protocol.
//!
//! [`WriteShape`] and [`ReadShape`] are implemented here for what Smithy's simple types, lists and
//! maps become; the emitted crate implements them for its structures, unions and enums.

use std::collections::HashMap;
use std::hash::Hash;

pub use aws_smithy_schema::Schema;

pub use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// The result of reading or writing a value.
pub type Result<T = ()> = std::result::Result<T, SerdeError>;

/// The serializer that values are written to.
pub type Writer<'a> = &'a mut dyn ShapeSerializer;

/// The deserializer that values are read from.
pub type Reader<'a> = &'a mut dyn ShapeDeserializer;

/// A value that a protocol can write.
#[doc(hidden)] // clients implement it for types that users see
pub trait WriteShape: Sized {
    /// Writes the value; `schema` is that of the member, list element or map value.
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result;

    /// Writes a list of such values.
    fn write_list(items: &[Self], to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        let element = schema.member().unwrap_or(schema);
        to.write_list_with_length(schema, items.len(), &|to| {
            items.iter().try_for_each(|item| item.write(to, element))
        })
    }
}

/// An error structure that a protocol can read. It is a trait because a function of the type itself
/// could have the name of a member's accessor.
#[doc(hidden)] // clients implement it for types that users see
#[allow(dead_code)] // a service may have no modeled errors
pub trait ReadError: Sized {
    /// Reads the error; `meta` has the code, message and request ID that were read before.
    fn read_error(from: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self>;
}

/// Reads the error structure that a response's code names, and wraps it in the operation's error.
#[allow(dead_code)] // a service may have no modeled errors
pub fn read_error<T: ReadError, E>(
    from: Reader<'_>,
    meta: ErrorMetadata,
    variant: fn(T) -> E,
) -> Result<E> {
    T::read_error(from, meta).map(variant)
}

/// A value that a protocol can read.
#[doc(hidden)] // clients implement it for types that users see
pub trait ReadShape: Sized {
    /// Whether `null` is a value of the type, rather than an unset member.
    const NULLABLE: bool = false;

    /// Reads a value; `schema` is that of the member, list element or map value.
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self>;

    /// Reads a list of such values; `null` is skipped unless it is a value of the type.
    fn read_list(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Vec<Self>> {
        let element = schema.member().unwrap_or(schema);
        let mut items = Vec::new();
        from.read_list(schema, &mut |from| {
            if from.is_null() && !Self::NULLABLE {
                return from.read_null();
            }
            items.push(Self::read(from, element)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// The key of a map: a string or an enum.
#[doc(hidden)] // clients implement it for types that users see
pub trait Key: Sized + Eq + Hash {
    /// The key's text.
    fn as_text(&self) -> &str;
    /// The key with this text.
    fn from_text(text: String) -> Self;
}

impl Key for String {
    #[inline]
    fn as_text(&self) -> &str {
        self
    }

    #[inline]
    fn from_text(text: String) -> Self {
        text
    }
}

/// Writes a structure or union with the schema of its member; as the payload, a list element or a map
/// value it is written with its own schema, as it has no member name there.
#[allow(dead_code)] // a service may have no nested structures
pub fn write_struct(
    to: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    value: &dyn SerializableStruct,
) -> Result {
    if schema.member_name().is_none() || schema.http_payload().is_some() {
        to.write_struct(value.schema(), value)
    } else {
        to.write_struct(schema, value)
    }
}

macro_rules! scalar {
    ($($type:ty, $write:ident(|$value:ident| $argument:expr), $read:ident;)*) => {$(
        impl WriteShape for $type {
            #[inline]
            fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
                let $value = self;
                to.$write(schema, $argument)
            }
        }

        impl ReadShape for $type {
            #[inline]
            fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
                from.$read(schema)
            }
        }
    )*};
}

scalar! {
    bool, write_boolean(|value| *value), read_boolean;
    i8, write_byte(|value| *value), read_byte;
    i16, write_short(|value| *value), read_short;
    i32, write_integer(|value| *value), read_integer;
    i64, write_long(|value| *value), read_long;
    f32, write_float(|value| *value), read_float;
    f64, write_double(|value| *value), read_double;
    String, write_string(|value| value), read_string;
    Blob, write_blob(|value| value.clone()), read_blob;
    DateTime, write_timestamp(|value| value), read_timestamp;
}

macro_rules! big_number {
    ($($type:ty, $write:ident, $read:ident;)*) => {$(
        impl WriteShape for $type {
            #[inline]
            fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
                to.$write(schema, self)
            }

            /// In headers and queries the values are written as strings: the published HTTP bindings
            /// drop big numbers in lists there.
            #[cfg_attr(debug_assertions, inline)]
            fn write_list(items: &[Self], to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
                let element = schema.member().unwrap_or(schema);
                let as_text = schema.http_header().is_some() || schema.http_query().is_some();
                to.write_list_with_length(schema, items.len(), &|to| {
                    items.iter().try_for_each(|item| match as_text {
                        true => to.write_string(&aws_smithy_schema::prelude::STRING, item.as_ref()),
                        false => item.write(to, element),
                    })
                })
            }
        }

        impl ReadShape for $type {
            #[inline]
            fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
                from.$read(schema)
            }
        }
    )*};
}

big_number! {
    BigInteger, write_big_integer, read_big_integer;
    BigDecimal, write_big_decimal, read_big_decimal;
}

impl WriteShape for Document {
    #[inline]
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        to.write_document(schema, self)
    }
}

impl ReadShape for Document {
    const NULLABLE: bool = true;

    #[inline]
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
        from.read_document(schema)
    }
}

impl<T: WriteShape> WriteShape for Box<T> {
    #[inline]
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        (**self).write(to, schema)
    }
}

impl<T: ReadShape> ReadShape for Box<T> {
    #[inline]
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
        T::read(from, schema).map(Box::new)
    }
}

/// The element of a `@sparse` list, or the value of a `@sparse` map.
impl<T: WriteShape> WriteShape for Option<T> {
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        match self {
            Some(value) => value.write(to, schema),
            None => to.write_null(schema),
        }
    }
}

impl<T: ReadShape> ReadShape for Option<T> {
    const NULLABLE: bool = true;

    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
        if from.is_null() {
            from.read_null()?;
            return Ok(None);
        }
        T::read(from, schema).map(Some)
    }
}

impl<T: WriteShape> WriteShape for Vec<T> {
    #[inline]
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        T::write_list(self, to, schema)
    }
}

impl<T: ReadShape> ReadShape for Vec<T> {
    #[inline]
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
        T::read_list(from, schema)
    }
}

impl<K: Key, V: WriteShape> WriteShape for HashMap<K, V> {
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        let key_schema = schema.key().unwrap_or(schema);
        let value_schema = schema.member().unwrap_or(schema);
        to.write_map_with_length(schema, self.len(), &|to| {
            self.iter().try_for_each(|(key, value)| {
                to.write_string(key_schema, key.as_text())?;
                value.write(to, value_schema)
            })
        })
    }
}

impl<K: Key, V: ReadShape> ReadShape for HashMap<K, V> {
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self> {
        let value_schema = schema.member().unwrap_or(schema);
        let mut map = Self::new();
        from.read_map(schema, &mut |key, from| {
            if from.is_null() && !V::NULLABLE {
                return from.read_null();
            }
            map.insert(K::from_text(key), V::read(from, value_schema)?);
            Ok(())
        })?;
        Ok(map)
    }
}
