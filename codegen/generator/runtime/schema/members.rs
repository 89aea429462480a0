//! Writes and reads the members of a structure, each as a trait object: the loops over the members are
//! compiled once, and not for every structure.

use super::shape_serde::{
    ReadShape, Reader, Result, Schema, ShapeDeserializer, WriteShape, Writer,
};
use super::table::StructureSchema;

/// A member that a protocol can write.
#[doc(hidden)] // clients implement it for types that users see
pub trait WriteMember {
    /// Writes the value, if there is one.
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result;
}

/// A member that a protocol can read.
#[doc(hidden)] // clients implement it for types that users see
pub trait ReadMember {
    /// Reads the value; `null` leaves the member unset.
    fn read_member(&mut self, from: Reader<'_>, schema: &Schema<'_>) -> Result;
}

impl<T: WriteShape> WriteMember for Option<T> {
    #[inline]
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result {
        match self {
            Some(value) => value.write(to, schema),
            None => Ok(()),
        }
    }
}

impl<T: ReadShape> ReadMember for Option<T> {
    #[inline]
    fn read_member(&mut self, from: Reader<'_>, schema: &Schema<'_>) -> Result {
        *self = get(from, schema)?;
        Ok(())
    }
}

/// A member that is not optional.
#[derive(Debug)]
#[allow(dead_code)] // not every service has such members
pub struct Always<'a, T>(pub &'a T);

impl<T: WriteShape> WriteMember for Always<'_, T> {
    #[inline]
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result {
        self.0.write(to, schema)
    }
}

/// A member that is not optional, with the default that is not written.
#[derive(Debug)]
#[allow(dead_code)] // not every service has such members
pub struct UnlessDefault<'a, T>(pub &'a T, pub T);

impl<T: WriteShape + PartialEq> WriteMember for UnlessDefault<'_, T> {
    #[inline]
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result {
        match *self.0 == self.1 {
            true => Ok(()),
            false => self.0.write(to, schema),
        }
    }
}

/// A streaming payload, which is neither written nor read with the other members.
#[derive(Debug)]
#[allow(dead_code)] // not every service has such members
pub struct Streamed;

impl WriteMember for Streamed {
    fn write_member(&self, _: Writer<'_>, _: &Schema<'_>) -> Result {
        Ok(())
    }
}

impl ReadMember for Streamed {
    fn read_member(&mut self, _: Reader<'_>, _: &Schema<'_>) -> Result {
        Ok(())
    }
}

/// Writes the members of a structure, given in the order of its schema, which has as many.
#[inline]
pub fn write<const N: usize>(
    to: Writer<'_>,
    schema: &StructureSchema<N>,
    members: &[&dyn WriteMember; N],
) -> Result {
    write_all(to, schema.get(), members)
}

/// Reads the members of a structure, given in the order of its schema, which has as many. Members that the
/// model does not have are skipped.
#[inline]
pub fn read<const N: usize>(
    from: Reader<'_>,
    schema: &StructureSchema<N>,
    members: &mut [&mut dyn ReadMember; N],
) -> Result {
    read_all(from, schema.get(), members)
}

/// Not generic, so that the loop is compiled once and not for every number of members.
#[cfg_attr(debug_assertions, inline)]
fn write_all(to: Writer<'_>, schema: &Schema<'_>, members: &[&dyn WriteMember]) -> Result {
    let mut pairs = members.iter().zip(schema.members());
    if schema.http().is_none() {
        return pairs.try_for_each(|(member, schema)| member.write_member(to, schema));
    }
    // As the official crates: a body beside which members may be in the path, the query or headers has
    // its members in the order of their names. The others keep the model's order.
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort_by_key(|(_, schema)| match is_in_body(schema) {
        true => schema.member_name(),
        false => None,
    });
    pairs
        .into_iter()
        .try_for_each(|(member, schema)| member.write_member(to, schema))
}

/// Whether a member of an operation's input is one of the body's members.
#[cfg_attr(debug_assertions, inline)]
fn is_in_body(member: &Schema<'_>) -> bool {
    member.http_label().is_none()
        && member.http_query().is_none()
        && member.http_query_params().is_none()
        && member.http_header().is_none()
        && member.http_prefix_headers().is_none()
        && member.http_payload().is_none()
}

