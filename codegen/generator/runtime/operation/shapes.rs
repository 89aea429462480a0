//! The traits of inputs, outputs and errors of operations, which clients implement for their types.

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

/// The input of an operation.
#[doc(hidden)] // clients implement it for types that users see
pub trait OperationInput: SerializableStruct + fmt::Debug + Send + Sync + 'static {
    /// Checks what must be there before a request can be written and sent: labels, required query
    /// parameters, and required members that give endpoint parameters.
    ///
    /// # Errors
    /// The first member that is unset or empty.
    fn check(&self) -> Result<(), BuildError> {
        Ok(())
    }

    /// The input as a presigned request has it, where that is another than a call's: with every member in
    /// the query.
    ///
    /// # Errors
    /// The first member that must be there and is unset or empty.
    fn in_query(&self) -> Result<Option<Box<dyn SerializableStruct + '_>>, BuildError> {
        Ok(None)
    }

    /// Sets the endpoint parameters that are bound to members or fixed for the operation. `params` is
    /// the client's builder of endpoint parameters.
    fn endpoint_params(&self, _params: &mut dyn Any) {}

    /// The prefix of the host name that the operation's `@endpoint` trait asks for.
    ///
    /// # Errors
    /// A member whose value is not valid in a host name.
    fn host_prefix(&self) -> Result<Option<String>, BuildError> {
        Ok(None)
    }

    /// The member with `@idempotencyToken`, to be filled when it is unset.
    #[allow(dead_code)] // for operations with a token
    fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
        None
    }

    /// Changes the text members that the service wants otherwise than callers have them.
    #[allow(dead_code)] // for operations with such members
    fn change_text(&mut self) {}

    /// The URL that the input gives for its request.
    #[allow(dead_code)] // for operations with such a member
    fn endpoint_url(&self) -> Option<&str> {
        None
    }

    /// The algorithm that the input names for the checksum of the request.
    #[allow(dead_code)] // for operations with checksums of requests
    fn checksum_algorithm(&self) -> Option<&str> {
        None
    }

    /// Whether the input asks for checksums of the reply, and how: the mode.
    #[allow(dead_code)] // for operations with checksums of responses
    fn checksum_mode(&self) -> Option<&str> {
        None
    }

    /// Sets how the input asks for checksums of the reply.
    #[allow(dead_code)] // for operations with checksums of responses
    fn set_checksum_mode(&mut self, _mode: &str) {}

    /// Takes the streaming payload out of the input.
    fn take_stream(&mut self) -> Option<ByteStream> {
        None
    }
}

/// The output of an operation.
#[doc(hidden)] // clients implement it for types that users see
pub trait OperationOutput: fmt::Debug + Send + Sync + Sized + 'static {
    /// Reads the output from a successful response.
    ///
    /// # Errors
    /// The response is not of the modeled shape.
    fn read(from: &mut dyn ShapeDeserializer, reply: Reply) -> Result<Self, SerdeError>;
}

/// What a response holds beside the modeled members.
#[derive(Debug, Default)]
pub struct Reply {
    /// The request ID, from the response's headers.
    pub request_id: Option<String>,
    /// The second ID of the request, of a service that gives one.
    #[allow(dead_code)] // for services that give one
    pub extended_request_id: Option<String>,
    /// The body, when the output has a streaming payload.
    #[allow(dead_code)] // for outputs that stream
    pub stream: Option<ByteStream>,
}

/// The errors of an operation.
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
    /// Reads the error with this code; a code that the model does not have gives an unhandled error. Operations
    /// without modeled errors leave it at that.
    ///
    /// # Errors
    /// What the protocol cannot read as the modeled shape.
    fn read(
        _code: &str,
        _from: &mut dyn ShapeDeserializer,
        meta: ErrorMetadata,
    ) -> Result<Self, SerdeError> {
        let source = Box::new(meta.clone());
        Ok(Self::create_unhandled_error(source, Some(meta)))
    }
}
