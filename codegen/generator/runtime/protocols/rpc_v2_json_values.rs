//! How `rpcv2Json` writes the values that other protocols in JSON write otherwise: timestamps are numbers
//! whatever the model says of their format, and big numbers are strings.
//!
//! Source: Smithy 2.0, "Smithy RPC v2 JSON protocol", "Shape serialization".

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeType, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

type Result<T = ()> = std::result::Result<T, SerdeError>;

/// Writes the items of a list, or the entries of a map.
type WriteItems<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result;

/// A structure whose values are written as the protocol has them.
pub(super) struct Values<'a>(pub(super) &'a dyn SerializableStruct);

impl SerializableStruct for Values<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.0.schema()
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result {
        self.0.serialize_members(&mut Writer(serializer))
    }
}

/// Hands all values on to the serializer of JSON.
struct Writer<'a>(&'a mut dyn ShapeSerializer);

macro_rules! handed_on {
    ($($name:ident($type:ty);)*) => {$(
        #[inline]
        fn $name(&mut self, schema: &Schema<'_>, value: $type) -> Result {
            self.0.$name(schema, value)
        }
    )*};
}

impl ShapeSerializer for Writer<'_> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result {
        self.0.write_struct(schema, &Values(value))
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: WriteItems<'_>) -> Result {
        self.0.write_list(schema, &|to| write(&mut Writer(to)))
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: WriteItems<'_>) -> Result {
        self.0.write_map(schema, &|to| write(&mut Writer(to)))
    }

    handed_on! {
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
        write_string(&str);
        write_blob(Blob);
        write_document(&Document);
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result {
        self.0.write_string(schema, &in_digits(value.as_ref()))
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result {
        self.0.write_string(schema, &in_digits(value.as_ref()))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result {
        match schema.member_name() {
            Some(name) => {
                let id = schema.shape_id().clone();
                let index = schema.member_index().unwrap_or_default();
                let plain = Schema::new_member(id, ShapeType::Timestamp, name, index);
                self.0.write_timestamp(&plain, value)
            }
            None => self.0.write_timestamp(&prelude::TIMESTAMP, value),
        }
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result {
        self.0.write_null(schema)
    }
}

/// A number as the protocol's grammar has it, which knows no `+007`, `.5` or `1.`.
fn in_digits(number: &str) -> String {
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let (digits, exponent) = number.split_at(number.find(['e', 'E']).unwrap_or(number.len()));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}{exponent}")
}

#[cfg(test)]
mod tests {
    use aws_smithy_schema::codec::Codec as _;
    use aws_smithy_schema::shape_id;

    use super::super::super::schema::table::{StructureSchema, Target, Trait};
    use super::super::json::Json;
    use super::super::json_dialect::Dialect;
    use super::*;

    const DATE: Target = Target::With(&Target::Timestamp, &[Trait::HttpDate]);

    static SCHEMA: StructureSchema<3> = StructureSchema::new(
        "ns#Input",
        &[
            ("at", Target::With(&Target::Timestamp, &[Trait::DateTime])),
            ("times", Target::List("ns#Times", &DATE)),
            ("inner", Target::Structure),
        ],
    );

    struct Input {
        has_inner: bool,
    }

    impl SerializableStruct for Input {
        fn schema(&self) -> &Schema<'_> {
            SCHEMA.get()
        }

        fn serialize_members(&self, to: &mut dyn ShapeSerializer) -> Result {
            let members = SCHEMA.get().members();
            let time = DateTime::from_secs(1);
            to.write_timestamp(members[0], &time)?;
            let item = members[1].member().expect("an item");
            to.write_list(members[1], &|to| to.write_timestamp(item, &time))?;
            match self.has_inner {
                true => to.write_struct(members[2], &Self { has_inner: false }),
                false => Ok(()),
            }
        }
    }

    #[test]
    fn timestamps_are_numbers_wherever_they_stand() {
        let json = Json::new(shape_id!("ns", "json"), Dialect::RPC_V2);
        let mut to = json.create_serializer();
        to.write_struct(SCHEMA.get(), &Values(&Input { has_inner: true }))
            .expect("an input");
        let text = String::from_utf8(to.finish()).expect("text");
        assert_eq!(text, r#"{"at":1,"times":[1],"inner":{"at":1,"times":[1]}}"#);
    }

    #[test]
    fn numbers_follow_the_grammar() {
        for (number, text) in [
            ("0", "0"),
            ("-0", "-0"),
            ("+007", "7"),
            ("-007.50", "-7.50"),
            (".5", "0.5"),
            ("1.", "1"),
            ("00", "0"),
            ("1.e+5", "1e+5"),
            ("18446744073709551617", "18446744073709551617"),
        ] {
            assert_eq!(in_digits(number), text, "{number}");
        }
    }
}