/// Not generic, for the same reason.
#[cfg_attr(debug_assertions, inline)]
fn read_all(from: Reader<'_>, schema: &Schema<'_>, members: &mut [&mut dyn ReadMember]) -> Result {
    from.read_struct(schema, &mut |schema, from| {
        let member = schema.member_index().and_then(|at| members.get_mut(at));
        member.map_or(Ok(()), |member| member.read_member(from, schema))
    })
}

/// Reads a value; nothing when it is `null`.
#[inline]
pub fn get<T: ReadShape>(
    from: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
) -> Result<Option<T>> {
    if from.is_null() && !T::NULLABLE {
        from.read_null()?;
        return Ok(None);
    }
    T::read(from, schema).map(Some)
}

#[cfg(test)]
mod tests {
    use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
    use aws_smithy_schema::codec::Codec;

    use super::super::shape_serde::{SerializableStruct, ShapeSerializer};
    use super::super::table::{Target, Trait};
    use super::*;

    static THING: StructureSchema<3> = StructureSchema::new(
        "ns#Thing",
        &[
            ("name", Target::String),
            ("body", Target::Blob),
            ("count", Target::Integer),
        ],
    );

    struct Thing {
        name: Option<String>,
        count: i32,
    }

    impl SerializableStruct for Thing {
        fn schema(&self) -> &Schema<'_> {
            THING.get()
        }

        fn serialize_members(&self, to: Writer<'_>) -> Result {
            write(to, &THING, &[&self.name, &Streamed, &Always(&self.count)])
        }
    }

    fn codec() -> JsonCodec {
        JsonCodec::new(JsonCodecSettings::default())
    }

    fn read_thing(json: &str) -> Result<(Option<String>, Option<i32>)> {
        let (mut name, mut count) = (Some("before".to_owned()), None);
        let mut from = codec().create_deserializer(json.as_bytes());
        read(
            &mut from,
            &THING,
            &mut [&mut name, &mut Streamed, &mut count],
        )?;
        Ok((name, count))
    }

    #[test]
    fn members_keep_their_places_beside_one_that_streams() {
        let read = read_thing(r#"{"count": 2, "name": "a"}"#).expect("a thing");
        assert_eq!(read, (Some("a".to_owned()), Some(2)));
    }

    #[test]
    fn unknown_members_are_passed_over_and_faults_are_told() {
        let read = read_thing(r#"{"other": [1, {"count": 3}], "count": 2}"#).expect("a thing");
        assert_eq!(read, (Some("before".to_owned()), Some(2)));
        assert!(read_thing(r#"{"count": "two"}"#).is_err());
    }

    #[test]
    fn what_is_unset_is_not_written() {
        let written = |name| {
            let mut to = codec().create_serializer();
            let thing = Thing { name, count: 2 };
            to.write_struct(THING.get(), &thing).expect("a thing");
            String::from_utf8(to.finish()).expect("JSON is UTF-8")
        };
        assert_eq!(written(None), r#"{"count":2}"#);
        assert_eq!(written(Some("a".to_owned())), r#"{"name":"a","count":2}"#);
    }

    #[test]
    fn a_body_beside_a_query_is_in_the_order_of_names() {
        static SENT: StructureSchema<4> = StructureSchema::new(
            "ns#Sent",
            &[
                ("later", Target::Integer),
                (
                    "page",
                    Target::With(&Target::Integer, &[Trait::HttpQuery("page")]),
                ),
                ("Upper", Target::Integer),
                ("first", Target::Integer),
            ],
        )
        .with_http("POST", "/things", 200);
        struct Sent;
        impl SerializableStruct for Sent {
            fn schema(&self) -> &Schema<'_> {
                SENT.get()
            }
            fn serialize_members(&self, to: Writer<'_>) -> Result {
                let numbers = [1, 2, 3, 4].map(Some);
                let [later, page, upper, first] = &numbers;
                write(to, &SENT, &[later, page, upper, first])
            }
        }
        let mut to = codec().create_serializer();
        to.write_struct(SENT.get(), &Sent).expect("a body");
        let written = String::from_utf8(to.finish()).expect("JSON is UTF-8");
        assert_eq!(written, r#"{"page":2,"Upper":3,"first":4,"later":1}"#);
    }
}
