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

/// What reading and writing can come to.
pub type Result<T = ()> = std::result::Result<T, SerdeError>;

/// Where values are written to.
pub type Writer<'a> = &'a mut dyn ShapeSerializer;

/// Where values are read from.
pub type Reader<'a> = &'a mut dyn ShapeDeserializer;

/// A value that a protocol can write.
#[doc(hidden)] // clients implement it for types that users see
pub trait WriteShape: Sized {
    /// Writes the value; `schema` is that of the member, element or map value it stands in.
    fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result;

    /// Writes a list of such values.
    fn write_list(items: &[Self], to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
        let element = schema.member().unwrap_or(schema);
        to.write_list_with_length(schema, items.len(), &|to| {
            items.iter().try_for_each(|item| item.write(to, element))
        })
    }
}

/// An error that a protocol can read. It is no function of the error's type, where it could have the
/// name of a member.
#[doc(hidden)] // clients implement it for types that users see
pub trait ReadError: Sized {
    /// Reads the error; `meta` is what is known of it already.
    fn read_error(from: &mut dyn ShapeDeserializer, meta: ErrorMetadata) -> Result<Self>;
}

/// Reads the error that a reply's code names, and makes an operation's error of it.
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
    /// Whether null is a value of the type, and not the lack of one.
    const NULLABLE: bool = false;

    /// Reads a value; `schema` is that of the member, element or map value it stands in.
    fn read(from: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Result<Self>;

    /// What a required value is that a reply leaves out, as the error correction of Smithy has it.
    fn error_correction_default() -> Self;

    /// Reads a list of such values; nulls are passed over unless they are values.
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

/// Writes a structure or union in the place that `schema` describes: under the member's name, or,
/// as the payload, an element or a map value, under its own.
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
    ($($type:ty, $write:ident(|$value:ident| $argument:expr), $read:ident, $error_correction_default:expr;)*) => {$(
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

            #[inline]
            fn error_correction_default() -> Self {
                $error_correction_default
            }
        }
    )*};
}

scalar! {
    bool, write_boolean(|value| *value), read_boolean, false;
    i8, write_byte(|value| *value), read_byte, 0;
    i16, write_short(|value| *value), read_short, 0;
    i32, write_integer(|value| *value), read_integer, 0;
    i64, write_long(|value| *value), read_long, 0;
    f32, write_float(|value| *value), read_float, 0.0;
    f64, write_double(|value| *value), read_double, 0.0;
    String, write_string(|value| value), read_string, String::new();
    Blob, write_blob(|value| value.clone()), read_blob, Blob::default();
    DateTime, write_timestamp(|value| value), read_timestamp, DateTime::from_secs(0);
}

macro_rules! big_number {
    ($($type:ty, $write:ident, $read:ident;)*) => {$(
        impl WriteShape for $type {
            #[inline]
            fn write(&self, to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
                to.$write(schema, self)
            }

            /// As texts in headers and queries: there the published bindings drop other big numbers.
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

            #[inline]
            fn error_correction_default() -> Self {
                Self::default()
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

    #[inline]
    fn error_correction_default() -> Self {
        Self::Null
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

    #[inline]
    fn error_correction_default() -> Self {
        Box::new(T::error_correction_default())
    }
}

/// The element or value of a `@sparse` collection.
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

    #[inline]
    fn error_correction_default() -> Self {
        None
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

    #[inline]
    fn error_correction_default() -> Self {
        Vec::new()
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

    #[inline]
    fn error_correction_default() -> Self {
        Self::new()
    }
}

/// The error correction default of an enum.
pub const NO_VALUE: &str = "no value was set";

/// What `Debug` and error texts show in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// A sensitive value, for `Debug`.
pub struct Redacted;

impl std::fmt::Debug for Redacted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(REDACTED, f)
    }
}
