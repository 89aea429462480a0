//! How tagged unions are read, and the variants that hold nothing.

use aws_smithy_schema::{Schema, prelude};

use super::wire::{Result, SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};

/// Writes a variant of a union that holds nothing.
pub fn write_unit(to: &mut dyn ShapeSerializer, schema: &Schema<'_>) -> Result {
    to.write_struct(schema, &Unit)
}

/// Reads a variant of a union that holds nothing; `null` means the variant is unset.
pub fn get_unit(from: &mut dyn ShapeDeserializer) -> Result<Option<()>> {
    if from.is_null() {
        from.read_null()?;
        return Ok(None);
    }
    from.read_struct(&prelude::UNIT, &mut |_, _| Ok(()))?;
    Ok(Some(()))
}

/// The structure without members.
struct Unit;

impl SerializableStruct for Unit {
    fn schema(&self) -> &Schema<'_> {
        &prelude::UNIT
    }

    fn serialize_members(&self, _: &mut dyn ShapeSerializer) -> Result {
        Ok(())
    }
}

/// Reads a member of a union as a variant, unless it is null.
type ReadVariant<'a, U> =
    &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<Option<U>>;

/// Reads a union: the one member that is not null. A member that the model does not know is the
/// unknown variant, unless there is one that it does know.
///
/// # Errors
/// No member is set, or more than one that the model knows.
pub fn read_union<U>(
    from: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    read: ReadVariant<'_, U>,
) -> Result<U> {
    let mut found: Option<U> = None;
    let mut found_known = false;
    from.read_struct(schema, &mut |member, from| {
        let known = member.member_index().is_some();
        let Some(variant) = read(member, from)? else {
            return Ok(());
        };
        if known && found_known {
            return Err(SerdeError::invalid_input(
                "more than one member of a union is set",
            ));
        }
        if known || found.is_none() {
            found = Some(variant);
            found_known |= known;
        }
        Ok(())
    })?;
    found.ok_or_else(|| SerdeError::invalid_input("no member of a union is set"))
}

/// The error for a union that holds a variant the model does not know: it cannot be sent.
#[cold]
pub fn unknown_variant(union: &'static str) -> SerdeError {
    SerdeError::invalid_input(format!("the unknown variant of {union} cannot be sent"))
}
