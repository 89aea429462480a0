//! What modeled errors have in common. The unhandled error, and the implementations of traits for
//! errors, are each client's own.

use std::error::Error as StdError;
use std::fmt;

use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::super::schema::redacted::REDACTED;

/// An error of a service, modeled or not.
#[doc(hidden)] // clients implement it for types that users see
pub trait ServiceError: StdError + ProvideErrorMetadata {}

impl<E: StdError + ProvideErrorMetadata> ServiceError for E {}

/// The metadata of an error with sensitive members, for `Debug`: the message is redacted, as it may
/// hold their values.
#[cfg_attr(debug_assertions, inline)]
#[allow(dead_code)] // for errors with sensitive members
pub fn without_message(meta: &ErrorMetadata) -> ErrorMetadata {
    let meta = meta.clone();
    match meta.message() {
        Some(_) => meta.into_builder().message(REDACTED).build(),
        None => meta,
    }
}

/// Writes the `Display` of a modeled error: its name, and the message if there is one.
#[cfg_attr(debug_assertions, inline)]
#[allow(dead_code)] // a service may have no modeled errors
pub fn show(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_without_its_message_keeps_the_rest() {
        let meta = ErrorMetadata::builder().code("Denied").custom("id", "7");
        let shown = without_message(&meta.message("hush").build());
        assert_eq!(shown.code(), Some("Denied"));
        assert_eq!(shown.extra("id"), Some("7"));
        assert_eq!(shown.message(), Some(REDACTED));
        let none = ErrorMetadata::default();
        assert_eq!(without_message(&none), none);
    }
}
