//! Streams, whose checksum comes after them: in chunks, signed over HTTP and not so over HTTPS.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use checksums::error::{DisplayErrorContext, SdkError};
use checksums::primitives::ByteStream;
use checksums::types::Algorithm;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame};

use super::{DATA, KNOWN, checksum_headers, served};
use crate::fixtures::{client, config};
use crate::server::{Received, Reply, Server};

/// A stream of known length that can be read anew for each attempt; it counts how often it is.
fn stream(data: impl Into<Bytes>, reads: &Arc<AtomicU32>) -> ByteStream {
    let (data, reads) = (data.into(), Arc::clone(reads));
    ByteStream::new(SdkBody::retryable(move || {
        reads.fetch_add(1, Ordering::Relaxed);
        SdkBody::from_body_1_x(Full::new(data.clone()))
    }))
}

/// A stream whose length nobody knows.
struct WithoutLength(Option<Bytes>);

impl Body for WithoutLength {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|data| Ok(Frame::data(data))))
    }
}

fn stream_without_length() -> ByteStream {
    let body = WithoutLength(Some(Bytes::from_static(DATA)));
    ByteStream::new(SdkBody::from_body_1_x(body))
}

fn a_stream() -> ByteStream {
    stream(DATA, &Arc::default())
}

/// What is in chunks: the size of each, the data, and the lines after them.
#[derive(Debug, Default, PartialEq)]
struct Chunks {
    sizes: Vec<usize>,
    signatures: usize,
    data: Vec<u8>,
    trailers: Vec<String>,
}

fn line<'b>(rest: &mut &'b [u8]) -> &'b str {
    let end = rest.windows(2).position(|it| it == b"\r\n");
    let end = end.expect("the end of a line");
    let line = std::str::from_utf8(&rest[..end]).expect("text");
    *rest = &rest[end + 2..];
    line
}

/// Reads a body of the `aws-chunked` encoding to its end.
fn read_chunks(body: &[u8]) -> Chunks {
    let (mut rest, mut chunks) = (body, Chunks::default());
    loop {
        let head = line(&mut rest);
        let (size, extension) = head.split_once(';').unwrap_or((head, ""));
        chunks.signatures += usize::from(extension.starts_with("chunk-signature="));
        let size = usize::from_str_radix(size, 16).expect("a size");
        if size == 0 {
            break;
        }
        chunks.sizes.push(size);
        chunks.data.extend(&rest[..size]);
        rest = &rest[size..];
        assert_eq!(line(&mut rest), "");
    }
    loop {
        match line(&mut rest) {
            "" => break,
            trailer => chunks.trailers.push(trailer.to_owned()),
        }
    }
    assert!(rest.is_empty(), "{rest:?}");
    chunks.trailers.sort();
    chunks
}

fn all<'r>(received: &'r Received, name: &str) -> Vec<&'r str> {
    let headers = received.headers.iter();
    let found = headers.filter(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str()).collect()
}

#[tokio::test]
async fn over_http_a_stream_comes_in_signed_chunks_with_its_checksum_after_them() {
    for (name, header, value) in KNOWN {
        let (client, server) = served!([Reply::json(200, "")]);
        let call = client.put_blob().body(a_stream()).encoding("gzip");
        call.algorithm(Algorithm::from(name))
            .send()
            .await
            .expect("a reply");
        let received = server.received().remove(0);
        let chunks = read_chunks(&received.body);
        assert_eq!(
            (chunks.data.as_slice(), chunks.sizes.as_slice()),
            (DATA, &[9][..])
        );
        assert_eq!(chunks.signatures, 2);
        assert_eq!(chunks.trailers[0], format!("{header}:{value}"));
        let signature = chunks.trailers[1].strip_prefix("x-amz-trailer-signature:");
        assert_eq!(signature.map(str::len), Some(64));
        assert_eq!(chunks.trailers.len(), 2);
        let length = received.body.len().to_string();
        assert_eq!(all(&received, "content-length"), [length.as_str()]);
        assert_eq!(received.header("x-amz-decoded-content-length"), Some("9"));
        assert_eq!(received.header("x-amz-trailer"), Some(header));
        assert_eq!(received.header("transfer-encoding"), None);
        assert_eq!(all(&received, "content-encoding"), ["gzip", "aws-chunked"]);
        assert_eq!(
            received.header("x-amz-content-sha256"),
            Some("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER")
        );
        assert_eq!(
            checksum_headers(&received),
            ["x-amz-sdk-checksum-algorithm", "x-amz-trailer"].as_slice()
        );
    }
}

/// A connector that keeps what it is given: what goes over HTTPS.
#[derive(Clone, Debug, Default)]
struct Kept(Arc<Mutex<Vec<Received>>>);

impl HttpConnector for Kept {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let kept = self.0.clone();
        HttpConnectorFuture::new(async move {
            let body = std::mem::replace(request.body_mut(), SdkBody::taken());
            let announced = body.content_length();
            let body = BodyExt::collect(body)
                .await
                .expect("a whole body")
                .to_bytes();
            assert_eq!(announced, Some(body.len() as u64));
            let headers = request.headers().iter();
            kept.lock().expect("no panic").push(Received {
                method: request.method().to_owned(),
                target: request.uri().to_owned(),
                headers: headers
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
                body,
            });
            let status = StatusCode::try_from(200).expect("a status");
            Ok(HttpResponse::new(status, SdkBody::empty()))
        })
    }
}

