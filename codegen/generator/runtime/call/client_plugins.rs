//! Makes the runtime plugins of a client from its configuration.

use std::borrow::Cow;

use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime::client::config_override::Resolver;
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::metrics::MetricsRuntimePlugin;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::HttpStatusCodeClassifier;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};
use aws_smithy_schema::protocol::{
    ServiceShapeName, ServiceShapeNamespace, ServiceVersion, ServiceXmlNamespace,
};
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer, Layer};
use aws_types::region::{Region, SigningRegion};

use super::super::service::Service;
use super::merged_plugins::{Plugin, arrange};
use super::metrics::{AttemptCaptureInterceptor, is_measured};
use super::plugins::of_interceptor;
use super::sdk_features::FeatureInterceptor;

/// The configuration of a client, in the orchestrator's terms.
#[derive(Debug)]
pub struct Settings {
    /// The values.
    pub config: FrozenLayer,
    /// The components.
    pub components: RuntimeComponentsBuilder,
    /// The plugins that the user adds.
    pub plugins: Vec<SharedRuntimePlugin>,
    /// The behavior version.
    pub behavior_version: BehaviorVersion,
}

/// The plugins that every call of a client has, from the defaults to the user's own.
#[derive(Debug)]
pub struct ClientPlugins {
    /// For calls without a telemetry provider, as nearly all are.
    plain: RuntimePlugins,
    /// For calls with a telemetry provider.
    measured: RuntimePlugins,
}

impl ClientPlugins {
    /// The plugins of a client of this service with these settings.
    #[cfg_attr(debug_assertions, inline)]
    pub fn new(service: &'static Service, settings: Settings) -> Self {
        let time_source = settings.components.time_source().unwrap_or_default();
        let user_plugins = settings.plugins.clone();
        let base = base_plugins(service, settings);
        let with = |telemetry| arrange(base.iter().cloned().chain(telemetry), &user_plugins);
        let plain = with(Some(Plugin::fixed(of_interceptor(
            AttemptCaptureInterceptor,
        ))));
        // The builder fails only without a scope, and this one has it.
        let metrics = MetricsRuntimePlugin::builder()
            .with_scope(service.metrics_scope)
            .with_time_source(time_source)
            .build();
        let measured = with(metrics.ok().map(Plugin::asked_anew));
        Self { plain, measured }
    }

    /// The plugins of the next call. A telemetry provider can be set at any time, so each call asks for
    /// it, and only once: the components and the configuration of the metrics plugin must fit together.
    #[cfg_attr(debug_assertions, inline)]
    pub fn of_call(&self) -> &RuntimePlugins {
        if is_measured() {
            &self.measured
        } else {
            &self.plain
        }
    }
}

/// The plugins of the defaults, of the client's settings and of the service.
#[cfg_attr(debug_assertions, inline)]
fn base_plugins(service: &'static Service, settings: Settings) -> Vec<Plugin> {
    let region = settings.config.load::<Region>();
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(retry_partition(service, region))
        .with_behavior_version(settings.behavior_version)
        .with_is_aws_sdk(true);
    let customized = service.customizations.plugin.map(|plugin| {
        let (config, components) = (&settings.config, &settings.components);
        Plugin::fixed(plugin(config, components, settings.behavior_version))
    });
    let own = [
        Plugin::fixed(
            StaticRuntimePlugin::new()
                .with_config(settings.config)
                .with_runtime_components(settings.components),
        ),
        Plugin::fixed(service_plugin(service)),
        Plugin::fixed(no_auth()),
    ];
    let defaults = default_plugins(defaults).into_iter().map(Plugin::fixed);
    defaults.chain(own).chain(customized).collect()
}

/// Lets operations with `@auth([])` go out unsigned. The plugin's second version would let all
/// operations.
#[allow(deprecated)]
#[cfg_attr(debug_assertions, inline)]
fn no_auth() -> impl RuntimePlugin + 'static {
    aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePlugin::new()
}

/// Clients of one service in one region share a retry token bucket.
#[cfg_attr(debug_assertions, inline)]
fn retry_partition(service: &'static Service, region: Option<&Region>) -> Cow<'static, str> {
    match region {
        Some(region) => format!("{}-{region}", service.retry_partition).into(),
        None => service.retry_partition.into(),
    }
}

/// The plugin of the service: its facts, endpoint rules and auth schemes, and the interceptors of every
/// AWS service.
#[cfg_attr(debug_assertions, inline)]
fn service_plugin(service: &'static Service) -> StaticRuntimePlugin {
    StaticRuntimePlugin::new()
        .with_config(service_layer(service))
        .with_runtime_components(service_components(service))
        .with_order(Order::Defaults)
}

/// The facts that protocols ask for; users may set a protocol other than the service's own.
#[cfg_attr(debug_assertions, inline)]
fn service_layer(service: &'static Service) -> FrozenLayer {
    let mut layer = Layer::new(service.sdk_id);
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    layer.store_put((service.protocol)());
    layer.store_put(ServiceShapeName::new(service.shape_name));
    layer.store_put(ServiceShapeNamespace::new(service.shape_namespace));
    layer.store_put(ServiceVersion::new(service.version));
    if let Some((uri, prefix)) = service.xml_namespace {
        layer.store_put(ServiceXmlNamespace::new(uri, prefix.map(Cow::Borrowed)));
    }
    layer.freeze()
}

#[cfg_attr(debug_assertions, inline)]
fn service_components(service: &'static Service) -> RuntimeComponentsBuilder {
    let components = RuntimeComponentsBuilder::new("ServiceRuntimePlugin")
        .with_auth_scheme_option_resolver(Some((service.auth_scheme_resolver)()))
        .with_endpoint_resolver(Some((service.endpoint_resolver)()))
        .with_interceptor(SharedInterceptor::permanent(
            ConnectionPoisoningInterceptor::new(),
        ))
        .with_retry_classifier(HttpStatusCodeClassifier::default())
        .with_interceptor(SharedInterceptor::permanent(FeatureInterceptor(service)))
        .with_interceptor(ServiceClockSkewInterceptor::new())
        .with_interceptor(RequestInfoInterceptor::new())
        .with_interceptor(UserAgentInterceptor::new())
        .with_interceptor(InvocationIdInterceptor::new())
        .with_interceptor(SharedInterceptor::permanent(
            RecursionDetectionInterceptor::new(),
        ));
    (service.components)(components)
}

/// The plugin of a call with a configuration override: its settings take the place of the client's.
#[cfg_attr(debug_assertions, inline)]
pub fn override_plugin(
    mut layer: CloneableLayer,
    mut components: RuntimeComponentsBuilder,
    client_config: FrozenLayer,
    client_components: &RuntimeComponentsBuilder,
) -> StaticRuntimePlugin {
    let mut resolver = Resolver::overrid(
        client_config,
        client_components,
        &mut layer,
        &mut components,
    );
    if let Some(region) = resolver.config_mut().load::<Region>().cloned() {
        resolver.config_mut().store_put(SigningRegion::from(region));
    }
    // Identities of a single call are cached for that call and its retries alone: in the client's cache
    // each call would leave a partition behind.
    if components.has_identity_resolvers() && components.identity_cache().is_none() {
        let cache = IdentityCache::lazy().max_partitions(1).build();
        components.set_identity_cache(Some(cache));
    }
    StaticRuntimePlugin::new()
        .with_config(Layer::from(layer).with_name("ConfigOverride").freeze())
        .with_runtime_components(components)
}
