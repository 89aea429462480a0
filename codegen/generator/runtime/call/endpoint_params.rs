//! Gathers the endpoint parameters of a call.

use std::any::Any;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;

/// Gathers the parameters of the endpoint rules from the configuration and the input.
#[derive(Debug)]
pub(super) struct EndpointParamsInterceptor(pub(super) &'static Operation);

#[dyn_dispatch_hint]
impl Intercept for EndpointParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input =
            (self.0.vtable.input)(context.input()).ok_or("the input is of another operation")?;
        let fill = |params: &mut dyn Any| input.endpoint_params(params);
        let params = (self.0.service.endpoint_params)(cfg, &fill)
            .map_err(|err| ContextAttachedError::new("endpoint params could not be built", err))?;
        cfg.interceptor_state().store_put(params);
        Ok(())
    }
}
