//! The auth scheme resolver: the trait that users can implement, and the one that follows the model.

use std::borrow::Cow;
use std::fmt;

use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use crate::runtime::endpoint::auth_schemes;

use super::facts;

/// Decides which auth schemes a call may use, in order of preference.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// The auth schemes for the operation that `params` names.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Turns the resolver into the kind that the orchestrator takes.
    #[inline]
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(Typed(self))
    }
}

/// A resolver for this service's parameters, as one for type-erased parameters.
#[derive(Debug)]
struct Typed<T>(T);

impl<T: ResolveAuthScheme> ResolveAuthSchemeOptions for Typed<T> {
    #[inline]
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => AuthSchemeOptionsFuture::ready(Err(
                "the auth scheme parameters are of another service".into(),
            )),
        }
    }
}

/// The setting that lets calls go out unsigned, whatever the model's auth traits are.
#[derive(Clone, Copy, Debug)]
pub struct NoAuthAllowed;

impl Storable for NoAuthAllowed {
    type Storer = StoreReplace<Self>;
}

/// The auth schemes that the model gives each operation; those that the endpoint names come first, where
/// the service has endpoints that do.
///
/// When the client has none of them, the call fails: they have to be added with
/// [`push_auth_scheme`](super::config::Builder::push_auth_scheme).
#[derive(Debug, Default)]
pub struct DefaultAuthSchemeResolver(());

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    #[inline]
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let of_model = facts::auth_schemes(params.operation_name());
        let of_model = of_model.iter().map(|id| AuthSchemeId::from(*id));
        if !facts::ENDPOINTS_NAME_SCHEMES {
            let ids = of_model.collect();
            return AuthSchemeOptionsFuture::ready(options(params, cfg, components, ids));
        }
        AuthSchemeOptionsFuture::new(async move {
            let mut ids = auth_schemes::of_endpoint(cfg, components).await?;
            let names_schemes = !ids.is_empty();
            if names_schemes {
                // Optional auth is for callers without credentials, not for clients without the scheme.
                require_one(params, cfg, components, &ids)?;
            }
            for id in of_model {
                // Where an endpoint names schemes, the signer takes no other.
                let is_possible = !names_schemes || id == NO_AUTH_SCHEME_ID;
                if is_possible && !ids.contains(&id) {
                    ids.push(id);
                }
            }
            options(params, cfg, components, ids)
        })
    }
}

/// The options of a call that may use these schemes, if the client has one of them.
fn options(
    params: &Params,
    cfg: &ConfigBag,
    components: &RuntimeComponents,
    ids: Vec<AuthSchemeId>,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    require_one(params, cfg, components, &ids)?;
    Ok(ids.into_iter().map(AuthSchemeOption::from).collect())
}

/// Fails when the client has none of these schemes, unless calls may go out unsigned.
fn require_one(
    params: &Params,
    cfg: &ConfigBag,
    components: &RuntimeComponents,
    ids: &[AuthSchemeId],
) -> Result<(), BoxError> {
    let mut known = ids.iter().map(|id| components.auth_scheme(id.clone()));
    if known.any(|scheme| scheme.is_some()) || cfg.load::<NoAuthAllowed>().is_some() {
        return Ok(());
    }
    let names: Vec<&str> = ids.iter().map(AuthSchemeId::inner).collect();
    Err(no_scheme(params.operation_name(), &names).into())
}

/// The type-erased parameters for the operation with this name.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn params_of(operation_name: &'static str) -> AuthSchemeOptionResolverParams {
    AuthSchemeOptionResolverParams::new(Params::of(operation_name))
}

/// The resolver that a client has unless the user sets another.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn default_resolver() -> SharedAuthSchemeOptionResolver {
    DefaultAuthSchemeResolver::default().into_shared_resolver()
}

/// The message for an operation of whose auth schemes the client has none.
fn no_scheme(operation: &str, ids: &[&str]) -> String {
    format!(
        "`{operation}` must be called with the auth scheme `{}`, which this client does not have: add \
         it with `push_auth_scheme`",
        ids.join("` or `")
    )
}

/// The parameters of auth scheme resolvers.
#[derive(Clone, PartialEq, Debug)]
pub struct Params {
    operation_name: Cow<'static, str>,
}

impl Params {
    /// The parameters of this operation.
    #[inline]
    pub(crate) const fn of(operation_name: &'static str) -> Self {
        Self {
            operation_name: Cow::Borrowed(operation_name),
        }
    }

    /// A builder of parameters.
    #[inline]
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// The name of the operation, as in the model.
    #[inline]
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// A builder of [`Params`].
#[derive(Clone, PartialEq, Default, Debug)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation; it is required.
    #[inline]
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets or unsets the name of the operation.
    #[inline]
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// The parameters.
    ///
    /// # Errors
    /// The name of the operation is unset.
    #[inline]
    pub fn build(self) -> Result<Params, BuildError> {
        match self.operation_name {
            Some(operation_name) => Ok(Params { operation_name }),
            None => Err(BuildError {
                field: "operation_name",
            }),
        }
    }
}

/// A required parameter is unset.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
