//! Values of the model as they are written in Rust: defaults, and the inputs and outputs of
//! examples and tests.

use base64::Engine as _;
use serde_json::{Number, Value as Json};

use crate::model::{Member, Model, Shape, ShapeId, ShapeKind, SimpleKind, UNIT};

use super::names::MemberNames;
use super::recursion::BoxedMembers;
use super::roles::{self, Role};
use super::symbols::{Item, Symbols};
use super::types;

/// A value, ready to be written as a Rust expression.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // scalars have the names of their types
pub enum Value {
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    F32(f32),
    F64(f64),
    BigInteger(String),
    BigDecimal(String),
    String(String),
    Blob(Vec<u8>),
    /// A streaming blob.
    Stream(Vec<u8>),
    /// Seconds since 1970, and nanoseconds.
    Timestamp(i64, u32),
    Document(DocumentValue),
    /// An enum and the text of its value.
    Enum(Item, String),
    /// Elements.
    List(Vec<Value>),
    /// Keys and values.
    Map(Vec<(Value, Value)>),
    /// An element of a sparse collection.
    Option(Option<Box<Value>>),
    /// A structure.
    Structure(StructureValue),
    /// A union, the variant and its value; a variant of `smithy.api#Unit` has none.
    Union(Item, String, Option<Box<Value>>),
    /// A value in a box.
    Boxed(Box<Value>),
}

/// A structure's value, as calls on its builder.
#[derive(Clone, Debug, PartialEq)]
pub struct StructureValue {
    /// The structure.
    pub item: Item,
    /// The members that are set.
    pub fields: Vec<FieldValue>,
    /// Whether `build()` gives a `Result`.
    pub fallible: bool,
}

/// A member's value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldValue {
    /// What the member is called.
    pub names: MemberNames,
    /// Its value.
    pub value: Value,
}

/// A document's value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the kinds of JSON values
pub enum DocumentValue {
    Null,
    Bool(bool),
    PosInt(u64),
    NegInt(i64),
    Float(f64),
    String(String),
    Array(Vec<DocumentValue>),
    Object(Vec<(String, DocumentValue)>),
}

/// How values are noted in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// The default trait: blobs are base64.
    Default,
    /// Test cases and examples: blobs are their text.
    Test,
}

/// What values are read with.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The model.
    pub model: &'a Model,
    /// The names of items.
    pub symbols: &'a Symbols,
    /// The members that are boxed.
    pub boxed: &'a BoxedMembers,
    /// How the values are noted.
    pub notation: Notation,
}

