//! One operation as data: its name, its schemas, and a table of functions over its types.
//!
//! All code between `send()` and the wire is the same for every operation, and reads this table.

use std::error::Error as StdError;
use std::fmt;
use std::sync::OnceLock;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::{Storable, StoreReplace};
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
    pub(crate) vtable: OperationVtable,
    pub(crate) cache: &'static PluginCache,
}

/// The plugin of an operation, made when it is called first.
///
/// It is a static beside the table, so that the table can be a constant: an operation that nobody calls
/// is then not compiled into a program.
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

/// What differs from the default in some operations.
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
    /// The root element of the response's body may have any name.
    pub any_root: bool,
    /// A reply may take long to begin, or stand still.
    pub slow_reply: bool,
    /// The service waits for something to report before it answers.
    pub long_poll: bool,
    /// Headers of the reply that hold a date or another text, each with the header for the text.
    #[allow(dead_code)] // for operations with such headers
    pub date_headers: &'static [(&'static str, &'static str)],
    /// Functions that add further interceptors of the operation, in this order.
    pub components: &'static [AddComponents],
    /// The same for interceptors that run after those of the caller, as they are about the request that
    /// is sent in the end.
    pub last_components: &'static [AddComponents],
    /// What the `httpChecksum` trait says.
    #[allow(dead_code)] // for operations with checksums
    pub checksum: HttpChecksum,
}

/// What the `httpChecksum` trait says of an operation. The members that it names are found by the input.
#[allow(dead_code)] // operations have some of them
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

/// In the configuration of a call: the root element of the response's body may have any name.
#[derive(Clone, Copy, Debug)]
pub struct AnyRoot;

impl Storable for AnyRoot {
    type Storer = StoreReplace<Self>;
}

/// Adds interceptors to the components of an operation.
pub type AddComponents =
    fn(&'static Operation, RuntimeComponentsBuilder) -> RuntimeComponentsBuilder;

impl Options {
    /// None of the options.
    pub const NONE: Self = Self {
        streaming_output: false,
        unsigned_payload: false,
        sensitive_output: false,
        requires_length: false,
        any_root: false,
        slow_reply: false,
        long_poll: false,
        date_headers: &[],
        components: &[],
        last_components: &[],
        checksum: HttpChecksum::NONE,
    };
}

/// The code of an error and its retry kind, which retry classifiers look at.
pub(crate) type CodeAndKind<'a> = (Option<&'a str>, Option<ErrorKind>);

/// The functions over the types of an operation: with them, all other code works on erased types.
pub(crate) struct OperationVtable {
    pub(crate) input: fn(&Input) -> Option<&dyn OperationInput>,
    pub(crate) input_mut: fn(&mut Input) -> Option<&mut dyn OperationInput>,
    pub(crate) output: fn(&mut dyn ShapeDeserializer, Reply) -> Result<Output, SerdeError>,
    pub(crate) error:
        fn(&str, &mut dyn ShapeDeserializer, ErrorMetadata) -> Result<Error, SerdeError>,
    pub(crate) unhandled: fn(Box<dyn StdError + Send + Sync>, Option<ErrorMetadata>) -> Error,
    pub(crate) code_and_kind: fn(&Error) -> Option<CodeAndKind<'_>>,
    pub(crate) clock_skew: fn() -> SharedRetryClassifier,
}

/// The name alone: it identifies the operation.
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

    /// Sets the status code of the `@http` trait.
    #[allow(dead_code)] // most operations answer with 200
    pub const fn with_success_code(mut self, code: u16) -> Self {
        self.success_code = code;
        self
    }

    /// Sets the options.
    #[allow(dead_code)] // most operations have none
    pub const fn with_options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }
}
