//! A call through the orchestrator and nothing else: what a crate that makes calls cannot leave out.
//! `cargo xtask bench` compiles it beside the crates that it measures.

use std::pin::Pin;

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

/// What a call comes to.
pub type CallResult = Result<InterceptorContext, SdkError<Error, HttpResponse>>;

/// A call with these plugins.
pub fn call(
    plugins: RuntimePlugins,
    input: Input,
) -> Pin<Box<dyn Future<Output = CallResult> + Send>> {
    Box::pin(async move {
        invoke_with_stop_point("service", "operation", input, &plugins, StopPoint::None).await
    })
}
