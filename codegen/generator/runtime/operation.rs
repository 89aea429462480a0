//! One operation as data: its name, its schemas, and functions over its types.
//!
//! Everything between `send()` and the wire reads this table; there is no other code for a single
//! operation than what its types need.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::OnceLock;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};

use super::schema::LazySchema;
use super::service::Service;

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

/// An operation, as a table.
pub struct Operation {
    pub(super) service: &'static Service,
    pub(super) name: &'static str,
    pub(super) input: &'static LazySchema,
    pub(super) output: &'static LazySchema,
    /// The `@http` code, which is a success whatever its class.
    pub(super) success_code: u16,
    pub(super) options: Options,
    pub(super) vtable: OperationVtable,
    pub(super) cache: &'static PluginCache,
}

/// What an operation adds to its client, made when it is called first.
///
/// It stands apart from the table so that the table is a constant: code for an operation that
/// nobody calls is then not made at all.
#[derive(Debug)]
pub struct PluginCache(pub(super) OnceLock<SharedRuntimePlugin>);

impl PluginCache {
    /// A cache with nothing in it.
    #[allow(clippy::new_without_default)] // it stands in statics
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }
}

/// What only some operations have.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The output streams the body of the reply.
    pub streaming_output: bool,
    /// The payload is not signed.
    pub unsigned_payload: bool,
    /// The output has sensitive members, so the body of the reply is not logged.
    pub sensitive_output: bool,
    /// The input streams a body whose length must be known.
    pub requires_length: bool,
    /// Add interceptors and the like that the operation needs, in this order.
    pub components: &'static [AddComponents],
}

/// Adds something to the components of an operation.
pub type AddComponents =
    fn(&'static Operation, RuntimeComponentsBuilder) -> RuntimeComponentsBuilder;

impl Options {
    /// None of the options.
    pub const NONE: Self = Self {
        streaming_output: false,
        unsigned_payload: false,
        sensitive_output: false,
        requires_length: false,
        components: &[],
    };
}

/// What retries look at in an error: its code, and its retry kind in the model.
pub(super) type CodeAndKind<'a> = (Option<&'a str>, Option<ErrorKind>);

/// The functions over an operation's types, so that everything else is the same code for all.
pub(super) struct OperationVtable {
    pub(super) input: fn(&Input) -> Option<&dyn OperationInput>,
    pub(super) input_mut: fn(&mut Input) -> Option<&mut dyn OperationInput>,
    pub(super) output: fn(&mut dyn ShapeDeserializer, Reply) -> Result<Output, SerdeError>,
    pub(super) error:
        fn(&str, &mut dyn ShapeDeserializer, ErrorMetadata) -> Result<Error, SerdeError>,
    pub(super) unhandled: fn(Box<dyn StdError + Send + Sync>, Option<ErrorMetadata>) -> Error,
    pub(super) code_and_kind: fn(&Error) -> Option<CodeAndKind<'_>>,
    pub(super) clock_skew: fn() -> SharedRetryClassifier,
}

/// The name alone, which tells the operation.
impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Operation").field(&self.name).finish()
    }
}

impl Operation {
    /// The table of an operation of a service with this name, input, output and errors.
    pub const fn new<I: OperationInput, O: OperationOutput, E: OperationError>(
        service: &'static Service,
        name: &'static str,
        input: &'static LazySchema,
        output: &'static LazySchema,
        cache: &'static PluginCache,
    ) -> Self {
        Self {
            service,
            name,
            input,
            output,
            success_code: 200,
            options: Options::NONE,
            vtable: OperationVtable {
                input: |input| input.downcast_ref::<I>().map(|input| input as _),
                input_mut: |input| input.downcast_mut::<I>().map(|input| input as _),
                output: |from, reply| O::read(from, reply).map(Output::erase),
                error: |code, from, meta| E::read(code, from, meta).map(Error::erase),
                unhandled: |source, meta| Error::erase(E::create_unhandled_error(source, meta)),
                code_and_kind: |error| {
                    error.downcast_ref::<E>().map(|error| {
                        (
                            ProvideErrorMetadata::code(error),
                            error.retryable_error_kind(),
                        )
                    })
                },
                clock_skew: || {
                    SharedRetryClassifier::new(
                        aws_runtime::service_clock_skew::ServiceClockSkewClassifier::<E>::new(),
                    )
                },
            },
            cache,
        }
    }

    /// The same with the code of the `@http` trait.
    pub const fn with_success_code(mut self, code: u16) -> Self {
        self.success_code = code;
        self
    }

    /// The same with options.
    pub const fn with_options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }
}
