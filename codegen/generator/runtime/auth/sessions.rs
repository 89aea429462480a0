//! The auth scheme of sessions: an operation of the service makes credentials that are valid for one resource
//! and for some minutes, and requests to that resource are signed with them, by version 4. Which operation
//! that is, and what the parts are called, a client says in a table.

use std::fmt;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_runtime::auth::sigv4::{self, SigV4Signer};
use aws_runtime::auth::{
    HttpSignatureType, SigV4OperationSigningConfig, SigV4SessionTokenNameOverride,
};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityFuture, ResolveCachedIdentity, ResolveIdentity,
    SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::operation::BuildError;

use super::super::call::client_plugins::{ClientPlugins, Settings};
use super::super::call::invoke::{self, BoxFuture};
use super::super::endpoint::auth_schemes;
use super::super::operation::shapes::{OperationError, OperationOutput};
use super::super::operation::table::Operation;
use super::super::service::Service;
use super::session_cache::{Key, SessionCache};

/// The sessions of a service, as a table.
#[derive(Debug)]
pub struct Sessions {
    /// The ID of the auth scheme, by which endpoints name it.
    pub scheme: &'static str,
    /// The header with the token of a session.
    pub token_header: &'static str,
    /// The query parameter with the token of a session, in a presigned request.
    pub token_parameter: &'static str,
    /// How the user agent tells that a session is used.
    pub feature: AwsCredentialFeature,
    /// What turns sessions off, by the environment.
    pub switch: Option<Switch>,
    /// The parameter of an endpoint that says what the session is for.
    pub resource: fn(&EndpointResolverParams) -> Option<&str>,
    /// The configuration of a call, as that of a client.
    pub config: fn(&ConfigBag) -> FrozenLayer,
    /// Makes a session for a resource, with these plugins of a client.
    pub make: fn(&ClientPlugins, String) -> BoxFuture<Result<Credentials, BoxError>>,
}

/// A setting that turns sessions off.
#[derive(Debug)]
pub struct Switch {
    /// The environment variable that counts when the setting is unset.
    pub variable: &'static str,
    /// Whether the setting is set.
    pub is_set: fn(&FrozenLayer) -> bool,
    /// Sets it.
    pub set: fn(&mut Layer, bool),
}

/// The plugin of a client with this configuration: the auth scheme, and the sessions, unless the user
/// gives their credentials. Sessions are made with the client's credentials, so without them there are none.
pub fn plugin(
    service: &'static Service,
    sessions: &'static Sessions,
    config: &FrozenLayer,
    components: &RuntimeComponentsBuilder,
    behavior_version: BehaviorVersion,
) -> SharedRuntimePlugin {
    let scheme = AuthSchemeId::from(sessions.scheme);
    let mut added = RuntimeComponentsBuilder::new("Sessions")
        .with_auth_scheme(SessionAuthScheme(scheme.clone(), SigV4Signer::new()));
    let has = |scheme| components.identity_resolver(scheme).is_some();
    if !has(&scheme) && has(&sigv4::SCHEME_ID) {
        let sessions = SessionProvider {
            service,
            sessions,
            behavior_version,
            cache: SessionCache::default(),
        };
        added.set_identity_resolver(scheme, SharedIdentityResolver::new(sessions));
    }
    let plugin = StaticRuntimePlugin::new()
        .with_config(layer(sessions, config))
        .with_runtime_components(added);
    SharedRuntimePlugin::new(plugin)
}

/// What the plugin adds to this configuration.
fn layer(sessions: &'static Sessions, config: &FrozenLayer) -> FrozenLayer {
    let mut layer = Layer::new("Sessions");
    layer.store_put(SigV4SessionTokenNameOverride::new(move |settings, cfg| {
        Ok(token_name(sessions, cfg).or(settings.session_token_name_override))
    }));
    let switch = sessions.switch.as_ref();
    if let Some(switch) = switch.filter(|switch| !(switch.is_set)(config))
        && let Some(value) = flag(switch.variable)
    {
        (switch.set)(&mut layer, value);
    }
    layer.freeze()
}