impl Reader<'_> {
    /// Reads the value of a shape; nothing when the JSON is no value of it.
    pub fn value(&self, id: &ShapeId, json: &Json) -> Option<Value> {
        let shape = self.model.shape(id);
        match &shape.kind {
            ShapeKind::Simple(_) if types::is_open_enum(shape) => self.enum_value(id, json),
            ShapeKind::Simple(kind) => self.simple(shape, *kind, json),
            ShapeKind::Enum(_) => self.enum_value(id, json),
            ShapeKind::IntEnum(_) => integer(json).map(Value::I32),
            ShapeKind::List(member) => self.list(shape, member, json),
            ShapeKind::Map { key, value } => self.map(shape, key, value, json),
            ShapeKind::Union(_) => self.union(shape, json),
            ShapeKind::Structure(_) => {
                let item = self.symbols.item(id);
                self.structure(id, item, Role::Plain, json)
            }
            _ => None,
        }
    }

    /// Reads a structure that stands for an item of this role.
    pub fn structure(&self, id: &ShapeId, item: Item, role: Role, json: &Json) -> Option<Value> {
        let members = self.model.structure_members(id);
        let names = roles::member_names(self.model.shape(id));
        let given = json.as_object()?;
        let mut fields = Vec::new();
        for (member, names) in members.values().zip(names) {
            if let Some(json) = given.get(&member.name).filter(|json| !json.is_null()) {
                let value = self.member(id, member, json)?;
                fields.push(FieldValue { names, value });
            }
        }
        let fallible = roles::is_fallible(self.model, id, role);
        Some(Value::Structure(StructureValue {
            item,
            fields,
            fallible,
        }))
    }

    /// Reads the value of a member, in a box where the member has one.
    pub fn member(&self, container: &ShapeId, member: &Member, json: &Json) -> Option<Value> {
        let value = self.value(&member.target, json)?;
        Some(match self.boxed.contains(container, &member.name) {
            true => Value::Boxed(Box::new(value)),
            false => value,
        })
    }

    fn enum_value(&self, id: &ShapeId, json: &Json) -> Option<Value> {
        Some(Value::Enum(
            self.symbols.item(id),
            json.as_str()?.to_owned(),
        ))
    }

    fn list(&self, shape: &Shape, member: &Member, json: &Json) -> Option<Value> {
        let elements = json.as_array()?.iter();
        elements
            .map(|json| self.element(shape, member, json))
            .collect::<Option<_>>()
            .map(Value::List)
    }

    fn map(&self, shape: &Shape, key: &Member, value: &Member, json: &Json) -> Option<Value> {
        let entries = json.as_object()?.iter();
        entries
            .map(|(name, json)| {
                let name = self.value(&key.target, &Json::String(name.clone()))?;
                Some((name, self.element(shape, value, json)?))
            })
            .collect::<Option<_>>()
            .map(Value::Map)
    }

    fn element(&self, collection: &Shape, member: &Member, json: &Json) -> Option<Value> {
        if !collection.traits.sparse() {
            return self.value(&member.target, json);
        }
        let value = match json {
            Json::Null => None,
            json => Some(Box::new(self.value(&member.target, json)?)),
        };
        Some(Value::Option(value))
    }

    fn union(&self, shape: &Shape, json: &Json) -> Option<Value> {
        let (name, json) = json.as_object()?.iter().find(|(_, json)| !json.is_null())?;
        let (index, member) = shape.members().enumerate().find(|(_, m)| m.name == *name)?;
        let variants = super::unions::variant_names(shape.members());
        let value = match member.target.as_str() {
            UNIT => None,
            _ => Some(Box::new(self.member(&shape.id, member, json)?)),
        };
        let item = self.symbols.item(&shape.id);
        Some(Value::Union(item, variants.get(index)?.clone(), value))
    }

    fn simple(&self, shape: &Shape, kind: SimpleKind, json: &Json) -> Option<Value> {
        Some(match kind {
            SimpleKind::Blob => {
                let bytes = self.bytes(json)?;
                match shape.traits.streaming() {
                    true => Value::Stream(bytes),
                    false => Value::Blob(bytes),
                }
            }
            SimpleKind::Boolean => Value::Bool(json.as_bool()?),
            SimpleKind::String => Value::String(json.as_str()?.to_owned()),
            SimpleKind::Byte => Value::I8(integer(json)?),
            SimpleKind::Short => Value::I16(integer(json)?),
            SimpleKind::Integer => Value::I32(integer(json)?),
            SimpleKind::Long => Value::I64(integer(json)?),
            SimpleKind::Float => Value::F32(float(json)? as f32),
            SimpleKind::Double => Value::F64(float(json)?),
            SimpleKind::BigInteger => Value::BigInteger(number_text(json)?),
            SimpleKind::BigDecimal => Value::BigDecimal(number_text(json)?),
            SimpleKind::Timestamp => timestamp(json)?,
            SimpleKind::Document => Value::Document(document(json)),
        })
    }

    fn bytes(&self, json: &Json) -> Option<Vec<u8>> {
        let text = json.as_str()?;
        match self.notation {
            Notation::Test => Some(text.as_bytes().to_vec()),
            Notation::Default => base64::engine::general_purpose::STANDARD.decode(text).ok(),
        }
    }
}

impl Value {
    /// Whether this is a number of a type that Rust has.
    pub fn is_number(&self) -> bool {
        matches!(
            self,
            Self::I8(_) | Self::I16(_) | Self::I32(_) | Self::I64(_) | Self::F32(_) | Self::F64(_)
        )
    }

