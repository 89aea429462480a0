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
    /// What it has unlike other services.
    pub customizations: Customizations,
}

/// What single services have that no trait of their models says.
#[derive(Clone, Copy, Debug)]
pub struct Customizations {
    /// How requests are signed.
    pub signing: Signing,
    /// Whether a body is that of an error, even when the status says success.
    pub is_error: Option<fn(&[u8]) -> bool>,
    /// The codes of errors whose body is empty, by status.
    pub codes_of_empty_errors: &'static [(u16, &'static str)],
    /// The codes of errors that pass, so that the call is tried again, beside those of all services.
    pub transient_errors: &'static [&'static str],
    /// Where replies have a second ID of the request.
    pub extended_request_id: Option<ExtendedRequestId>,
}

impl Customizations {
    /// What nearly all services have: none.
    pub const NONE: Self = Self {
        signing: Signing::USUAL,
        is_error: None,
        codes_of_empty_errors: &[],
        transient_errors: &[],
        extended_request_id: None,
    };
}

/// How paths and payloads count in signatures of version 4.
///
/// Source: AWS General Reference, "Create a signed AWS API request".
#[derive(Clone, Copy, Debug)]
pub struct Signing {
    /// Whether what is percent-encoded in the path is encoded once more.
    pub double_uri_encode: bool,
    /// Whether the digest of the payload is sent as a header.
    pub content_sha256_header: bool,
    /// Whether dot segments and empty segments are taken out of the path.
    pub normalize_uri_path: bool,
}

impl Signing {
    /// How nearly all services have it.
    pub const USUAL: Self = Self {
        double_uri_encode: true,
        content_sha256_header: false,
        normalize_uri_path: true,
    };
}

/// Where replies have a second ID of the request.
#[derive(Clone, Copy, Debug)]
pub struct ExtendedRequestId {
    /// The header of replies.
    pub header: &'static str,
    /// Its name in the metadata of errors.
    pub key: &'static str,
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