/// The name of the token in a request whose endpoint asks for a session.
fn token_name(sessions: &Sessions, cfg: &ConfigBag) -> Option<&'static str> {
    let schemes = auth_schemes::names(cfg.load::<Endpoint>()?);
    if !schemes.iter().any(|it| it.inner() == sessions.scheme) {
        return None;
    }
    let signing = cfg.load::<SigV4OperationSigningConfig>()?;
    Some(match signing.signing_options.signature_type {
        HttpSignatureType::HttpRequestHeaders => sessions.token_header,
        HttpSignatureType::HttpRequestQueryParams => sessions.token_parameter,
    })
}

/// The value of an environment variable that is `true` or `false`, in any case.
fn flag(variable: &str) -> Option<bool> {
    let value = std::env::var(variable).ok()?;
    let flag = value.to_ascii_lowercase().parse().ok();
    if flag.is_none() {
        tracing::warn!("`{variable}` is neither `true` nor `false`, so it is ignored: {value:?}");
    }
    flag
}

/// Signs with the credentials of a session.
#[derive(Debug)]
struct SessionAuthScheme(AuthSchemeId, SigV4Signer);

impl AuthScheme for SessionAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        self.0.clone()
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.1
    }
}

/// Makes sessions and keeps them.
#[derive(Debug)]
struct SessionProvider {
    service: &'static Service,
    sessions: &'static Sessions,
    behavior_version: BehaviorVersion,
    cache: SessionCache,
}

impl ResolveIdentity for SessionProvider {
    fn resolve_identity<'a>(
        &'a self,
        components: &'a RuntimeComponents,
        cfg: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::new(self.session(components, cfg))
    }

    fn cache_location(&self) -> IdentityCacheLocation {
        IdentityCacheLocation::IdentityResolver
    }
}

impl SessionProvider {
    /// The session of a call.
    async fn session(
        &self,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<Identity, BoxError> {
        let params = cfg.load::<EndpointResolverParams>();
        let resource = params
            .and_then(self.sessions.resource)
            .ok_or("the call does not say what its session is for")?;
        let credentials = credentials(components, cfg).await?;
        let key = Key::new(resource.to_owned(), credentials);
        let now = components.time_source().unwrap_or_default().now();
        let make = || self.make(resource, components, cfg);
        self.cache.get_or_make(key, now, make).await
    }

    /// Makes a session as the call would be made, but without the interceptors of the call.
    async fn make(
        &self,
        resource: &str,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(Identity, SystemTime), BoxError> {
        let mut components = components.to_builder();
        components.set_interceptors(std::iter::empty::<SharedInterceptor>());
        let settings = Settings {
            config: (self.sessions.config)(cfg),
            components,
            plugins: Vec::new(),
            behavior_version: self.behavior_version,
        };
        let plugins = ClientPlugins::new(self.service, settings);
        let mut session = (self.sessions.make)(&plugins, resource.to_owned()).await?;
        let expiration = session.expiry().ok_or("a session without an end")?;
        session
            .get_property_mut_or_default::<Vec<AwsCredentialFeature>>()
            .push(self.sessions.feature.clone());
        Ok((session.into(), expiration))
    }
}

/// The credentials that sessions are made with.
async fn credentials(
    components: &RuntimeComponents,
    cfg: &ConfigBag,
) -> Result<Credentials, BoxError> {
    let resolver = GetIdentityResolver::identity_resolver(components, sigv4::SCHEME_ID)
        .ok_or("there are no credentials to make a session with")?;
    let cache = components.identity_cache();
    let identity = cache
        .resolve_cached_identity(resolver, components, cfg)
        .await?;
    let credentials = identity.data::<Credentials>().cloned();
    Ok(credentials.ok_or("sessions are made with credentials, but the identity is another")?)
}

/// Makes a session by a call of this operation.
pub fn make<I, O, E>(
    operation: &'static Operation,
    plugins: &ClientPlugins,
    input: Result<I, BuildError>,
    session: fn(O) -> Option<Result<Credentials, BoxError>>,
) -> BoxFuture<Result<Credentials, BoxError>>
where
    I: fmt::Debug + Send + Sync + 'static,
    O: OperationOutput,
    E: OperationError,
{
    let plugins = invoke::plugins(operation, plugins);
    let call = invoke::call::<I, O, E>(operation, plugins, input);
    Box::pin(async move { session(call.await?).ok_or("the reply has no credentials")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_a_flag_or_ignored() {
        // Cargo sets it for tests; nothing else may be set while other tests run.
        assert_eq!(flag("CARGO_PKG_NAME"), None);
        assert_eq!(flag("FARRIER_UNSET"), None);
    }
}