#[tokio::test]
async fn over_https_chunks_are_not_signed() {
    let (kept, server) = (Kept::default(), Server::start([]).await.expect("a server"));
    let connector = SharedHttpConnector::new(kept.clone());
    let conf = config!(checksums, server)
        .endpoint_url("https://storage.test")
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .aws_chunked_encoding_chunk_size(Some(8192));
    let client = checksums::Client::from_conf(conf.build());
    client
        .put_blob()
        .body(a_stream())
        .send()
        .await
        .expect("a reply");
    let long = stream(vec![b'x'; 20_000], &Arc::default());
    client.put_blob().body(long).send().await.expect("a reply");
    let empty = stream(Bytes::new(), &Arc::default());
    client.put_blob().body(empty).send().await.expect("a reply");
    let received = kept.0.lock().expect("no panic").clone();
    assert_eq!(
        received[0].body,
        "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"
    );
    assert_eq!(
        received[0].header("x-amz-content-sha256"),
        Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER")
    );
    assert_eq!(read_chunks(&received[1].body).sizes, [8192, 8192, 3616]);
    assert_eq!(
        received[2].body,
        "0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"
    );
    for received in &received {
        let length = received.body.len().to_string();
        assert_eq!(received.header("content-length"), Some(length.as_str()));
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_stream_can_be_a_single_chunk_and_chunks_cannot_be_too_small() {
    let (_, server) = served!([Reply::json(200, ""), Reply::json(200, "")]);
    let put = async |size, length| {
        let conf = config!(checksums, server).aws_chunked_encoding_chunk_size(size);
        let client = checksums::Client::from_conf(conf.build());
        let body = stream(vec![b'x'; length], &Arc::default());
        client.put_blob().body(body).send().await
    };
    put(None, 100_000).await.expect("a reply");
    put(None, 0).await.expect("a reply");
    let fault = put(Some(8191), 100_000).await.expect_err("too small");
    let text = DisplayErrorContext(&fault).to_string();
    assert!(text.contains("8191") && text.contains("8192"), "{text}");
    let received = server.received();
    assert_eq!(read_chunks(&received[0].body).sizes, [100_000]);
    assert_eq!(read_chunks(&received[1].body).sizes, [0; 0]);
    assert_eq!(received.len(), 2);
}

#[tokio::test]
async fn what_is_not_signed_has_no_signed_chunks() {
    let server = Server::start([Reply::json(200, "")])
        .await
        .expect("a server");
    let conf = checksums::Config::builder()
        .behavior_version(checksums::config::BehaviorVersion::latest())
        .region(checksums::config::Region::new("eu-central-1"))
        .endpoint_url(server.url())
        .allow_no_auth();
    let client = checksums::Client::from_conf(conf.build());
    client
        .put_blob()
        .body(a_stream())
        .send()
        .await
        .expect("a reply");
    let received = server.received().remove(0);
    assert_eq!(received.header("authorization"), None);
    let chunks = read_chunks(&received.body);
    assert_eq!((chunks.data.as_slice(), chunks.signatures), (DATA, 0));
    assert_eq!(chunks.trailers, ["x-amz-checksum-crc32:y/Q5Jg=="]);
}

#[tokio::test]
async fn a_retry_sends_the_stream_from_its_beginning() {
    let (client, server) = served!([Reply::json(503, "{}"), Reply::reset(), Reply::json(200, "")]);
    let reads = Arc::default();
    client
        .put_blob()
        .body(stream(DATA, &reads))
        .send()
        .await
        .expect("a reply");
    let received = server.received();
    assert_eq!(received.len(), 3);
    for received in received {
        let chunks = read_chunks(&received.body);
        assert_eq!(chunks.data, DATA);
        assert_eq!(chunks.trailers[0], "x-amz-checksum-crc32:y/Q5Jg==");
        assert_eq!(all(&received, "content-encoding"), ["aws-chunked"]);
    }
    assert!(reads.load(Ordering::Relaxed) >= 3);
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_refused_before_anything_is_sent() {
    let (client, server) = served!([Reply::json(200, ""), Reply::json(200, "")]);
    let fault = client.put_blob().body(stream_without_length()).send().await;
    let fault = fault.expect_err("no length");
    assert!(matches!(
        fault,
        SdkError::DispatchFailure(_) | SdkError::ConstructionFailure(_)
    ));
    let text = DisplayErrorContext(&fault).to_string();
    assert!(text.contains("length must be known"), "{text}");
    assert!(server.received().is_empty());
    // Where its length is said, or nothing follows it, it is sent.
    let call = client.put_blob().body(stream_without_length()).length(9);
    call.send().await.expect("a reply");
    let call = client
        .put_blob()
        .body(stream_without_length())
        .sha256(KNOWN[4].2);
    call.send().await.expect("a reply");
    let received = server.received();
    assert_eq!(read_chunks(&received[0].body).data, DATA);
    assert_eq!(received[1].body, DATA);
    assert_eq!(received[1].header("content-encoding"), None);
}
