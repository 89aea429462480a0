//! What every call needs to know of its service, as a table: names, and functions over the types that
//! a client has of its own. Nothing else in the run-time code tells one service from another.

use std::any::Any;
use std::fmt;

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;

/// A service, as a table.
pub struct Service {
    /// The `sdkId` of the service.
    pub sdk_id: &'static str,
    /// The name that signatures carry.
    pub signing_name: &'static str,
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// The namespace of the service shape.
    pub shape_namespace: &'static str,
    /// The version of the service.
    pub version: &'static str,
    /// Whether error codes may be those of the query protocol, which the service once spoke.
    pub query_compatible: bool,
    /// Whether endpoints may be those of an account, as a setting says.
    pub account_id_endpoints: bool,
    /// The URI and prefix of the service's `@xmlNamespace`.
    pub xml_namespace: Option<(&'static str, Option<&'static str>)>,
    /// What clients in one process must have in common to share a retry token bucket.
    pub retry_partition: &'static str,
    /// The scope of the client's metrics.
    pub metrics_scope: &'static str,
    /// What the user agent says of the service and the crate.
    pub api_metadata: &'static ApiMetadata,
    /// Makes the service's protocol.
    pub protocol: fn() -> SharedClientProtocol,
    /// Adds the auth schemes and whatever else the service needs.
    pub components: fn(RuntimeComponentsBuilder) -> RuntimeComponentsBuilder,
    /// What an auth scheme resolver is told of the operation with this name.
    pub auth_params: fn(&'static str) -> AuthSchemeOptionResolverParams,
    /// Makes the resolver that follows the auth traits of the model.
    pub auth_scheme_resolver: fn() -> SharedAuthSchemeOptionResolver,
    /// Makes the resolver that follows the endpoint rules of the model.
    pub endpoint_resolver: fn() -> SharedEndpointResolver,
    /// The endpoint parameters of a call.
    pub endpoint_params: EndpointParams,
}

/// Gathers endpoint parameters from the configuration, then from what `fill` puts into the client's own
/// builder of parameters.
///
/// # Errors
/// A required parameter is unset, or a value cannot be.
pub type EndpointParams =
    fn(&ConfigBag, fill: &dyn Fn(&mut dyn Any)) -> Result<EndpointResolverParams, BoxError>;

/// The `sdkId` alone, which tells the service.
impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Service").field(&self.sdk_id).finish()
    }
}
