//! Operations of a service that waits for something to report: programs call them again and again, so
//! after a failure each call is held back, even when no retry is left.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetrySpec};

use super::super::operation::table::Operation;

/// Has the retry strategy hold the operation's calls back.
pub fn hold_back(
    _: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(LongPollInterceptor))
}

/// Marks the retry configuration of a call. Retries of the older specification know no such mark.
#[derive(Debug)]
struct LongPollInterceptor;

#[dyn_dispatch_hint]
impl Intercept for LongPollInterceptor {
    fn name(&self) -> &'static str {
        "LongPollInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        _: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(marked) = cfg.load::<RetryConfig>().and_then(marked) {
            cfg.interceptor_state().store_put(marked);
        }
        Ok(())
    }
}

fn marked(retries: &RetryConfig) -> Option<RetryConfig> {
    let spec = retries.retry_spec()?;
    let spec = spec.is_at_least(RetrySpec::V2_1).then(|| spec.clone())?;
    Some(
        retries
            .clone()
            .with_retry_spec(spec.with_long_polling(true)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_marked(spec: Option<RetrySpec>) -> bool {
        let retries = RetryConfig::standard();
        let retries = match spec {
            Some(spec) => retries.with_retry_spec(spec),
            None => retries,
        };
        let marked = marked(&retries);
        let mut specs = marked.iter().filter_map(RetryConfig::retry_spec);
        specs.any(RetrySpec::long_polling)
    }

    #[test]
    fn retries_of_the_newer_specification_are_marked() {
        assert!(is_marked(Some(RetrySpec::v2_1())));
        assert!(!is_marked(Some(RetrySpec::v2_0())));
        assert!(!is_marked(None));
    }
}