    /// Whether this is what the Rust type's `Default` gives.
    pub fn is_default(&self) -> bool {
        match self {
            Self::Bool(value) => !value,
            Self::I8(value) => *value == 0,
            Self::I16(value) => *value == 0,
            Self::I32(value) => *value == 0,
            Self::I64(value) => *value == 0,
            Self::F32(value) => *value == 0.0,
            Self::F64(value) => *value == 0.0,
            Self::String(text) => text.is_empty(),
            Self::Blob(bytes) | Self::Stream(bytes) => bytes.is_empty(),
            Self::List(elements) => elements.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Document(value) => *value == DocumentValue::Null,
            _ => false,
        }
    }
}

fn integer<T: TryFrom<i64>>(json: &Json) -> Option<T> {
    json.as_i64()?.try_into().ok()
}

/// A number, or the text for what JSON has no number for.
fn float(json: &Json) -> Option<f64> {
    match json {
        Json::String(text) => match text.as_str() {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        json => json.as_f64(),
    }
}

fn number_text(json: &Json) -> Option<String> {
    match json {
        Json::Number(number) => Some(number.to_string()),
        Json::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// Epoch seconds, or a date and time (`1985-04-12T23:20:50.52Z`).
fn timestamp(json: &Json) -> Option<Value> {
    match json {
        Json::Number(number) if number.is_f64() => {
            // A double holds no more than microseconds of our time.
            let micros = (number.as_f64()? * 1e6).round() as i64;
            let nanos = micros.rem_euclid(1_000_000) * 1_000;
            Some(Value::Timestamp(micros.div_euclid(1_000_000), nanos as u32))
        }
        Json::Number(number) => Some(Value::Timestamp(number.as_i64()?, 0)),
        Json::String(text) => {
            let at: jiff::Timestamp = text.parse().ok()?;
            let (seconds, nanos) = since_1970(at);
            Some(Value::Timestamp(seconds, nanos))
        }
        _ => None,
    }
}

/// JSON as a document.
pub fn document(json: &Json) -> DocumentValue {
    match json {
        Json::Null => DocumentValue::Null,
        Json::Bool(value) => DocumentValue::Bool(*value),
        Json::Number(number) => document_number(number),
        Json::String(text) => DocumentValue::String(text.clone()),
        Json::Array(items) => DocumentValue::Array(items.iter().map(document).collect()),
        Json::Object(entries) => DocumentValue::Object(
            entries
                .iter()
                .map(|(name, json)| (name.clone(), document(json)))
                .collect(),
        ),
    }
}

/// A number as a document, as the run-time code reads it: one that would lose digits is kept as its text.
fn document_number(number: &Number) -> DocumentValue {
    if let Some(value) = number.as_u64() {
        return DocumentValue::PosInt(value);
    }
    if let Some(value) = number.as_i64() {
        return DocumentValue::NegInt(value);
    }
    let text = number.to_string();
    let is_exact = |value: &f64| number.is_f64() || format!("{value:.0}") == text;
    match number.as_f64().filter(is_exact) {
        Some(value) => DocumentValue::Float(value),
        None => DocumentValue::String(text),
    }
}

/// Whole seconds since 1970, rounded down, and the nanoseconds after them.
fn since_1970(at: jiff::Timestamp) -> (i64, u32) {
    let nanos = at.as_nanosecond();
    let second = 1_000_000_000;
    let seconds = nanos.div_euclid(second) as i64;
    (seconds, nanos.rem_euclid(second) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_keep_the_digits_of_numbers() {
        let read = |text: &str| serde_json::from_str(text).map(|json| document(&json)).ok();
        let text = |text: &str| Some(DocumentValue::String(text.to_owned()));
        assert_eq!(
            read("18446744073709551615"),
            Some(DocumentValue::PosInt(u64::MAX))
        );
        assert_eq!(
            read("18446744073709551616"),
            Some(DocumentValue::Float(18446744073709551616.0))
        );
        assert_eq!(read("18446744073709551617"), text("18446744073709551617"));
        assert_eq!(read("-9223372036854775809"), text("-9223372036854775809"));
        assert_eq!(read("0.1"), Some(DocumentValue::Float(0.1)));
        assert_eq!(read("1e400"), text("1e+400"));
    }
}
