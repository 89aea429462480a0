//! Presigned requests: signed in their query, so that others can send them without credentials until they
//! expire. A request is made as that of any call is, up to where it would be sent.
//!
//! Source: AWS General Reference, "Authenticating Requests: Using Query Parameters (AWS Signature
//! Version 4)".

// The size is that of the published `SdkError`, which holds the response.
#![allow(clippy::result_large_err)]

use std::time::{Duration, SystemTime};

use aws_runtime::auth::{HttpSignatureType, PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime::client::orchestrator::StopPoint;
use aws_smithy_runtime::client::retries::strategy::NeverRetryStrategy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, Error, Input,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, disable_interceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::SharedRetryStrategy;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};
use aws_smithy_schema::header_omit_settings::{HeaderOmitSettings, SharedHeaderOmitSettings};
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer, Storable, StoreReplace};
use aws_smithy_types::error::operation::BuildError;

use super::super::call::invoke::{BoxFuture, CallResult, downcast_error, run};
use super::super::call::plugins::signing;
use super::super::call::presigned::Presigned;
use super::super::operation::shapes::OperationError;
use super::super::operation::table::Operation;

/// When a presigned request may be sent.
#[derive(Clone, Copy, Debug)]
pub struct Validity {
    /// The time from which on.
    pub start: SystemTime,
    /// How long, in whole seconds.
    pub length: Duration,
}

/// The presigned request of a call with these plugins; `input` is what its builder gave, type-erased. The
/// future is boxed, so that the compiler need not look into the whole call for each operation.
#[inline]
pub fn presign<E: OperationError>(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<Input, BuildError>,
    validity: Validity,
) -> BoxFuture<CallResult<HttpRequest, E>> {
    let request = erased(operation, plugins, input, validity);
    Box::pin(async move { request.await.map_err(downcast_error) })
}

#[cfg_attr(debug_assertions, inline)]
fn erased(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<Input, BuildError>,
    validity: Validity,
) -> BoxFuture<CallResult<HttpRequest, Error>> {
    Box::pin(async move {
        let input = input.map_err(SdkError::construction_failure)?;
        // The last of the call's plugins, so that no configuration override changes what it sets.
        let plugins = plugins.with_operation_plugin(plugin(operation, validity));
        let context = run(operation, &plugins, input, StopPoint::BeforeTransmit).await;
        let request = context?.take_request();
        request.ok_or_else(|| SdkError::construction_failure("the call has made no request"))
    })
}

/// What makes a call one that is presigned.
#[cfg_attr(debug_assertions, inline)]
fn plugin(operation: &'static Operation, validity: Validity) -> StaticRuntimePlugin {
    let time_source = SharedTimeSource::new(StaticTimeSource::new(validity.start));
    let components = RuntimeComponentsBuilder::new("presigning")
        .with_interceptor(SharedInterceptor::permanent(SchemeInterceptor))
        .with_retry_strategy(Some(SharedRetryStrategy::new(NeverRetryStrategy::new())))
        .with_time_source(Some(time_source));
    StaticRuntimePlugin::new()
        .with_config(config(operation, validity))
        .with_runtime_components(components)
}

/// Signatures in queries, and no headers that only tell of this client: each would be one more that must
/// be sent.
#[cfg_attr(debug_assertions, inline)]
fn config(operation: &'static Operation, validity: Validity) -> FrozenLayer {
    let customizations = &operation.service.customizations;
    let mut signing = signing(customizations.signing);
    let options = &mut signing.signing_options;
    options.signature_type = HttpSignatureType::HttpRequestQueryParams;
    options.expires_in = Some(validity.length);
    if customizations.unsigned_when_presigned {
        let unsigned = PayloadSigningOverride::UnsignedPayload;
        options.payload_override = Some(unsigned.to_signable_body());
    }
    let mut layer = Layer::new("presigning");
    layer.store_put::<SigV4OperationSigningConfig>(signing);
    layer.store_put(Presigned);
    layer.store_put(SharedHeaderOmitSettings::new(OfTheBody));
    layer.store_put(disable_interceptor::<InvocationIdInterceptor>("presigning"));
    layer.store_put(disable_interceptor::<RequestInfoInterceptor>("presigning"));
    layer.store_put(disable_interceptor::<ServiceClockSkewInterceptor>(
        "presigning",
    ));
    layer.store_put(disable_interceptor::<UserAgentInterceptor>("presigning"));
    layer.freeze()
}

/// Leaves out what a protocol says of the body, which is the sender's.
#[derive(Debug)]
struct OfTheBody;

impl HeaderOmitSettings for OfTheBody {
    fn should_omit_default_content_type(&self) -> bool {
        true
    }

    fn should_omit_default_content_length(&self) -> bool {
        true
    }
}

/// Lets pass what is signed in its query, and what is not signed at all as the configuration allows it. What
/// another scheme adds, such as a token in a header, does not expire, and is not for others.
#[derive(Debug)]
struct SchemeInterceptor;

/// The request before it was signed: its URI and the number of its headers.
#[derive(Debug)]
struct Unsigned(String, usize);

impl Storable for Unsigned {
    type Storer = StoreReplace<Self>;
}

impl Unsigned {
    fn new(request: &HttpRequest) -> Self {
        Self(request.uri().to_owned(), request.headers().iter().count())
    }

    fn is(&self, request: &HttpRequest) -> bool {
        self.0 == request.uri() && self.1 == request.headers().iter().count()
    }
}

#[dyn_dispatch_hint]
impl Intercept for SchemeInterceptor {
    fn name(&self) -> &'static str {
        "SchemeInterceptor"
    }

    fn read_before_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let unsigned = Unsigned::new(context.request());
        cfg.interceptor_state().store_put(unsigned);
        Ok(())
    }

    fn read_after_signing(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request();
        let is_unsigned = || cfg.load::<Unsigned>().is_some_and(|it| it.is(request));
        match is_signed_in_query(request.uri()) || is_unsigned() {
            true => Ok(()),
            false => Err(NOT_IN_QUERY.into()),
        }
    }
}

const NOT_IN_QUERY: &str = "the request cannot be presigned, since the auth scheme that is chosen for it \
     is not SigV4: give credentials of AWS, or prefer the scheme `sigv4`";

fn is_signed_in_query(uri: &str) -> bool {
    let query = uri.split_once('?').map_or("", |(_, query)| query);
    let mut names = query.split('&').filter_map(|pair| pair.split('=').next());
    names.any(|name| name == "X-Amz-Signature")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_a_parameter_of_its_name() {
        for signed in ["https://a/?X-Amz-Signature=1", "/?a=b&X-Amz-Signature=1"] {
            assert!(is_signed_in_query(signed), "{signed}");
        }
        let unsigned = ["/", "/X-Amz-Signature=1", "/?a=X-Amz-Signature", "/?X-Amz"];
        for unsigned in unsigned {
            assert!(!is_signed_in_query(unsigned), "{unsigned}");
        }
    }

    #[test]
    fn what_another_scheme_adds_is_seen() {
        let mut request = HttpRequest::empty();
        let before = Unsigned::new(&request);
        assert!(before.is(&request));
        request.headers_mut().insert("authorization", "Bearer x");
        assert!(!before.is(&request));
        let mut request = HttpRequest::empty();
        request.set_uri("/?key=x").expect("a URI");
        assert!(!before.is(&request));
    }
}
