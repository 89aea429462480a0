//! Checksums of requests, by the `httpChecksum` trait: which algorithm a call uses, if any, and the header
//! with the checksum of a body in memory. That of a stream follows it, which is the matter of
//! [`super::aws_chunked`].
//!
//! Source: AWS core specification of Smithy, "httpChecksum trait". The algorithms are published in
//! `aws-smithy-checksums`.

use aws_runtime::auth::PayloadSigningOverride;
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::ChecksumCache;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::error::operation::BuildError;

use super::super::call::presigned::Presigned;
use super::super::operation::table::Operation;
use super::aws_chunked::{self, StreamChecksum};

/// What the names of headers with checksums begin with; an algorithm follows.
const HEADERS: &str = "x-amz-checksum-";

/// What follows in headers that say something else about checksums.
const NO_ALGORITHMS: [&str; 3] = ["algorithm", "mode", "type"];

/// The algorithm of calls that name none, as a header says it.
const DEFAULT_ALGORITHM: &str = "CRC32";

/// Adds checksums to the operation's requests.
pub fn add_checksum(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(RequestChecksumInterceptor(
        operation,
    )))
}

/// Chooses the algorithm once for all attempts, and takes the checksum before each signing, so that it is
/// of the body that is sent and is signed.
#[derive(Debug)]
struct RequestChecksumInterceptor(&'static Operation);

/// The algorithm that the input names.
#[derive(Clone, Debug)]
struct NamedAlgorithm(String);

impl Storable for NamedAlgorithm {
    type Storer = StoreReplace<Self>;
}

/// The checksum that the requests of a call carry.
#[derive(Clone, Debug)]
struct Chosen {
    checksum: StreamChecksum,
    /// Whether the header that names the algorithm is ours.
    is_default: bool,
}

impl Storable for Chosen {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for RequestChecksumInterceptor {
    fn name(&self) -> &'static str {
        "RequestChecksumInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input =
            (self.0.vtable.input)(context.input()).ok_or("the input is of another operation")?;
        if let Some(algorithm) = input.checksum_algorithm() {
            let algorithm = NamedAlgorithm(algorithm.to_owned());
            cfg.interceptor_state().store_put(algorithm);
        }
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if cfg.load::<Presigned>().is_some() || has_checksum(request.headers()) {
            return Ok(());
        }
        if let Some(chosen) = self.choose(request, cfg)? {
            cfg.interceptor_state().store_put(chosen);
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if cfg.load::<PayloadSigningOverride>().is_some() {
            aws_chunked::show_payload_hash(cfg);
        }
        let Some(chosen) = cfg.load::<Chosen>().cloned() else {
            return Ok(());
        };
        let request = context.request_mut();
        if has_checksum(request.headers()) {
            // An interceptor of the caller's has set it by now, and there can be only one.
            let header = self.0.options.checksum.algorithm_header;
            if let Some(header) = header.filter(|_| chosen.is_default) {
                request.headers_mut().remove(header);
            }
            return Ok(());
        }
        match request.body().bytes() {
            Some(bytes) => {
                let (header, checksum) = checksum_of(chosen.checksum.algorithm, bytes);
                request.headers_mut().try_insert(header, checksum)?;
                Ok(())
            }
            None => aws_chunked::announce(request, chosen.checksum, cfg),
        }
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        aws_chunked::encode(context.request_mut(), cfg)
    }
}

impl RequestChecksumInterceptor {
    /// The algorithm that the caller names, or else the default if a checksum is wanted; a default is named
    /// in the request as well.
    fn choose(
        &self,
        request: &mut HttpRequest,
        cfg: &mut ConfigBag,
    ) -> Result<Option<Chosen>, BoxError> {
        let operation = &self.0.options.checksum;
        let headers = request.headers_mut();
        let in_header = operation.algorithm_header.and_then(|it| headers.get(it));
        let in_input = || cfg.load::<NamedAlgorithm>().map(|it| it.0.as_str());
        let named = match in_header.or_else(in_input) {
            Some(name) => Some(algorithm(name)?),
            None => None,
        };
        let setting = cfg.load::<RequestChecksumCalculation>().copied();
        let (setting, is_wanted) = match setting.unwrap_or_default() {
            RequestChecksumCalculation::WhenRequired => (
                SmithySdkFeature::FlexibleChecksumsReqWhenRequired,
                operation.required || named.is_some(),
            ),
            _ => (SmithySdkFeature::FlexibleChecksumsReqWhenSupported, true),
        };
        cfg.interceptor_state().store_append(setting);
        if !is_wanted {
            return Ok(None);
        }
        let header = operation.algorithm_header.filter(|_| named.is_none());
        if let Some(header) = header {
            headers.try_insert(header, DEFAULT_ALGORITHM)?;
        }
        let algorithm = named.unwrap_or_default();
        if let Some(feature) = feature(algorithm) {
            cfg.interceptor_state().store_append(feature);
        }
        Ok(Some(Chosen {
            checksum: StreamChecksum {
                algorithm,
                cache: ChecksumCache::new(),
            },
            is_default: header.is_some(),
        }))
    }
}

/// Whether the caller has given a checksum of its own.
fn has_checksum(headers: &Headers) -> bool {
    let mut names = headers
        .iter()
        .filter_map(|(name, _)| name.strip_prefix(HEADERS));
    names.any(|algorithm| !NO_ALGORITHMS.contains(&algorithm))
}

/// The header for a checksum, and the checksum of these bytes.
fn checksum_of(algorithm: ChecksumAlgorithm, bytes: &[u8]) -> (&'static str, String) {
    let mut checksum = algorithm.into_impl();
    checksum.update(bytes);
    let header = checksum.header_name();
    (
        header,
        aws_smithy_types::base64::encode(checksum.finalize()),
    )
}

/// The algorithm with this name.
///
/// # Errors
/// There are more algorithms than can be computed here. The parser reads `MD5` as another one.
fn algorithm(name: &str) -> Result<ChecksumAlgorithm, BuildError> {
    let algorithm = name.parse::<ChecksumAlgorithm>().ok();
    let algorithm = algorithm.filter(|it| it.as_str().eq_ignore_ascii_case(name));
    algorithm.ok_or_else(|| {
        BuildError::other(format!(
            "the checksum algorithm {name:?} is not one of CRC32, CRC32C, CRC64NVME, SHA1 and SHA256: \
             choose one of them, or set the checksum itself"
        ))
    })
}

/// How the user agent names an algorithm.
fn feature(algorithm: ChecksumAlgorithm) -> Option<SmithySdkFeature> {
    Some(match algorithm {
        ChecksumAlgorithm::Crc32 => SmithySdkFeature::FlexibleChecksumsReqCrc32,
        ChecksumAlgorithm::Crc32c => SmithySdkFeature::FlexibleChecksumsReqCrc32c,
        ChecksumAlgorithm::Crc64Nvme => SmithySdkFeature::FlexibleChecksumsReqCrc64,
        ChecksumAlgorithm::Sha1 => SmithySdkFeature::FlexibleChecksumsReqSha1,
        ChecksumAlgorithm::Sha256 => SmithySdkFeature::FlexibleChecksumsReqSha256,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check values of the CRC catalogue for `CRC-32/ISO-HDLC`, `CRC-32/ISCSI` and `CRC-64/NVME`, and the
    /// digests of the same text.
    #[test]
    fn every_algorithm_gives_its_known_value() {
        let known = [
            ("CRC32", "x-amz-checksum-crc32", "y/Q5Jg=="),
            ("CRC32C", "x-amz-checksum-crc32c", "4waSgw=="),
            ("CRC64NVME", "x-amz-checksum-crc64nvme", "rosUhgp5mIg="),
            (
                "SHA1",
                "x-amz-checksum-sha1",
                "98O8HYCOBHMq32eZZczDTKeuNEE=",
            ),
            (
                "SHA256",
                "x-amz-checksum-sha256",
                "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
            ),
        ];
        for (name, header, value) in known {
            for name in [name.to_owned(), name.to_ascii_lowercase()] {
                let algorithm = algorithm(&name).expect("an algorithm");
                let (found, checksum) = checksum_of(algorithm, b"123456789");
                assert_eq!(
                    (found, name.as_str(), checksum.as_str()),
                    (header, name.as_str(), value)
                );
            }
        }
    }

    #[test]
    fn what_cannot_be_computed_is_refused_by_name() {
        for name in ["MD5", "XXHASH64", "SHA512", ""] {
            let fault = algorithm(name).expect_err("no algorithm");
            let text = aws_smithy_types::error::display::DisplayErrorContext(&fault).to_string();
            assert!(text.contains(&format!("{name:?}")), "{text}");
            assert!(text.contains("CRC64NVME"), "{text}");
        }
    }
}
