//! What the input, the output and the errors of an operation can do, so that everything between `send()`
//! and the wire is the same code for all of them.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::retry::ProvideErrorKind;

/// What an operation takes.
#[doc(hidden)] // clients implement it for types that users see
pub trait OperationInput: SerializableStruct + fmt::Debug + Send + Sync + 'static {
    /// Checks what must be there before a request can be written: labels and required query
    /// parameters.
    ///
    /// # Errors
    /// The first member that is unset or empty.
    fn check(&self) -> Result<(), BuildError> {
        Ok(())
    }

    /// Fills the endpoint parameters that are bound to members or fixed for the operation into the
    /// client's builder of parameters.
    fn endpoint_params(&self, _params: &mut dyn Any) {}

    /// The text before the host name, as the operation's `@endpoint` trait says.
    ///
    /// # Errors
    /// A member that is no valid part of a host name.
    fn host_prefix(&self) -> Result<Option<String>, BuildError> {
        Ok(None)
    }

    /// The member with `@idempotencyToken`, to be filled when it is unset.
    fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// The algorithm that the input names for the checksum of the request.
    fn checksum_algorithm(&self) -> Option<&str> {
        None
    }

    /// Whether the input asks for checksums of the reply, and how: the mode.
    fn checksum_mode(&self) -> Option<&str> {
        None
    }

    /// Sets how the input asks for checksums of the reply.
    fn set_checksum_mode(&mut self, _mode: &str) {}

    /// Takes the streaming payload out of the input.
    fn take_stream(&mut self) -> Option<ByteStream> {
        None
    }
}

/// What an operation returns.
#[doc(hidden)] // clients implement it for types that users see
pub trait OperationOutput: fmt::Debug + Send + Sync + Sized + 'static {
    /// Reads the output out of a successful reply.
    ///
    /// # Errors
    /// What the protocol cannot read as the modeled shape.
    fn read(from: &mut dyn ShapeDeserializer, reply: Reply) -> Result<Self, SerdeError>;
}

/// What an operation's reply holds beside the modeled members.
#[derive(Debug, Default)]
pub struct Reply {
    /// The request ID of the reply's headers.
    pub request_id: Option<String>,
    /// The body, when the output streams it.
    pub stream: Option<ByteStream>,
}

/// The errors that an operation returns.
#[doc(hidden)] // clients implement it for types that users see
pub trait OperationError:
    StdError
    + ProvideErrorMetadata
    + ProvideErrorKind
    + CreateUnhandledError
    + Send
    + Sync
    + Sized
    + 'static
{
    /// Reads the error with this code; one that the model does not know is unhandled.
    ///
    /// # Errors
    /// What the protocol cannot read as the modeled shape.
    fn read(
        code: &str,
        from: &mut dyn ShapeDeserializer,
        meta: ErrorMetadata,
    ) -> Result<Self, SerdeError>;
}
