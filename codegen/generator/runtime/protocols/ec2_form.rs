//! Writes inputs as the form that requests of `ec2Query` have in their body.
//!
//! Source: Smithy 2.0, "AWS EC2 query protocol", "Query key resolution" and "Lists".

use std::mem;

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::primitive::Encoder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};

use super::super::schema::table::ec2_query_name;

type Result<T = ()> = std::result::Result<T, SerdeError>;

/// Writes the items of a list, or the entries of a map.
type WriteItems<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result;

/// A form that is being written.
#[derive(Debug)]
pub struct FormWriter {
    form: String,
    /// The key of the structure or list that is being written; empty for the input itself.
    key: String,
    /// The number of the next item, in a list.
    next_item: Option<usize>,
}

impl FormWriter {
    /// The form of a call of this operation of this version of the service.
    pub fn new(action: &str, version: &str) -> Self {
        let mut form = "Action=".to_owned();
        push_encoded(&mut form, action);
        form.push_str("&Version=");
        push_encoded(&mut form, version);
        Self {
            form,
            key: String::new(),
            next_item: None,
        }
    }

    /// The form.
    pub fn finish(self) -> String {
        self.form
    }

    /// Runs `write` with the key of a value; `first_item` is the number of the first item if the value is
    /// a list.
    fn within(
        &mut self,
        schema: &Schema<'_>,
        first_item: Option<usize>,
        write: impl FnOnce(&mut Self) -> Result,
    ) -> Result {
        let length = self.key.len();
        self.push_segment(schema);
        let next_item = mem::replace(&mut self.next_item, first_item);
        let written = write(self);
        self.next_item = next_item;
        self.key.truncate(length);
        written
    }

    /// Adds the name of a member or the number of an item to the key. The input has neither.
    fn push_segment(&mut self, schema: &Schema<'_>) {
        let number;
        let (first, rest) = match (schema.member_name(), self.next_item) {
            (Some(name), _) => match ec2_query_name(schema) {
                Some(name) => (None, name),
                None => capitalized(schema.xml_name().map_or(name, |name| name.value())),
            },
            (None, Some(item)) => {
                self.next_item = Some(item + 1);
                number = item.to_string();
                (None, &*number)
            }
            (None, None) => return,
        };
        if !self.key.is_empty() {
            self.key.push('.');
        }
        self.key.extend(first);
        push_encoded(&mut self.key, rest);
    }

    fn value(&mut self, schema: &Schema<'_>, value: &str) -> Result {
        self.within(schema, None, |form| {
            form.form.push('&');
            form.form.push_str(&form.key);
            form.form.push('=');
            push_encoded(&mut form.form, value);
            Ok(())
        })
    }
}

/// The first letter of a name as a capital, and the rest of the name.
fn capitalized(name: &str) -> (Option<char>, &str) {
    match name.chars().next() {
        Some(first) if first.is_ascii_lowercase() => (
            Some(first.to_ascii_uppercase()),
            name.get(1..).unwrap_or_default(),
        ),
        _ => (None, name),
    }
}

/// Adds text in percent-encoding; only the unreserved characters of RFC 3986 stay as they are.
fn push_encoded(to: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                to.push(char::from(byte));
            }
            _ => {
                let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
                to.extend(['%', digit(byte >> 4), digit(byte & 0xf)]);
            }
        }
    }
}

fn unsupported(what: &str) -> SerdeError {
    SerdeError::unsupported(format!("ec2Query has no form for {what}"))
}

macro_rules! numbers {
    ($($name:ident($type:ty);)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>, value: $type) -> Result {
            self.value(schema, Encoder::from(value).encode())
        }
    )*};
}

impl ShapeSerializer for FormWriter {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result {
        self.within(schema, None, |form| value.serialize_members(form))
    }

    /// Lists have no level of their own, whatever the model says of flattening, and an empty one is not
    /// there.
    fn write_list(&mut self, schema: &Schema<'_>, write: WriteItems<'_>) -> Result {
        self.within(schema, Some(1), |form| write(form))
    }

    /// Models with maps in inputs are refused by the generator.
    fn write_map(&mut self, _: &Schema<'_>, _: WriteItems<'_>) -> Result {
        Err(unsupported("maps"))
    }

