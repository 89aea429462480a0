//! What builders of structures do alike.

use std::fmt::{self, Debug, Formatter};

use aws_smithy_types::error::operation::BuildError;

/// Takes a member out of a builder that must have it.
///
/// # Errors
/// The member is unset; the details say what needs it.
#[inline]
pub fn required<T>(
    value: Option<T>,
    member: &'static str,
    details: &'static str,
) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(member, details))
}

/// What a structure shows of its fields, be it under its own name or under that of the builder around it.
#[doc(hidden)] // clients implement it for types that users see
pub trait DebugAs {
    /// Writes the fields as those of a structure of this name.
    fn debug_as(&self, f: &mut Formatter<'_>, name: &str) -> fmt::Result;
}

/// Writes a structure of this name with these fields, as a derived `Debug` does.
#[cfg_attr(debug_assertions, inline)]
pub fn debug(f: &mut Formatter<'_>, name: &str, fields: &[(&str, &dyn Debug)]) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (field, value) in fields {
        // The names are those of the code, where a keyword is raw.
        shown.field(field.strip_prefix("r#").unwrap_or(field), value);
    }
    shown.finish()
}
