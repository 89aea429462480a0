//! Whether calls are measured, and what takes the place of the metrics plugin when they are not.
//!
//! The published metrics plugin measures even without a telemetry provider: it reads the clock, gathers
//! attributes and wraps bodies to count their bytes. Calls without a provider run without it.

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

/// What remains of the metrics plugin when calls are not measured: the request has the extension in
/// which HTTP clients record the connection, which interceptors may read.
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
