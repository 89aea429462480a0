//! What the builders of all structures share.

use std::fmt::{self, Debug, Formatter, Write};

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

/// Writes the `Debug` of a builder that holds the structure which it builds: the structure's, under the
/// name of the builder.
#[cfg_attr(debug_assertions, inline)]
pub fn debug(f: &mut Formatter<'_>, name: &str, built: &dyn Debug) -> fmt::Result {
    let alternate = f.alternate();
    let mut renamed = Renamed {
        name: Some(name),
        to: f,
    };
    match alternate {
        true => write!(renamed, "{built:#?}"),
        false => write!(renamed, "{built:?}"),
    }
}

/// Replaces the first piece that is written, which is the name of the type.
struct Renamed<'a, 'f> {
    name: Option<&'a str>,
    to: &'a mut Formatter<'f>,
}

impl Write for Renamed<'_, '_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.to.write_str(self.name.take().unwrap_or(piece))
    }
}
