//! What the builders of all structures share.

use std::fmt::{self, Debug, Formatter};

use aws_smithy_types::error::operation::BuildError;

/// Unwraps a required member of a builder.
///
/// # Errors
/// The member is unset; the details say what needs it.
#[inline]
#[allow(dead_code)] // not every service has required members
pub fn required<T>(
    value: Option<T>,
    member: &'static str,
    details: &'static str,
) -> Result<T, BuildError> {
    value.ok_or_else(|| BuildError::missing_field(member, details))
}

/// The `Debug` of a structure under a name of choice: its own, or that of the builder that wraps it.
#[doc(hidden)] // clients implement it for types that users see
pub trait DebugAs {
    /// Writes the fields as those of a structure with this name.
    fn debug_as(&self, f: &mut Formatter<'_>, name: &str) -> fmt::Result;
}

/// Writes a structure with this name and these fields, as a derived `Debug` does.
#[cfg_attr(debug_assertions, inline)]
pub fn debug(f: &mut Formatter<'_>, name: &str, fields: &[(&str, &dyn Debug)]) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (field, value) in fields {
        // The names are those of the code, where a keyword is raw.
        shown.field(field.strip_prefix("r#").unwrap_or(field), value);
    }
    shown.finish()
}
