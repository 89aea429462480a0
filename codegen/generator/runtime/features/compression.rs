//! Compressed requests: the interceptor of the operations that have the `requestCompression` trait. The
//! settings are in [`super::compression_settings`].
//!
//! Source: Smithy 2.0 specification, "requestCompression trait". The algorithm is published in
//! `aws-smithy-compression`.

use aws_smithy_compression::body::compress::CompressedBody;
use aws_smithy_compression::http::CompressRequest;
use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;
use super::compression_settings::{DisableRequestCompression, RequestMinCompressionSizeBytes};

/// Compresses the operation's requests with gzip.
pub fn compress(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(CompressionInterceptor(
        operation,
    )))
}

/// Runs before the first attempt: a request is compressed once, however often it is sent.
#[derive(Debug)]
struct CompressionInterceptor(&'static Operation);

#[dyn_dispatch_hint]
impl Intercept for CompressionInterceptor {
    fn name(&self) -> &'static str {
        "CompressionInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let disabled = cfg.load::<DisableRequestCompression>();
        if disabled.is_some_and(|disabled| disabled.0) {
            return Ok(());
        }
        let mut options = CompressionOptions::default();
        if let Some(least) = cfg.load::<RequestMinCompressionSizeBytes>() {
            options = options.with_min_compression_size_bytes(least.0)?;
        }
        let may_stream = !self.0.options.requires_length;
        if gzip(context.request_mut(), &options, may_stream)? {
            cfg.interceptor_state()
                .store_append(SmithySdkFeature::GzipRequestCompression);
        }
        Ok(())
    }
}

/// Compresses a body of at least the configured size, and a stream of unknown length unless the
/// operation needs the length. Returns whether it did.
fn gzip(
    request: &mut HttpRequest,
    options: &CompressionOptions,
    may_stream: bool,
) -> Result<bool, BoxError> {
    let algorithm = CompressionAlgorithm::Gzip;
    let compressor = algorithm.into_impl_http_body_1_x(options);
    let body = match request.body().bytes() {
        Some(bytes) if bytes.len() < options.min_compression_size_bytes() as usize => {
            return Ok(false);
        }
        None if !may_stream => return Ok(false),
        Some(bytes) => compressed(bytes, compressor)?,
        None => std::mem::replace(request.body_mut(), SdkBody::taken())
            .map(move |body| streamed(body, compressor.clone())),
    };
    let headers = request.headers_mut();
    headers.remove("content-length");
    if let Some(length) = body.content_length() {
        headers.try_insert("content-length", length.to_string())?;
    }
    let encoding = match headers.get("content-encoding") {
        Some(before) => format!("{before}, {}", algorithm.as_str()),
        None => algorithm.as_str().to_owned(),
    };
    headers.try_insert("content-encoding", encoding)?;
    *request.body_mut() = body;
    Ok(true)
}

fn compressed(bytes: &[u8], mut compressor: Box<dyn CompressRequest>) -> Result<SdkBody, BoxError> {
    let mut out = Vec::new();
    compressor.compress_bytes(bytes, &mut out)?;
    Ok(SdkBody::from(out))
}

fn streamed(body: SdkBody, compressor: Box<dyn CompressRequest>) -> SdkBody {
    SdkBody::from_body_1_x(CompressedBody::new(body, compressor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(least: u32) -> CompressionOptions {
        CompressionOptions::default()
            .with_min_compression_size_bytes(least)
            .expect("a valid size")
    }

    #[test]
    fn a_large_body_is_compressed_and_its_encoding_added() {
        let mut request = HttpRequest::new(SdkBody::from("a".repeat(100)));
        request.headers_mut().insert("content-encoding", "custom");
        request.headers_mut().insert("content-length", "100");
        assert!(gzip(&mut request, &options(100), true).expect("compresses"));
        let body = request.body().bytes().expect("a body in memory");
        assert_eq!(body.get(..2), Some(&[0x1f, 0x8b][..]));
        let headers = request.headers();
        assert_eq!(headers.get("content-encoding"), Some("custom, gzip"));
        assert_eq!(
            headers.get("content-length"),
            Some(body.len().to_string().as_str())
        );
    }

    #[test]
    fn a_small_body_is_not() {
        let mut request = HttpRequest::new(SdkBody::from("a"));
        assert!(!gzip(&mut request, &options(2), true).expect("nothing to do"));
        assert_eq!(request.headers().get("content-encoding"), None);
    }
}
