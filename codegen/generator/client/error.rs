//! The unhandled error, the error for unknown enum values, and what all errors of a service implement.

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
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn generic(meta: ErrorMetadata) -> Self {
        Self::new(meta.clone(), meta)
    }
}

#[allow(deprecated)]
impl fmt::Display for Unhandled {
    #[cfg_attr(debug_assertions, inline)]
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

/// The error for a text that is no value of an enum in the model.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    #[allow(dead_code)] // a service may have no enums
    pub(crate) fn new(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
        }
    }
}

impl fmt::Display for UnknownVariantError {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl StdError for UnknownVariantError {}

/// The operation's error of a failed call; any other failure becomes an unhandled error.
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

/// Implements the traits of error enums, by their method `inner()`.
macro_rules! error_enum {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.inner(), f)
            }
        }

        impl ::std::error::Error for $name {
            #[inline]
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                #[allow(unreachable_patterns)] // an enum may have no other variant
                match self {
                    Self::Unhandled(error) => ::std::error::Error::source(error),
                    _ => Some(self.inner()),
                }
            }
        }

        impl ::aws_smithy_types::error::metadata::ProvideErrorMetadata for $name {
            #[inline]
            fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self.inner())
            }
        }

        impl ::aws_types::request_id::RequestId for $name {
            #[inline]
            fn request_id(&self) -> Option<&str> {
                ::aws_types::request_id::RequestId::request_id(
                    ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self),
                )
            }
        }
    };
}

/// Implements what the errors of all operations have. In braces are the variants that are retried, with
/// their retry kinds.
macro_rules! operation_error {
    ($name:ident { $($variant:ident: $kind:ident),* }) => {
        $crate::support::error::error_enum!($name);

        impl $name {
            /// An unhandled error with this source.
            #[inline]
            pub fn unhandled(
                err: impl Into<Box<dyn ::std::error::Error + Send + Sync + 'static>>,
            ) -> Self {
                Self::Unhandled($crate::support::error::Unhandled::new(
                    err.into(),
                    ::std::default::Default::default(),
                ))
            }

            /// An unhandled error that is known by its metadata alone.
            #[inline]
            pub fn generic(err: ::aws_smithy_types::error::ErrorMetadata) -> Self {
                Self::Unhandled($crate::support::error::Unhandled::generic(err))
            }

            /// The error's code, message and request ID, as far as they are known.
            #[inline]
            pub fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self)
            }
        }

        impl ::aws_smithy_types::retry::ProvideErrorKind for $name {
            #[inline]
            fn retryable_error_kind(&self) -> Option<::aws_smithy_types::retry::ErrorKind> {
                match self {
                    $(Self::$variant(_) => Some(::aws_smithy_types::retry::ErrorKind::$kind),)*
                    _ => None,
                }
            }

            #[inline]
            fn code(&self) -> Option<&str> {
                self.meta().code()
            }
        }

        impl ::aws_smithy_runtime_api::client::result::CreateUnhandledError for $name {
            #[inline]
            fn create_unhandled_error(
                source: ::aws_smithy_runtime_api::box_error::BoxError,
                meta: Option<::aws_smithy_types::error::ErrorMetadata>,
            ) -> Self {
                let meta = meta.unwrap_or_default();
                Self::Unhandled($crate::support::error::Unhandled::new(source, meta))
            }
        }

        impl<R> From<::aws_smithy_runtime_api::client::result::SdkError<$name, R>> for $crate::Error
        where
            R: Send + Sync + ::std::fmt::Debug + 'static,
        {
            #[inline]
            fn from(error: ::aws_smithy_runtime_api::client::result::SdkError<$name, R>) -> Self {
                match $crate::support::error::service_error(error) {
                    Ok(error) => Self::from(error),
                    Err(unhandled) => Self::Unhandled(unhandled),
                }
            }
        }
    };
}

/// Implements the traits of modeled errors: `Display`, `Error`, `ProvideErrorMetadata` and `RequestId`.
/// The last argument is a function that gives the message.
#[allow(unused_macros)] // a service may have no errors of its own
macro_rules! error_structure {
    ($name:ident, $title:literal, $($message:tt)+) => {
        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let message: fn(&Self) -> ::std::option::Option<&str> = $($message)+;
                $crate::runtime::operation::error::show(f, $title, message(self))
            }
        }

        impl ::std::error::Error for $name {}

        impl ::aws_smithy_types::error::metadata::ProvideErrorMetadata for $name {
            #[inline]
            fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                &self.meta
            }
        }

        impl ::aws_types::request_id::RequestId for $name {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                ::aws_types::request_id::RequestId::request_id(&self.meta)
            }
        }
    };
}

#[allow(unused_imports)] // the same
pub(crate) use {error_enum, error_structure, operation_error};
