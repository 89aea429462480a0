//! One operation as data: its name, its schemas, and functions over its types.
//!
//! Everything between `send()` and the wire reads this table; there is no other code for a single
//! operation than what its types need.

use std::error::Error as StdError;
use std::fmt;
use std::sync::OnceLock;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::retry::ErrorKind;

use super::super::schema::table::LazySchema;
use super::super::service::Service;
use super::shapes::{OperationError, OperationInput, OperationOutput, Reply};

/// An operation, as a table.
pub struct Operation {
    pub(crate) service: &'static Service,
    pub(crate) name: &'static str,
    pub(crate) input: &'static LazySchema,
    pub(crate) output: &'static LazySchema,
    /// The `@http` code, which is a success whatever its class.
    pub(crate) success_code: u16,
    pub(crate) options: Options,
    pub(crate) types: Types,
    pub(crate) cache: &'static PluginCache,
}

/// What an operation adds to its client, made when it is called first.
///
/// It stands apart from the table so that the table is a constant: code for an operation that
/// nobody calls is then not made at all.
#[derive(Debug)]
pub struct PluginCache(pub(crate) OnceLock<Plugins>);

/// The plugins of an operation.
#[derive(Debug)]
pub(crate) struct Plugins {
    /// What it adds before the caller adds to the call.
    pub(crate) first: SharedRuntimePlugin,
    /// What it adds after that, if anything.
    pub(crate) last: Option<SharedRuntimePlugin>,
}

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
    /// The same for interceptors that run after those of the caller, as they are about the request that
    /// is sent in the end.
    pub last_components: &'static [AddComponents],
    /// What the `httpChecksum` trait says.
    pub checksum: HttpChecksum,
}

/// What the `httpChecksum` trait says of an operation. The members that it names are found by the input.
#[derive(Clone, Copy, Debug)]
pub struct HttpChecksum {
    /// Requests need a checksum, whatever the settings say.
    pub required: bool,
    /// The header that names the algorithm of a request's checksum.
    pub algorithm_header: Option<&'static str>,
    /// The algorithms of checksums that replies may have.
    pub response_algorithms: &'static [&'static str],
}

impl HttpChecksum {
    /// No checksums.
    pub const NONE: Self = Self {
        required: false,
        algorithm_header: None,
        response_algorithms: &[],
    };
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
        last_components: &[],
        checksum: HttpChecksum::NONE,
    };
}

/// What retries look at in an error: its code, and as what the model retries it.
pub(crate) type CodeAndKind<'a> = (Option<&'a str>, Option<ErrorKind>);

/// The functions over an operation's types, so that everything else is the same code for all.
pub(crate) struct Types {
    pub(crate) input: fn(&Input) -> Option<&dyn OperationInput>,
    pub(crate) input_mut: fn(&mut Input) -> Option<&mut dyn OperationInput>,
    pub(crate) output: fn(&mut dyn ShapeDeserializer, Reply) -> Result<Output, SerdeError>,
    pub(crate) error:
        fn(&str, &mut dyn ShapeDeserializer, ErrorMetadata) -> Result<Error, SerdeError>,
    pub(crate) unhandled: fn(Box<dyn StdError + Send + Sync>, Option<ErrorMetadata>) -> Error,
    pub(crate) code_and_kind: fn(&Error) -> Option<CodeAndKind<'_>>,
    pub(crate) clock_skew: fn() -> SharedRetryClassifier,
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
            types: Types {
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
