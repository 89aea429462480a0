//! Waiters: polls an operation until an acceptor decides.

use std::time::Duration;

use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime::client::waiters::{
    AcceptorState, WaiterOrchestrator, attach_waiter_tracing_span,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;

use super::super::call::sdk_features::UsedFeature;
use super::super::call::{invoke, plugins};
use super::super::operation::shapes::{OperationError, OperationInput, OperationOutput};
use super::super::operation::table::Operation;

/// A waiter of an operation.
#[derive(Debug)]
pub struct Waiter<I, O, E> {
    /// The operation that is polled.
    pub operation: &'static Operation,
    /// The least and greatest time between two polls, in seconds.
    pub delays: (u64, u64),
    /// The state that the acceptors find for the result of a poll.
    pub accept: fn(&I, Result<&O, &E>) -> AcceptorState,
}

/// The result of waiting.
pub type WaitResult<O, E> = Result<FinalPoll<O, SdkError<E, HttpResponse>>, WaiterError<O, E>>;

/// Polls until an acceptor decides, for no longer than `max_wait`.
///
/// # Errors
/// The input cannot be built, the resource comes to a state of failure, a call fails for a reason
/// that no acceptor expects, or the time is up.
pub async fn wait<I, O, E>(
    waiter: Waiter<I, O, E>,
    plugins: RuntimePlugins,
    input: Result<I, BuildError>,
    max_wait: Duration,
) -> WaitResult<O, E>
where
    I: OperationInput + Clone,
    O: OperationOutput,
    E: OperationError,
{
    let input = input.map_err(WaiterError::construction_failure)?;
    let plugins = plugins.with_operation_plugin(plugins::of_interceptor(UsedFeature(
        SmithySdkFeature::Waiter,
    )));
    let time = plugins
        .apply_client_configuration(&mut ConfigBag::base())
        .map_err(WaiterError::construction_failure)?
        .into_time_components();
    let missing = |what| {
        WaiterError::construction_failure(format!("{what} is needed to wait, and none is set"))
    };
    let (min_delay, max_delay) = waiter.delays;
    let orchestrator = WaiterOrchestrator::builder()
        .min_delay(Duration::from_secs(min_delay))
        .max_delay(Duration::from_secs(max_delay))
        .max_wait(max_wait)
        .time_source(time.time_source().ok_or_else(|| missing("a time source"))?)
        .sleep_impl(time.sleep_impl().ok_or_else(|| missing("an async sleep"))?)
        .acceptor(|result: Result<&O, &E>| (waiter.accept)(&input, result))
        .operation(|| invoke::call_with(waiter.operation, &plugins, input.clone()))
        .build();
    attach_waiter_tracing_span(orchestrator.orchestrate()).await
}

/// Whether a poll has failed with the error of this code.
#[allow(dead_code)] // acceptors use some of them
pub fn has_code<O, E: ProvideErrorMetadata>(result: Result<&O, &E>, code: &str) -> bool {
    result.is_err_and(|error| error.code() == Some(code))
}

/// Whether all texts are this one, and there is at least one (`allStringEquals`).
#[allow(dead_code)] // acceptors use some of them
pub fn all_are(texts: Option<Vec<&str>>, text: &str) -> bool {
    texts.is_some_and(|texts| !texts.is_empty() && texts.iter().all(|it| *it == text))
}

/// Whether one of the texts is this one (`anyStringEquals`).
#[allow(dead_code)] // acceptors use some of them
pub fn any_is(texts: Option<Vec<&str>>, text: &str) -> bool {
    texts.is_some_and(|texts| texts.contains(&text))
}
