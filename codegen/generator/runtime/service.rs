//! The facts of a service, as data: names, and functions over the types that a client defines itself.
//! Nothing else in the run-time code differs between services.

use std::any::Any;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;

/// The facts of a service that its calls need. Each client has one, as a static.
pub struct Service {
    /// The `sdkId` of the service.
    pub sdk_id: &'static str,
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// The namespace of the service shape.
    pub shape_namespace: &'static str,
    /// The version of the service.
    pub version: &'static str,
    /// Whether the service has `@awsQueryCompatible`: its requests then carry `x-amzn-query-mode`.
    pub query_compatible: bool,
    /// Whether the endpoint rules take `AWS::Auth::AccountIdEndpointMode`; the user agent then names
    /// the mode.
    pub account_id_endpoints: bool,
    /// The URI and prefix of the service's `@xmlNamespace`.
    pub xml_namespace: Option<(&'static str, Option<&'static str>)>,
    /// The name of the retry partition: clients of a process with the same partition and region share a
    /// retry token bucket.
    pub retry_partition: &'static str,
    /// The scope of the client's metrics, in OpenTelemetry's sense.
    pub metrics_scope: &'static str,
    /// Makes the service's protocol.
    pub protocol: fn() -> SharedClientProtocol,
    /// Adds the service's auth schemes.
    pub components: fn(RuntimeComponentsBuilder) -> RuntimeComponentsBuilder,
    /// Makes the auth scheme parameters for the operation with this name.
    pub auth_params: fn(&'static str) -> AuthSchemeOptionResolverParams,
    /// Makes the default auth scheme resolver, which follows the auth traits of the model.
    pub auth_scheme_resolver: fn() -> SharedAuthSchemeOptionResolver,
    /// Makes the default endpoint resolver, which follows the endpoint rules of the model.
    pub endpoint_resolver: fn() -> SharedEndpointResolver,
    /// Makes the endpoint parameters of a call.
    pub endpoint_params: EndpointParams,
}

/// Makes endpoint parameters: those that the configuration sets, then those that `fill` sets on the
/// builder of parameters, whose type is the client's own.
///
/// # Errors
/// A required parameter is unset, or a value is invalid.
pub type EndpointParams =
    fn(&ConfigBag, fill: &dyn Fn(&mut dyn Any)) -> Result<EndpointResolverParams, BoxError>;

/// The `sdkId` alone: it identifies the service.
impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Service").field(&self.sdk_id).finish()
    }
}
