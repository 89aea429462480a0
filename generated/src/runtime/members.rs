//! How the members of a structure are written and read: through one pointer each, so that the code
//! that goes from member to member is the same for all structures.

use super::schema::StructureSchema;
use super::wire::{ReadShape, Reader, Result, Schema, ShapeDeserializer, WriteShape, Writer};

/// A member that a protocol can write.
#[doc(hidden)] // clients implement it for types that users see
pub trait WriteMember {
    /// Writes the value, if there is one.
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result;
}

/// A member that a protocol can read.
#[doc(hidden)] // clients implement it for types that users see
pub trait ReadMember {
    /// Reads the value; null is the lack of one.
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

/// A member that always has a value.
#[derive(Debug)]
pub struct Always<'a, T>(pub &'a T);

impl<T: WriteShape> WriteMember for Always<'_, T> {
    #[inline]
    fn write_member(&self, to: Writer<'_>, schema: &Schema<'_>) -> Result {
        self.0.write(to, schema)
    }
}

/// A member that streams: the body of the message is not read or written here.
#[derive(Debug)]
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

/// Writes the members of a structure, in the order of its schema, which has as many.
#[inline]
pub fn write<const N: usize>(
    to: Writer<'_>,
    schema: &StructureSchema<N>,
    members: &[&dyn WriteMember; N],
) -> Result {
    write_all(to, schema.get(), members)
}

/// Reads the members of a structure, which are in the order of its schema, as many as that has. What the
/// model does not know is passed over.
#[inline]
pub fn read<const N: usize>(
    from: Reader<'_>,
    schema: &StructureSchema<N>,
    members: &mut [&mut dyn ReadMember; N],
) -> Result {
    read_all(from, schema.get(), members)
}

/// Not generic, so that the loop stands once in a program.
#[cfg_attr(debug_assertions, inline)]
fn write_all(to: Writer<'_>, schema: &Schema<'_>, members: &[&dyn WriteMember]) -> Result {
    let mut pairs = members.iter().zip(schema.members());
    pairs.try_for_each(|(member, schema)| member.write_member(to, schema))
}

/// The same.
#[cfg_attr(debug_assertions, inline)]
fn read_all(from: Reader<'_>, schema: &Schema<'_>, members: &mut [&mut dyn ReadMember]) -> Result {
    from.read_struct(schema, &mut |schema, from| {
        let member = schema.member_index().and_then(|at| members.get_mut(at));
        member.map_or(Ok(()), |member| member.read_member(from, schema))
    })
}

/// Reads a value, unless it is null.
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

/// Fills a required member that a reply leaves out.
#[inline]
pub fn set_error_correction_default<T: ReadShape>(member: &mut Option<T>) {
    member.get_or_insert_with(T::error_correction_default);
}
