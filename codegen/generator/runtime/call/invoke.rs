//! One call, from the input to the output: the same code for every operation.

// The size is that of the published `SdkError`, which holds the response.
#![allow(clippy::result_large_err)]

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::{
    Error, Input, InterceptorContext, Output,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::error::operation::BuildError;
use tracing::Instrument;

use super::super::operation::shapes::{OperationError, OperationOutput};
use super::super::operation::table::Operation;
use super::client_plugins::ClientPlugins;
use super::plugins;

/// A boxed future.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The result of a call.
pub type CallResult<O, E> = Result<O, SdkError<E, HttpResponse>>;

/// A call that is being made.
///
/// It is a named type, and not the future of an `async` function, so that the compiler need not check
/// the auto traits of the whole call for each operation.
pub struct Call<O, E> {
    erased: BoxFuture<CallResult<Output, Error>>,
    downcast: fn(CallResult<Output, Error>) -> CallResult<O, E>,
}

impl<O, E> Future for Call<O, E> {
    type Output = CallResult<O, E>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.erased.as_mut().poll(context).map(self.downcast)
    }
}

/// Makes the call with these plugins; `input` is what its builder gave.
#[inline]
pub fn call<I, O, E>(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<I, BuildError>,
) -> Call<O, E>
where
    I: fmt::Debug + Send + Sync + 'static,
    O: OperationOutput,
    E: OperationError,
{
    Call {
        erased: erased_call(operation, plugins, input.map(Input::erase)),
        downcast: downcast_result,
    }
}

/// The call with type-erased input, output and error.
#[cfg_attr(debug_assertions, inline)]
pub fn erased_call(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<Input, BuildError>,
) -> BoxFuture<CallResult<Output, Error>> {
    Box::pin(async move {
        let input = input.map_err(SdkError::construction_failure)?;
        run(operation, &plugins, input, StopPoint::None)
            .await?
            .finalize()
    })
}

impl<O, E> fmt::Debug for Call<O, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").finish_non_exhaustive()
    }
}

/// Makes a call with borrowed plugins: paginators and waiters make several calls with the same.
///
/// # Errors
/// The call cannot be made, or the service answers with an error.
#[allow(dead_code)] // for paginators and waiters
pub async fn call_with<I, O, E>(
    operation: &'static Operation,
    plugins: &RuntimePlugins,
    input: I,
) -> CallResult<O, E>
where
    I: fmt::Debug + Send + Sync + 'static,
    O: OperationOutput,
    E: OperationError,
{
    let context = run(operation, plugins, Input::erase(input), StopPoint::None).await;
    downcast_result(context.and_then(InterceptorContext::finalize))
}

/// Turns a type-erased result into that of the operation.
fn downcast_result<O: OperationOutput, E: OperationError>(
    result: CallResult<Output, Error>,
) -> CallResult<O, E> {
    match result {
        Ok(output) => match output.downcast::<O>() {
            Ok(output) => Ok(output),
            // An interceptor has replaced the output by a value of another type.
            Err(other) => Err(SdkError::construction_failure(format!(
                "the output is not of the operation: {other:?}"
            ))),
        },
        Err(error) => Err(downcast_error(error)),
    }
}

/// Turns a type-erased error into that of the operation.
pub(crate) fn downcast_error<E: OperationError>(
    error: SdkError<Error, HttpResponse>,
) -> SdkError<E, HttpResponse> {
    error.map_service_error(|error| match error.downcast::<E>() {
        Ok(error) => error,
        Err(other) => E::create_unhandled_error(Box::new(other), None),
    })
}

/// Runs the orchestrator up to this point, in a span that names the call. Its future takes several KB and is boxed, as
/// otherwise each future around it would copy it.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn run<'a>(
    operation: &'static Operation,
    plugins: &'a RuntimePlugins,
    input: Input,
    stop_point: StopPoint,
) -> impl Future<Output = CallResult<InterceptorContext, Error>> + use<'a> {
    let (service, name) = (operation.service.sdk_id, operation.name);
    let span = tracing::debug_span!(
        "call",
        otel.name = %format_args!("{service}.{name}"),
        "rpc.service" = service,
        "rpc.method" = name,
        // It ties the log lines of one call together, and is not sent.
        "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
        "rpc.system" = "aws-api",
    );
    let run = invoke_with_stop_point(service, name, input, plugins, stop_point);
    Box::pin(run).instrument(span)
}

/// The plugins of a call: the client's and the operation's.
#[cfg_attr(debug_assertions, inline)]
pub fn plugins(operation: &'static Operation, client: &ClientPlugins) -> RuntimePlugins {
    let plugins = client.of_call().clone();
    let plugins = plugins.with_operation_plugin(plugins::of_operation(operation).clone());
    match plugins::last_of_operation(operation) {
        Some(last) => plugins.with_operation_plugin(last.clone()),
        None => plugins,
    }
}
