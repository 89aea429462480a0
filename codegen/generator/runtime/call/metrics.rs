//! Whether anybody measures calls, and what calls do that nobody measures.
//!
//! The published plugin for metrics takes its measurements whether or not there is somebody to take
//! them: it reads the clock, gathers attributes and wraps bodies to count their bytes. Without a
//! telemetry provider, calls run without it.

use std::sync::Arc;

use aws_smithy_observability::TelemetryProvider;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Whether the process has a telemetry provider that takes measurements.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn is_measured() -> bool {
    provider().is_some_and(|provider| provider.meter_provider().provider_name() != "noop")
}

/// Whether the measurements go to OpenTelemetry.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn exports_otel_metrics() -> bool {
    provider().is_some_and(|provider| {
        provider.meter_provider().provider_name() == "AwsSmithyObservabilityOtelProvider"
    })
}

/// The telemetry provider of the process; none while it is being replaced.
#[cfg_attr(debug_assertions, inline)]
fn provider() -> Option<Arc<TelemetryProvider>> {
    aws_smithy_observability::global::get_telemetry_provider().ok()
}

/// What remains of the plugin for metrics when nobody measures: the request still carries the place
/// where HTTP clients note which connection they used, for interceptors to look at.
#[derive(Debug)]
pub(super) struct AttemptCaptureInterceptor;

#[dyn_dispatch_hint]
impl Intercept for AttemptCaptureInterceptor {
    fn name(&self) -> &'static str {
        "AttemptCaptureInterceptor"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.extension::<CaptureHttpAttemptTelemetry>().is_none() {
            request.add_extension(CaptureHttpAttemptTelemetry::new());
        }
        Ok(())
    }
}