    fn write_boolean(&mut self, schema: &Schema<'_>, value: bool) -> Result {
        self.value(schema, if value { "true" } else { "false" })
    }

    numbers! {
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result {
        self.value(schema, value.as_ref())
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result {
        self.value(schema, value.as_ref())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result {
        self.value(schema, value)
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result {
        self.value(schema, &base64::encode(value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result {
        let format = match schema.timestamp_format().map(|format| format.format()) {
            Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            _ => Format::DateTime,
        };
        let text = value.fmt(format);
        let text = text.map_err(|fault| SerdeError::write_failed(fault.to_string()))?;
        self.value(schema, &text)
    }

    /// Models with documents are refused by the generator.
    fn write_document(&mut self, _: &Schema<'_>, _: &Document) -> Result {
        Err(unsupported("documents"))
    }

    /// A value that is unset is not there.
    fn write_null(&mut self, _: &Schema<'_>) -> Result {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_schema::{ShapeType, prelude, shape_id};

    use super::super::super::schema::table::{StructureSchema, Target, Trait};
    use super::*;

    const TEXTS: Target = Target::List("ns#Texts", &Target::String);

    static SCHEMA: StructureSchema<5> = StructureSchema::new(
        "ns#Input",
        &[
            ("plain", Target::String),
            (
                "Named",
                Target::With(&Target::String, &[Trait::XmlName("inXml")]),
            ),
            (
                "Both",
                Target::With(
                    &TEXTS,
                    &[Trait::XmlName("inXml"), Trait::Ec2QueryName("inQuery")],
                ),
            ),
            ("lists", Target::List("ns#Lists", &TEXTS)),
            ("at", Target::With(&Target::Timestamp, &[Trait::HttpDate])),
        ],
    );

    /// What `write` makes of the members.
    fn written(write: impl FnOnce(&mut FormWriter, &[&Schema<'_>]) -> Result) -> String {
        let mut form = FormWriter::new("Do It", "2026-01-01");
        write(&mut form, SCHEMA.get().members()).expect("a form");
        let form = form.finish();
        let members = form.strip_prefix("Action=Do%20It&Version=2026-01-01");
        members.expect("the action and the version").to_owned()
    }

    #[test]
    fn names_are_those_for_queries_then_those_in_xml_then_those_of_members() {
        let form = written(|form, members| {
            form.write_string(members[0], "a b")?;
            form.write_string(members[1], "&=é/")?;
            form.write_list(members[2], &|to| to.write_string(&prelude::STRING, "~"))
        });
        assert_eq!(form, "&Plain=a%20b&InXml=%26%3D%C3%A9%2F&inQuery.1=~");
    }

    #[test]
    fn items_have_their_numbers_and_unset_and_empty_ones_none() {
        let form = written(|form, members| {
            form.write_list(members[2], &|_| Ok(()))?;
            form.write_list(members[3], &|to| {
                let inner = members[3].member().expect("an item");
                for items in [["a", "b"], ["c", "d"]] {
                    to.write_list(inner, &|to| {
                        to.write_null(&prelude::STRING)?;
                        items
                            .iter()
                            .try_for_each(|item| to.write_string(&prelude::STRING, item))
                    })?;
                }
                Ok(())
            })?;
            form.write_timestamp(members[4], &DateTime::from_secs(0))
        });
        let lists = "&Lists.1.1=a&Lists.1.2=b&Lists.2.1=c&Lists.2.2=d";
        let at = "&At=Thu%2C%2001%20Jan%201970%2000%3A00%3A00%20GMT";
        assert_eq!(form, format!("{lists}{at}"));
    }

    #[test]
    fn numbers_are_written_as_smithy_spells_them() {
        let number = Schema::new_member(shape_id!("ns", "Input"), ShapeType::Double, "n", 0);
        for (value, text) in [
            (10.5, "10.5"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "Infinity"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            let form = written(|form, _| form.write_double(&number, value));
            assert_eq!(form, format!("&N={text}"));
        }
    }

    #[test]
    fn what_has_no_form_is_an_error() {
        let mut form = FormWriter::new("A", "1");
        assert!(form.write_map(&prelude::DOCUMENT, &|_| Ok(())).is_err());
        assert!(
            form.write_document(&prelude::DOCUMENT, &Document::Null)
                .is_err()
        );
    }
}
