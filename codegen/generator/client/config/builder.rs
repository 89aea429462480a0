//! The builder of a [`Config`]. Each setting has a setter that takes and returns the builder, and a
//! `set_` one that changes it in place. The settings of endpoints, protocols, HTTP clients and
//! identities are here, the others in `call_settings`.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime::client::retries::RetryPartition;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemePreference};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::client::identity::ResolveCachedIdentity;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_types::config_bag::{CloneableLayer, ConfigBag, Layer};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SigningName;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::{Region, SigningRegion};
use aws_types::sdk_ua_metadata::FrameworkMetadata;

use super::super::auth::{NoAuthAllowed, ResolveAuthScheme};
use super::super::endpoint::resolver::ResolveEndpoint;
use super::super::facts::{API_METADATA, CREDENTIALS_SCHEMES, SIGNING_NAME};
use super::definition::Config;

/// A builder of [`Config`].
#[derive(Clone, Debug)]
pub struct Builder {
    pub(crate) config: CloneableLayer,
    pub(crate) runtime_components: RuntimeComponentsBuilder,
    pub(crate) runtime_plugins: Vec<SharedRuntimePlugin>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
}

impl Config {
    /// A builder with nothing set.
    #[inline]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// A builder with everything set as it is here.
    #[inline]
    pub fn to_builder(&self) -> Builder {
        Builder {
            config: self.cloneable.clone(),
            runtime_components: self.runtime_components.clone(),
            runtime_plugins: self.runtime_plugins.clone(),
            behavior_version: self.behavior_version,
        }
    }
}

impl Default for Builder {
    #[inline]
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            runtime_components: RuntimeComponentsBuilder::new("service config"),
            runtime_plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

impl Builder {
    /// A builder with nothing set.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder with the values of a call's configuration; components are not part of it.
    #[allow(dead_code)] // for clients that presign
    #[inline]
    pub(crate) fn from_config_bag(bag: &ConfigBag) -> Self {
        let mut builder = Self::new();
        builder.set_stalled_stream_protection(bag.load::<StalledStreamProtectionConfig>().cloned());
        builder.set_auth_scheme_preference(bag.load::<AuthSchemePreference>().cloned());
        builder.set_retry_config(bag.load::<RetryConfig>().cloned());
        builder.set_timeout_config(bag.load::<TimeoutConfig>().cloned());
        builder.set_retry_partition(bag.load::<RetryPartition>().cloned());
        builder.set_app_name(bag.load::<AppName>().cloned());
        for metadata in bag.load::<FrameworkMetadata>() {
            builder.push_framework_metadata(metadata.clone());
        }
        let skew = bag.load::<DisableClockSkewCorrection>();
        builder.set_disable_clock_skew_correction(skew.map(|it| it.is_disabled()));
        builder.set_endpoint_url(bag.load::<EndpointUrl>().map(|it| it.0.clone()));
        builder.set_use_dual_stack(bag.load::<UseDualStack>().map(|it| it.0));
        builder.set_use_fips(bag.load::<UseFips>().map(|it| it.0));
        builder.set_region(bag.load::<Region>().cloned());
        builder
    }

    /// The configuration.
    #[inline]
    pub fn build(mut self) -> Config {
        if self.runtime_components.time_source().is_none() {
            self.set_time_source(Some(SharedTimeSource::default()));
        }
        let mut layer = self.config;
        layer.store_put(API_METADATA.clone());
        layer.store_put(SigningName::from_static(SIGNING_NAME));
        if let Some(region) = layer.load::<Region>().cloned() {
            layer.store_put(SigningRegion::from(region));
        }
        Config {
            config: Layer::from(layer.clone())
                .with_name(concat!(env!("CARGO_CRATE_NAME"), "::config::Config"))
                .freeze(),
            cloneable: layer,
            runtime_components: self.runtime_components,
            runtime_plugins: self.runtime_plugins,
            behavior_version: self.behavior_version,
        }
    }
}

/// Endpoint, protocol and HTTP client.
impl Builder {
    /// Sets the region that requests go to.
    #[inline]
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.set_region(region.into());
        self
    }

    /// Sets or unsets the region that requests go to.
    #[inline]
    pub fn set_region(&mut self, region: Option<Region>) -> &mut Self {
        self.config.store_or_unset(region);
        self
    }

