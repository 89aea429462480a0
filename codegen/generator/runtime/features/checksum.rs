//! The `Content-MD5` header of operations whose requests must carry a checksum.
//!
//! Source: Smithy 2.0 specification, "httpChecksumRequired trait".

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

use super::super::operation::table::Operation;

const HEADER: &str = "content-md5";

/// Adds the checksum to the operation's requests.
pub fn add_checksum(
    _: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(ChecksumInterceptor))
}

/// Runs before each signing, so that the checksum is that of the body that is sent, and is signed
/// itself.
#[derive(Debug)]
struct ChecksumInterceptor;

#[dyn_dispatch_hint]
impl Intercept for ChecksumInterceptor {
    fn name(&self) -> &'static str {
        "ChecksumInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        add_md5(context.request_mut())
    }
}

/// Adds the header, unless the caller has given a checksum of its own.
fn add_md5(request: &mut HttpRequest) -> Result<(), BoxError> {
    let mut names = request.headers().iter().map(|(name, _)| name);
    if names.any(|name| name == HEADER || name.starts_with("x-amz-checksum-")) {
        return Ok(());
    }
    let body = request.body().bytes().ok_or(
        "the operation needs a checksum, which can only be taken of a body that is in memory: \
         set a checksum header, or give the body as bytes",
    )?;
    let digest = aws_smithy_types::base64::encode(Md5::digest(body));
    request.headers_mut().try_insert(HEADER, digest)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::body::SdkBody;

    use super::*;

    #[test]
    fn the_body_is_digested() {
        let mut request = HttpRequest::new(SdkBody::from("abc"));
        add_md5(&mut request).expect("a body in memory");
        // RFC 1321, appendix A.5: 900150983cd24fb0d6963f7d28e17f72
        assert_eq!(
            request.headers().get(HEADER),
            Some("kAFQmDzST7DWlj99KOF/cg==")
        );
    }

    #[test]
    fn a_checksum_of_the_callers_stays_alone() {
        let mut request = HttpRequest::new(SdkBody::from("abc"));
        request
            .headers_mut()
            .insert("x-amz-checksum-crc32", "NSRBwg==");
        add_md5(&mut request).expect("nothing to do");
        assert_eq!(request.headers().get(HEADER), None);
    }
}
