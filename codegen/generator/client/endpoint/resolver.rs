//! The endpoint resolver: the trait that users can implement, and the one that evaluates the service's
//! endpoint rules.

use std::any::Any;
use std::fmt;
use std::sync::RwLock;

use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint as ResolveAnyEndpoint,
    SharedEndpointResolver,
};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use crate::runtime::endpoint::evaluate::resolve;
use crate::runtime::endpoint::params::RuleParams;

use super::super::endpoint_rules::{
    ENDPOINT_RULES, EndpointParams, EndpointParamsBuilder, endpoint_params,
};

/// Decides where a request goes, from this service's endpoint parameters.
pub trait ResolveEndpoint: Send + Sync + fmt::Debug {
    /// Finds the endpoint for these parameters.
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointParams) -> EndpointFuture<'a>;

    /// Turns the resolver into the kind that the orchestrator takes; it gets this service's parameters
    /// out of the type-erased [`EndpointResolverParams`].
    #[cfg_attr(debug_assertions, inline)]
    fn into_shared_resolver(self) -> SharedEndpointResolver
    where
        Self: Sized + 'static,
    {
        SharedEndpointResolver::new(ForThisService(self))
    }
}

/// The resolver that follows the endpoint rules of the service's model.
///
/// The last endpoint is kept, since most calls of a client have the same parameters.
pub struct DefaultResolver {
    last: RwLock<Option<(EndpointParams, Endpoint)>>,
}

impl DefaultResolver {
    /// A resolver that has not resolved anything yet.
    #[cfg_attr(debug_assertions, inline)]
    pub fn new() -> Self {
        Self {
            last: RwLock::new(None),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn remembered(&self, params: &EndpointParams) -> Option<Endpoint> {
        let last = self.last.read().ok()?;
        last.as_ref()
            .filter(|(known, _)| known == params)
            .map(|(_, endpoint)| endpoint.clone())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn remember(&self, params: &EndpointParams, endpoint: &Endpoint) {
        if let Ok(mut last) = self.last.write() {
            // The type may have an accessor `clone` for a parameter of that name.
            *last = Some((Clone::clone(params), endpoint.clone()));
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn find(&self, params: &EndpointParams) -> Result<Endpoint, BoxError> {
        if let Some(endpoint) = self.remembered(params) {
            return Ok(endpoint);
        }
        let endpoint = resolve(&ENDPOINT_RULES, params)?;
        self.remember(params, &endpoint);
        Ok(endpoint)
    }
}

impl Default for DefaultResolver {
    #[cfg_attr(debug_assertions, inline)]
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for DefaultResolver {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultResolver").finish_non_exhaustive()
    }
}

impl ResolveEndpoint for DefaultResolver {
    #[cfg_attr(debug_assertions, inline)]
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.find(params))
    }
}

/// A resolver for this service's parameters, as one for type-erased parameters.
#[derive(Debug)]
struct ForThisService<R>(R);

impl<R: ResolveEndpoint> ResolveAnyEndpoint for ForThisService<R> {
    #[cfg_attr(debug_assertions, inline)]
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        match params.get::<EndpointParams>() {
            Some(params) => self.0.resolve_endpoint(params),
            None => EndpointFuture::ready(Err(
                "the endpoint parameters are not those of this service".into(),
            )),
        }
    }

    /// The account ID is known only once there is an identity, so it is filled in last.
    #[cfg_attr(debug_assertions, inline)]
    fn finalize_params<'a>(
        &'a self,
        params: &'a mut EndpointResolverParams,
    ) -> Result<(), BoxError> {
        let account_id = params
            .get_property::<Identity>()
            .and_then(|identity| identity.property::<AccountId>())
            .cloned();
        if let (Some(id), Some(params)) = (account_id, params.get_mut::<EndpointParams>()) {
            params.set_account_id(id.as_str());
        }
        Ok(())
    }
}

/// The resolver that a client has unless the user sets another.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn default_resolver() -> SharedEndpointResolver {
    DefaultResolver::new().into_shared_resolver()
}

/// The parameters of a call: those that the configuration sets, then those that `fill` sets on their
/// builder.
///
/// # Errors
/// A required parameter is unset, or a value is invalid.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn params_of_call(
    config: &ConfigBag,
    fill: &dyn Fn(&mut dyn Any),
) -> Result<EndpointResolverParams, BoxError> {
    let mut params = endpoint_params(config);
    fill(&mut params);
    Ok(EndpointResolverParams::new(params.build()?))
}

/// Changes the builder of parameters, given as a type-erased value.
#[cfg_attr(debug_assertions, inline)]
#[allow(dead_code)] // for operations that set endpoint parameters
pub(crate) fn change(
    params: &mut dyn Any,
    change: impl FnOnce(EndpointParamsBuilder) -> EndpointParamsBuilder,
) {
    if let Some(params) = params.downcast_mut::<EndpointParamsBuilder>() {
        *params = change(std::mem::take(params));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_parameters_are_an_error() {
        let resolver = DefaultResolver::new().into_shared_resolver();
        let params = EndpointResolverParams::new("something else");
        let mut future = std::pin::pin!(ResolveAnyEndpoint::resolve_endpoint(&resolver, &params));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match Future::poll(future.as_mut(), &mut context) {
            std::task::Poll::Ready(result) => assert!(result.is_err()),
            std::task::Poll::Pending => panic!("nothing to wait for"),
        }
    }
}