    /// Sets the URL that requests go to, in place of the one of the region.
    #[inline]
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.set_endpoint_url(Some(endpoint_url.into()));
        self
    }

    /// Sets or unsets the URL that requests go to.
    #[inline]
    pub fn set_endpoint_url(&mut self, endpoint_url: Option<String>) -> &mut Self {
        self.config.store_or_unset(endpoint_url.map(EndpointUrl));
        self
    }

    /// Sets whether requests go to endpoints that take IPv4 and IPv6.
    #[inline]
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.set_use_dual_stack(Some(use_dual_stack.into()));
        self
    }

    /// Sets or unsets whether requests go to endpoints that take IPv4 and IPv6.
    #[inline]
    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_dual_stack.map(UseDualStack));
        self
    }

    /// Sets whether requests go to endpoints that comply with FIPS 140.
    #[inline]
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.set_use_fips(Some(use_fips.into()));
        self
    }

    /// Sets or unsets whether requests go to endpoints that comply with FIPS 140.
    #[inline]
    pub fn set_use_fips(&mut self, use_fips: Option<bool>) -> &mut Self {
        self.config.store_or_unset(use_fips.map(UseFips));
        self
    }

    /// Sets the resolver of endpoints, in place of the service's rules.
    #[inline]
    pub fn endpoint_resolver(mut self, resolver: impl ResolveEndpoint + 'static) -> Self {
        self.set_endpoint_resolver(Some(resolver.into_shared_resolver()));
        self
    }

    /// Sets or unsets the resolver of endpoints.
    #[inline]
    pub fn set_endpoint_resolver(&mut self, resolver: Option<SharedEndpointResolver>) -> &mut Self {
        self.runtime_components.set_endpoint_resolver(resolver);
        self
    }

    /// Sets the protocol that requests are written in, in place of the service's own.
    #[inline]
    pub fn protocol(mut self, protocol: impl ClientProtocol + 'static) -> Self {
        self.set_protocol(Some(SharedClientProtocol::new(protocol)));
        self
    }

    /// Sets or unsets the protocol that requests are written in.
    #[inline]
    pub fn set_protocol(&mut self, protocol: Option<SharedClientProtocol>) -> &mut Self {
        self.config.store_or_unset(protocol);
        self
    }

    /// Sets the HTTP client.
    #[inline]
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.set_http_client(Some(http_client.into_shared()));
        self
    }

    /// Sets or unsets the HTTP client.
    #[inline]
    pub fn set_http_client(&mut self, http_client: Option<SharedHttpClient>) -> &mut Self {
        self.runtime_components.set_http_client(http_client);
        self
    }
}

/// Identities and auth schemes.
impl Builder {
    /// Sets the provider of the credentials that requests are signed with.
    #[inline]
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets the provider of credentials; `None` changes nothing.
    #[inline]
    pub fn set_credentials_provider(
        &mut self,
        provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = provider {
            for scheme in CREDENTIALS_SCHEMES {
                self.runtime_components
                    .set_identity_resolver((*scheme).into(), provider.clone());
            }
        }
        self
    }

    /// Sets the identity cache, which keeps identities until they expire.
    #[inline]
    pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.set_identity_cache(cache);
        self
    }

    /// Sets where identities are kept until they expire.
    #[inline]
    pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
        self.runtime_components.set_identity_cache(Some(cache));
        self
    }

    /// Adds an auth scheme; one with the ID of a scheme that is there takes its place.
    ///
    /// A scheme that only the service's model defines, or that this crate does not have, has the absolute
    /// shape ID of its trait as its ID, such as `com.example#ourAuth`. Digest authentication has
    /// `httpDigestAuth`, and signatures of version 4a have `sigv4a`.
    #[inline]
    pub fn push_auth_scheme(mut self, scheme: impl AuthScheme + 'static) -> Self {
        self.runtime_components.push_auth_scheme(scheme);
        self
    }

    /// Sets the auth scheme resolver, which decides which auth schemes a call may use.
    #[inline]
    pub fn auth_scheme_resolver(mut self, resolver: impl ResolveAuthScheme + 'static) -> Self {
        self.set_auth_scheme_resolver(resolver);
        self
    }

    /// Sets what decides which auth schemes a call may use.
    #[inline]
    pub fn set_auth_scheme_resolver(
        &mut self,
        resolver: impl ResolveAuthScheme + 'static,
    ) -> &mut Self {
        self.runtime_components
            .set_auth_scheme_option_resolver(Some(resolver.into_shared_resolver()));
        self
    }

    /// Lets calls go out unsigned when no identity is there.
    #[inline]
    pub fn allow_no_auth(mut self) -> Self {
        self.set_allow_no_auth();
        self
    }

    /// Lets calls go out unsigned when no identity is there.
    #[inline]
    pub fn set_allow_no_auth(&mut self) -> &mut Self {
        self.config.store_put(NoAuthAllowed);
        self.runtime_plugins
            .push(SharedRuntimePlugin::new(NoAuthRuntimePluginV2::new()));
        self
    }

    /// Sets the auth scheme preference: which schemes are tried first. Schemes that the service does
    /// not have are skipped.
    #[inline]
    pub fn auth_scheme_preference(mut self, preference: impl Into<AuthSchemePreference>) -> Self {
        self.set_auth_scheme_preference(Some(preference.into()));
        self
    }

    /// Sets or unsets which auth schemes come first.
    #[inline]
    pub fn set_auth_scheme_preference(
        &mut self,
        preference: Option<AuthSchemePreference>,
    ) -> &mut Self {
        self.config.store_or_unset(preference);
        self
    }
}
