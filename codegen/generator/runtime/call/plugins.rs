//! The plugin of an operation, with its configuration and components, and plugins of single
//! interceptors.

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig, SigningOptions};
use aws_smithy_runtime::client::retries::classifiers::TransientErrorClassifier;
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::config_bag::{FrozenLayer, Layer};
use aws_smithy_types::timeout::TimeoutConfig;

use super::super::operation::table::{AnyRoot, Operation, Plugins};
use super::super::service::Signing;
use super::endpoint_params::EndpointParamsInterceptor;
use super::request::RequestSerializer;
use super::response::ResponseDeserializer;
use super::retries::{ErrorCodeClassifier, ModeledRetryClassifier};
use super::telemetry::TelemetryInterceptor;

/// A plugin that adds this interceptor and nothing else.
pub fn of_interceptor(interceptor: impl Intercept + 'static) -> StaticRuntimePlugin {
    let components = RuntimeComponentsBuilder::new("interceptor")
        .with_interceptor(SharedInterceptor::permanent(interceptor));
    StaticRuntimePlugin::new().with_runtime_components(components)
}

/// The plugin of an operation, made when it is called first.
#[cfg_attr(debug_assertions, inline)]
pub fn of_operation(operation: &'static Operation) -> &'static SharedRuntimePlugin {
    &plugins(operation).first
}

/// The plugin with what an operation adds after the caller's own plugins, if there is any.
#[cfg_attr(debug_assertions, inline)]
pub fn last_of_operation(operation: &'static Operation) -> Option<&'static SharedRuntimePlugin> {
    plugins(operation).last.as_ref()
}

#[cfg_attr(debug_assertions, inline)]
fn plugins(operation: &'static Operation) -> &'static Plugins {
    operation.cache.0.get_or_init(|| {
        let first = StaticRuntimePlugin::new()
            .with_config(config(operation))
            .with_runtime_components(components(operation));
        Plugins {
            first: SharedRuntimePlugin::new(first),
            last: last(operation),
        }
    })
}

/// The plugin with what comes last. Plugins of this order come after all others of a call.
#[cfg_attr(debug_assertions, inline)]
fn last(operation: &'static Operation) -> Option<SharedRuntimePlugin> {
    let last = operation.options.last_components;
    if last.is_empty() {
        return None;
    }
    let none = RuntimeComponentsBuilder::new("last of an operation");
    let components = last
        .iter()
        .fold(none, |components, add| add(operation, components));
    let plugin = StaticRuntimePlugin::new()
        .with_order(Order::NestedComponents)
        .with_runtime_components(components);
    Some(SharedRuntimePlugin::new(plugin))
}

/// The configuration layer of an operation.
#[cfg_attr(debug_assertions, inline)]
fn config(operation: &'static Operation) -> FrozenLayer {
    let mut layer = Layer::new(operation.name);
    layer.store_put(SharedRequestSerializer::new(RequestSerializer(operation)));
    layer.store_put(SharedResponseDeserializer::new(ResponseDeserializer(
        operation,
    )));
    layer.store_put((operation.service.auth_params)(operation.name));
    layer.store_put(Metadata::new(operation.name, operation.service.sdk_id));
    layer.store_put(signing(operation.service.customizations.signing));
    if operation.options.any_root {
        layer.store_put(AnyRoot);
    }
    if operation.options.unsigned_payload {
        layer.store_put(PayloadSigningOverride::UnsignedPayload);
    }
    if operation.options.sensitive_output {
        layer.store_put(SensitiveOutput);
    }
    if operation.options.long_poll {
        // A later layer, that of the call itself, may still set one.
        layer.store_put(TimeoutConfig::builder().disable_read_timeout().build());
    }
    layer.freeze()
}

/// How the requests of a service are signed.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn signing(signing: Signing) -> SigV4OperationSigningConfig {
    let mut options = SigningOptions::default();
    options.double_uri_encode = signing.double_uri_encode;
    options.content_sha256_header = signing.content_sha256_header;
    options.normalize_uri_path = signing.normalize_uri_path;
    SigV4OperationSigningConfig {
        signing_options: options,
        ..SigV4OperationSigningConfig::default()
    }
}

/// The interceptors and retry classifiers of an operation.
#[cfg_attr(debug_assertions, inline)]
fn components(operation: &'static Operation) -> RuntimeComponentsBuilder {
    let components = RuntimeComponentsBuilder::new(operation.name)
        .with_interceptor(SharedInterceptor::permanent(TelemetryInterceptor(
            operation,
        )))
        .with_interceptor(SharedInterceptor::permanent(EndpointParamsInterceptor(
            operation,
        )))
        // This classifier does not look into the operation's error, so the type argument is of no
        // account.
        .with_retry_classifier(TransientErrorClassifier::<std::convert::Infallible>::new())
        .with_retry_classifier(ModeledRetryClassifier(operation))
        .with_retry_classifier(ErrorCodeClassifier(operation))
        .with_retry_classifier((operation.vtable.clock_skew)());
    let waits = operation.options.slow_reply || operation.options.long_poll;
    let components = match waits {
        true => components,
        false => components.with_interceptor(SharedInterceptor::permanent(
            StalledStreamProtectionInterceptor::default(),
        )),
    };
    operation
        .options
        .components
        .iter()
        .fold(components, |components, add| add(operation, components))
}
