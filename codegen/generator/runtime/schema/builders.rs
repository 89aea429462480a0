//! What builders of structures do alike.

use std::fmt::{self, Debug, Formatter, Write};

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

/// `Debug` of a builder that holds the structure which it builds: the same under another name.
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

/// Writes something else in place of the first piece, which is the name of the type.
struct Renamed<'a, 'f> {
    name: Option<&'a str>,
    to: &'a mut Formatter<'f>,
}

impl Write for Renamed<'_, '_> {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.to.write_str(self.name.take().unwrap_or(piece))
    }
}
