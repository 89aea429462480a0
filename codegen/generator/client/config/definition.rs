//! The configuration of a client, and its getters.

use aws_runtime::invocation_id::SharedInvocationIdGenerator;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::{CloneableLayer, FrozenLayer};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;
use aws_types::sdk_config::SharedCredentialsProvider;
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::super::endpoint::resolver::default_resolver;
use super::super::facts::SIGNING_NAME;

/// The configuration of a client of this service.
///
/// It is made by [`Config::builder`], or from the shared configuration with [`Config::new`], which
/// leaves everything that is not particular to this service to `aws_config`.
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) config: FrozenLayer,
    /// The same values as `config`, kept for [`Config::to_builder`].
    pub(crate) cloneable: CloneableLayer,
    pub(crate) runtime_components: RuntimeComponentsBuilder,
    pub(crate) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
}

impl Config {
    /// The name of this service in signatures.
    #[inline]
    pub fn signing_name(&self) -> &'static str {
        SIGNING_NAME
    }

    /// The region that requests go to.
    #[inline]
    pub fn region(&self) -> Option<&Region> {
        self.config.load::<Region>()
    }

    /// The protocol that requests are written in, when it is not the service's own.
    #[inline]
    pub fn protocol(&self) -> Option<&SharedClientProtocol> {
        self.config.load::<SharedClientProtocol>()
    }

    /// How stalled uploads and downloads are treated.
    #[inline]
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.config.load::<StalledStreamProtectionConfig>()
    }

    /// The HTTP client.
    #[inline]
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.runtime_components.http_client()
    }

    /// The auth schemes that were added.
    #[inline]
    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.runtime_components.auth_schemes()
    }

    /// The resolver of auth schemes that was set.
    #[inline]
    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.runtime_components.auth_scheme_option_resolver()
    }

    /// The auth scheme preference: which schemes are tried first.
    #[inline]
    pub fn auth_scheme_preference(&self) -> Option<&AuthSchemePreference> {
        self.config.load::<AuthSchemePreference>()
    }

    /// The endpoint resolver.
    #[inline]
    pub fn endpoint_resolver(&self) -> SharedEndpointResolver {
        self.runtime_components
            .endpoint_resolver()
            .unwrap_or_else(default_resolver)
    }

    /// The retry configuration.
    #[inline]
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.config.load::<RetryConfig>()
    }

    /// The async sleep.
    #[inline]
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.runtime_components.sleep_impl()
    }

    /// The timeouts.
    #[inline]
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.config.load::<TimeoutConfig>()
    }

    /// The retry partition: clients with the same partition share a retry token bucket.
    #[inline]
    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.config.load::<RetryPartition>()
    }

    /// The identity cache.
    #[inline]
    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.runtime_components.identity_cache()
    }

    /// The interceptors of every call.
    #[inline]
    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.runtime_components.interceptors()
    }

    /// The time source.
    #[inline]
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.runtime_components.time_source()
    }

    /// The retry classifiers that were added.
    #[inline]
    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.runtime_components.retry_classifiers()
    }

    /// The name of the application, for the user agent.
    #[inline]
    pub fn app_name(&self) -> Option<&AppName> {
        self.config.load::<AppName>()
    }

    /// The frameworks that the user agent names, in the order they were added.
    #[inline]
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut entries: Vec<_> = self.config.load::<FrameworkMetadata>().collect();
        entries.reverse(); // the layer gives the newest first
        entries
    }

    /// Whether requests are signed without correction by the service's clock.
    #[inline]
    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.config
            .load::<DisableClockSkewCorrection>()
            .map(|it| it.is_disabled())
    }

    /// The generator of invocation IDs.
    #[inline]
    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.config.load::<SharedInvocationIdGenerator>().cloned()
    }

    /// Always `None`: credentials are held as an identity resolver and cannot be given back.
    #[deprecated(note = "Always returns `None`; kept so that code written against it compiles.")]
    #[inline]
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        None
    }
}
