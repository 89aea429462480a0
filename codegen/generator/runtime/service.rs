//! The facts of a service, as data: names, and functions over the types that a client defines itself.
//! Nothing else in the run-time code differs between services.

use std::any::Any;
use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer};

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
    /// Makes a plugin that every client has.
    pub plugin: Option<ClientPlugin>,
    /// Headers of all requests, unless a member of the input gives them.
    pub headers: &'static [(&'static str, &'static str)],
    /// Whether presigned requests leave the payload out of the signature.
    #[allow(dead_code)] // for clients that presign
    pub unsigned_when_presigned: bool,
}

impl Customizations {
    /// What nearly all services have: none.
    pub const NONE: Self = Self {
        signing: Signing::USUAL,
        is_error: None,
        codes_of_empty_errors: &[],
        transient_errors: &[],
        extended_request_id: None,
        plugin: None,
        headers: &[],
        unsigned_when_presigned: false,
    };
}

/// Makes a plugin from the configuration of a client, its components and its behavior version.
pub type ClientPlugin =
    fn(&FrozenLayer, &RuntimeComponentsBuilder, BehaviorVersion) -> SharedRuntimePlugin;

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
