//! What the errors of a service share: the unhandled error, and the unknown enum value.

use std::error::Error as StdError;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// An error that the model does not describe, or a reply that could not be read.
///
/// Which errors are unhandled changes when the model does, so match the others and look at the
/// `code()` of the rest.
#[deprecated(
    note = "Matching on `Unhandled` breaks when the error becomes a modeled one. Match with a wildcard and compare `.code()` instead."
)]
#[derive(Debug)]
pub struct Unhandled {
    pub(crate) source: BoxError,
    pub(crate) meta: ErrorMetadata,
}

#[allow(deprecated)]
impl Unhandled {
    /// An error with this source, and what is known of it.
    pub(crate) fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self {
            source: source.into(),
            meta,
        }
    }

    /// An error that is known by its metadata alone.
    pub(crate) fn generic(meta: ErrorMetadata) -> Self {
        Self::new(meta.clone(), meta)
    }
}

#[allow(deprecated)]
impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meta.code() {
            Some(code) => write!(f, "unhandled error ({code})"),
            None => f.write_str("unhandled error"),
        }
    }
}

#[allow(deprecated)]
impl StdError for Unhandled {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}

#[allow(deprecated)]
impl ProvideErrorMetadata for Unhandled {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

/// An error of a service, modeled or not.
pub trait ServiceError: StdError + ProvideErrorMetadata {}

impl<E: StdError + ProvideErrorMetadata> ServiceError for E {}

/// The text is no value of the enum that the model knows.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
        }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl StdError for UnknownVariantError {}

/// The text of a modeled error: its name and what the service says of it.
pub fn show(f: &mut fmt::Formatter<'_>, name: &str, message: Option<&str>) -> fmt::Result {
    f.write_str(name)?;
    match message {
        Some(message) => write!(f, ": {message}"),
        None => Ok(()),
    }
}

/// Takes the service's own error out of a failed call; any other failure is unhandled.
///
/// # Errors
/// The call failed before the service answered, or its answer could not be read.
#[allow(deprecated)]
pub fn service_error<E, R>(error: SdkError<E, R>) -> Result<E, Unhandled>
where
    E: StdError + ProvideErrorMetadata + Send + Sync + 'static,
    R: fmt::Debug + Send + Sync + 'static,
{
    match error {
        SdkError::ServiceError(context) => Ok(context.into_err()),
        error => {
            let meta = ProvideErrorMetadata::meta(&error).clone();
            Err(Unhandled::new(error, meta))
        }
    }
}
