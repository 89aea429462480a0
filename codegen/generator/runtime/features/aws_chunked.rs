//! Streams with a checksum after them: the `aws-chunked` content encoding, whose last chunk is followed by
//! trailers. What is sent is as long as was announced, and what is read of the stream is not kept.
//!
//! Over HTTPS, neither chunks nor trailers are signed; over HTTP each is, with SigV4.
//! Source: Amazon S3 API reference, "Signature calculations ... transferring a payload in multiple
//! chunks". The encoding is published in `aws-runtime`.

use aws_runtime::auth::{PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_runtime::content_encoding::header::X_AMZ_TRAILER_SIGNATURE;
use aws_runtime::content_encoding::header_value::AWS_CHUNKED;
use aws_runtime::content_encoding::{AwsChunkedBody, AwsChunkedBodyOptions, DeferredSigner};
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::ChecksumCache;
use aws_smithy_checksums::body::calculate::ChecksumBody;
use aws_smithy_checksums::http::HttpChecksum;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::error::operation::BuildError;

use super::checksum_settings::{ChunkSize, LEAST_CHUNK_SIZE};

const UNKNOWN_LENGTH: &str = "a stream is sent with a checksum after it, for which its length must be known: \
     give the body as bytes or as a file, set its length, or set the checksum itself";

const UNSIGNED_CHUNKS: &str = "a stream that goes over plain HTTP is signed in chunks, which the auth scheme \
     of this call cannot do: use HTTPS, or give the body as bytes";

/// The hexadecimal digits of a signature.
const SIGNATURE_LENGTH: usize = 64;

/// The checksum of a body, as far as it is a stream.
#[derive(Clone, Debug)]
pub(super) struct StreamChecksum {
    pub(super) algorithm: ChecksumAlgorithm,
    /// The checksum, once an attempt has found it: what a retry sends must be the same.
    pub(super) cache: ChecksumCache,
}

/// How the stream of an attempt is sent; nothing once it is on its way.
#[derive(Debug)]
struct Encoding(Option<Chunks>);

#[derive(Debug)]
struct Chunks {
    checksum: StreamChecksum,
    length: u64,
    size: Option<usize>,
    /// Signs each chunk. It gets its key when the request is signed.
    signer: Option<DeferredSigner>,
}

impl Storable for Encoding {
    type Storer = StoreReplace<Self>;
}

/// Says in the headers that the stream comes in chunks, with its checksum after them, before the headers
/// are signed.
///
/// # Errors
/// The length of the stream is not known, or chunks are to be too small.
pub(super) fn announce(
    request: &mut HttpRequest,
    checksum: StreamChecksum,
    cfg: &mut ConfigBag,
) -> Result<(), BoxError> {
    let length = stream_length(request).ok_or_else(|| BuildError::other(UNKNOWN_LENGTH))?;
    let size = chunk_size(cfg.load::<ChunkSize>().copied(), length)?;
    let trailer = checksum.algorithm.into_impl().header_name();
    let mut chunks = Chunks {
        checksum,
        length,
        size,
        signer: None,
    };
    let state = cfg.interceptor_state();
    if request.uri().starts_with("http:") {
        let (signer, sender) = DeferredSigner::new();
        state.store_put(sender);
        state.store_put(PayloadSigningOverride::StreamingSignedPayloadTrailer);
        chunks.signer = Some(signer);
    } else {
        state.store_put(PayloadSigningOverride::StreamingUnsignedPayloadTrailer);
    }
    show_payload_hash(cfg);
    let encoded_length = chunks.options().encoded_length();
    let headers = request.headers_mut();
    headers.insert("x-amz-trailer", trailer);
    headers.insert("x-amz-decoded-content-length", length.to_string());
    headers.insert("content-length", encoded_length.to_string());
    headers.remove("transfer-encoding");
    headers.append("content-encoding", AWS_CHUNKED);
    let state = cfg.interceptor_state();
    state.store_put(Encoding(Some(chunks)));
    Ok(())
}

/// Puts the stream that was announced into chunks.
///
/// # Errors
/// The chunks were to be signed, and the signature of the request is none to go on from.
pub(super) fn encode(request: &mut HttpRequest, cfg: &mut ConfigBag) -> Result<(), BoxError> {
    let encoding = cfg.get_mut_from_interceptor_state::<Encoding>();
    let Some(mut chunks) = encoding.and_then(|encoding| encoding.0.take()) else {
        return Ok(());
    };
    if chunks.signer.is_some() && !is_signed_with_sigv4(request) {
        if request.headers().get("x-amz-content-sha256").is_some() {
            return Err(UNSIGNED_CHUNKS.into());
        }
        // Nothing is signed, or not with a signature of these headers.
        chunks.signer = None;
        let length = chunks.options().encoded_length();
        let headers = request.headers_mut();
        headers.insert("content-length", length.to_string());
    }
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    *request.body_mut() = body.map(move |body| chunks.of(body));
    Ok(())
}

impl Chunks {
    /// The options of the encoding.
    fn options(&self) -> AwsChunkedBodyOptions {
        let checksum = self.checksum.algorithm.into_impl();
        let mut options = AwsChunkedBodyOptions::default()
            .with_stream_length(self.length)
            .with_trailer_len(HttpChecksum::size(&*checksum))
            .signed_chunked_encoding(self.signer.is_some());
        if self.signer.is_some() {
            let trailer = X_AMZ_TRAILER_SIGNATURE.len() + ":".len() + SIGNATURE_LENGTH;
            options = options.with_trailer_len(trailer as u64);
        }
        match self.size {
            Some(size) => options.with_chunk_size(size),
            None => options,
        }
    }

    /// The stream in chunks, with its checksum after it.
    fn of(&self, body: SdkBody) -> SdkBody {
        let checksum = self.checksum.algorithm.into_impl();
        let body = ChecksumBody::new(body, checksum).with_cache(self.checksum.cache.clone());
        let chunked = AwsChunkedBody::new(body, self.options());
        SdkBody::from_body_1_x(match &self.signer {
            Some(signer) => chunked.with_signer(signer.clone()),
            None => chunked,
        })
    }
}

/// The length of the stream by its header, which the caller may have set, or by what the stream knows.
fn stream_length(request: &HttpRequest) -> Option<u64> {
    let header = request.headers().get("content-length");
    // What is longer than this is no length of a stream, and would overflow with the chunks' own bytes.
    let header = header.and_then(|length| length.parse::<i64>().ok());
    let header = header.and_then(|length| u64::try_from(length).ok());
    header.or_else(|| request.body().content_length())
}

/// The size of chunks in bytes, if it is not the usual one.
fn chunk_size(asked: Option<ChunkSize>, length: u64) -> Result<Option<usize>, BuildError> {
    match asked {
        None => Ok(None),
        Some(ChunkSize::Bytes(size)) if size < LEAST_CHUNK_SIZE => Err(BuildError::other(format!(
            "chunks of {size} bytes are too small: the least is {LEAST_CHUNK_SIZE}"
        ))),
        Some(ChunkSize::Bytes(size)) => Ok(Some(size)),
        Some(ChunkSize::WholeStream) => {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            Ok(Some(length.max(LEAST_CHUNK_SIZE)))
        }
    }
}

/// Has the signer say in `x-amz-content-sha256` what it signs in place of the payload's hash: the service
/// could not know otherwise.
pub(super) fn show_payload_hash(cfg: &mut ConfigBag) {
    let signing = cfg.load::<SigV4OperationSigningConfig>();
    if let Some(mut signing) = signing.cloned()
        && !signing.signing_options.content_sha256_header
    {
        signing.signing_options.content_sha256_header = true;
        cfg.interceptor_state().store_put(signing);
    }
}

fn is_signed_with_sigv4(request: &HttpRequest) -> bool {
    let signature = request.headers().get("authorization");
    signature.is_some_and(|signature| signature.starts_with("AWS4-HMAC-SHA256 "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_as_large_as_they_are_asked_to_be() {
        let size = |asked, length| chunk_size(Some(asked), length).ok().flatten();
        assert!(matches!(chunk_size(None, 5), Ok(None)));
        assert_eq!(size(ChunkSize::Bytes(8192), 5), Some(8192));
        assert_eq!(size(ChunkSize::Bytes(8191), 5), None);
        assert_eq!(size(ChunkSize::WholeStream, 10_000), Some(10_000));
        // An empty or short stream is one chunk, whatever the least size of chunks is.
        assert_eq!(size(ChunkSize::WholeStream, 0), Some(8192));
    }

    #[test]
    fn the_length_is_what_the_caller_says_or_the_stream_knows() {
        let mut request = HttpRequest::new(SdkBody::from("abc"));
        assert_eq!(stream_length(&request), Some(3));
        for (header, expected) in [("2", 2), ("-1", 3), ("18446744073709551615", 3), ("?", 3)] {
            request.headers_mut().insert("content-length", header);
            assert_eq!(stream_length(&request), Some(expected), "{header}");
        }
    }
}
