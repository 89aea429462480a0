//! Checks of the members without which no request can be written and sent: labels of the URI, required query
//! parameters, required members that give endpoint parameters, and members that stand before the host name.

#![allow(dead_code)] // operations need some of them

use aws_smithy_types::error::operation::BuildError;

/// Checks a member that must be set.
///
/// # Errors
/// The member is unset.
#[inline]
pub fn require<'a, T>(member: &'static str, value: &'a Option<T>) -> Result<&'a T, BuildError> {
    value.as_ref().ok_or_else(|| unset(member))
}

/// Checks a member of text that must be set and not empty.
///
/// # Errors
/// The member is unset or empty.
#[inline]
pub fn require_text(member: &'static str, value: Option<&str>) -> Result<(), BuildError> {
    match value {
        Some(text) if !text.is_empty() => Ok(()),
        _ => Err(unset(member)),
    }
}

/// The text of a member that is part of the host prefix (`@hostLabel`).
///
/// # Errors
/// The member is unset or empty, or no valid host label.
pub fn host_label<'a>(member: &'static str, value: Option<&'a str>) -> Result<&'a str, BuildError> {
    let text = value
        .filter(|text| !text.is_empty())
        .ok_or_else(|| unset(member))?;
    let valid = text.len() <= 63
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if valid {
        Ok(text)
    } else {
        Err(BuildError::invalid_field(
            member,
            "must be a valid host label: 1 to 63 letters, digits and hyphens",
        ))
    }
}

/// The error for a required member that is unset or empty.
#[cold]
pub fn unset(member: &'static str) -> BuildError {
    BuildError::missing_field(member, "cannot be empty or unset")
}
