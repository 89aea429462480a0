//! Records the SDK features that a call uses, which the user agent names.

use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::{RetryConfig, RetryMode};
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl};

use super::super::service::Service;

/// Records the features that follow from the configuration: the retry mode, a custom endpoint,
/// account-based endpoints, CBOR, OpenTelemetry.
#[derive(Debug)]
pub struct FeatureInterceptor(pub &'static Service);

#[dyn_dispatch_hint]
impl Intercept for FeatureInterceptor {
    fn name(&self) -> &'static str {
        "FeatureInterceptor"
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<EndpointUrl>().is_some() {
            cfg.interceptor_state()
                .store_append(AwsSdkFeature::EndpointOverride);
        }
        let protocol = cfg.load::<SharedClientProtocol>();
        if protocol.is_some_and(|it| it.protocol_id().as_str() == "smithy.protocols#rpcv2Cbor") {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::ProtocolRpcV2Cbor);
        }
        if self.0.account_id_endpoints {
            let mode = cfg.load::<AccountIdEndpointMode>().cloned();
            let feature = match mode.unwrap_or_default() {
                AccountIdEndpointMode::Preferred => Some(AwsSdkFeature::AccountIdModePreferred),
                AccountIdEndpointMode::Required => Some(AwsSdkFeature::AccountIdModeRequired),
                AccountIdEndpointMode::Disabled => Some(AwsSdkFeature::AccountIdModeDisabled),
                _ => None,
            };
            if let Some(feature) = feature {
                cfg.interceptor_state().store_append(feature);
            }
        }
        if super::metrics::exports_otel_metrics() {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::ObservabilityOtelMetrics);
        }
        Ok(())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mode = cfg.load::<RetryConfig>().map(RetryConfig::mode);
        let feature = match mode {
            Some(RetryMode::Standard) => SmithySdkFeature::RetryModeStandard,
            Some(RetryMode::Adaptive) => SmithySdkFeature::RetryModeAdaptive,
            _ => return Ok(()),
        };
        cfg.interceptor_state().store_append(feature);
        Ok(())
    }
}

/// Records a feature: that calls are made by a paginator or a waiter.
#[derive(Debug)]
#[allow(dead_code)] // for paginators and waiters
pub struct UsedFeature(pub SmithySdkFeature);

#[dyn_dispatch_hint]
impl Intercept for UsedFeature {
    fn name(&self) -> &'static str {
        "UsedFeature"
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_execution(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_append(self.0.clone());
        Ok(())
    }
}
