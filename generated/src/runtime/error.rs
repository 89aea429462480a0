//! What the errors of all services share. The unhandled error and the implementations of traits are each
//! client's own.

use std::error::Error as StdError;
use std::fmt;

use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use super::wire::REDACTED;

/// An error of a service, modeled or not.
#[doc(hidden)] // clients implement it for types that users see
pub trait ServiceError: StdError + ProvideErrorMetadata {}

impl<E: StdError + ProvideErrorMetadata> ServiceError for E {}

/// What `Debug` shows of the metadata of an error that has something sensitive: the message may hold
/// that too, so it is redacted.
#[cfg_attr(debug_assertions, inline)]
pub fn without_message(meta: &ErrorMetadata) -> ErrorMetadata {
    let meta = meta.clone();
    match meta.message() {
        Some(_) => meta.into_builder().message(REDACTED).build(),
        None => meta,
    }
}

/// The text of a modeled error: its name and what the service says of it.
#[cfg_attr(debug_assertions, inline)]
pub fn show(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}
