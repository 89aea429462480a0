//! Checksums by `httpChecksum`: of requests in a header or after a stream, of replies compared while they
//! are read, and what the settings and the caller's own checksums change about them.

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
use checksums::config::{RequestChecksumCalculation, ResponseChecksumValidation};
use checksums::error::{DisplayErrorContext, SdkError};
use checksums::operation::put_blob::builders::PutBlobFluentBuilder;
use checksums::primitives::ByteStream;
use checksums::types::{Algorithm, Mode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame};

use crate::fixtures::{client, config};
use crate::server::{Received, Reply, Server};

const DATA: &[u8] = b"123456789";

/// The known checksums of [`DATA`].
const KNOWN: [(&str, &str, &str); 5] = [
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

/// A client for a server with this script.
macro_rules! served {
    ([$($reply:expr),*]) => {{
        let server = Server::start([$($reply),*]).await.expect("a loopback server");
        (client!(checksums, server), server)
    }};
}

fn all<'r>(received: &'r Received, name: &str) -> Vec<&'r str> {
    let headers = received.headers.iter();
    let found = headers.filter(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str()).collect()
}

/// The names of the headers with checksums, and of those that follow.
fn checksum_headers(received: &Received) -> Vec<&str> {
    let names = received.headers.iter().map(|(name, _)| name.as_str());
    let is_about = |name: &&str| name.contains("checksum") || name.contains("md5");
    names
        .filter(|name| is_about(name) || *name == "x-amz-trailer")
        .collect()
}

#[tokio::test]
async fn a_body_in_memory_has_its_checksum_in_a_header() {
    for (name, header, value) in KNOWN {
        let (client, server) = served!([Reply::json(200, ""), Reply::json(200, "")]);
        let call = client.put_note().text("123456789");
        call.algorithm(Algorithm::from(name))
            .send()
            .await
            .expect("a reply");
        let bytes = ByteStream::from_static(DATA);
        let call = client
            .put_blob()
            .body(bytes)
            .algorithm(Algorithm::from(name));
        call.send().await.expect("a reply");
        for received in server.received() {
            assert_eq!(received.header(header), Some(value));
            assert_eq!(received.header("x-amz-sdk-checksum-algorithm"), Some(name));
            assert_eq!(received.header("content-encoding"), None);
            assert_eq!(received.body, DATA);
            assert_eq!(checksum_headers(&received).len(), 2);
        }
    }
}

#[tokio::test]
async fn crc32_is_taken_where_no_algorithm_is_named() {
    let (client, server) = served!([
        Reply::json(200, ""),
        Reply::json(200, ""),
        Reply::json(200, "")
    ]);
    client
        .put_note()
        .text("123456789")
        .send()
        .await
        .expect("a reply");
    client.put_required().send().await.expect("a reply");
    client
        .stamp()
        .text("123456789")
        .send()
        .await
        .expect("a reply");
    let received = server.received();
    assert_eq!(received[0].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    assert_eq!(
        received[0].header("x-amz-sdk-checksum-algorithm"),
        Some("CRC32")
    );
    // No body is an empty one, and MD5 is not sent beside another checksum.
    assert_eq!(received[1].header("x-amz-checksum-crc32"), Some("AAAAAA=="));
    assert_eq!(checksum_headers(&received[1]).len(), 2);
    // An operation that has no member for the algorithm has no header for it.
    assert_eq!(checksum_headers(&received[2]), ["x-amz-checksum-crc32"]);
    let agent = received[0].header("user-agent").unwrap_or_default();
    let features = agent.split(' ').find_map(|part| part.strip_prefix("m/"));
    let features: Vec<&str> = features.unwrap_or_default().split(',').collect();
    assert!(
        features.contains(&"U") && features.contains(&"Z"),
        "{agent}"
    );
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

#[tokio::test]
async fn when_required_a_checksum_is_sent_where_one_is_required_or_named() {
    let server = Server::start(std::iter::repeat_n(Reply::json(200, ""), 5));
    let server = server.await.expect("a loopback server");
    let conf = config!(checksums, server)
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired);
    let client = checksums::Client::from_conf(conf.build());
    client
        .put_note()
        .text("123456789")
        .send()
        .await
        .expect("a reply");
    client
        .put_blob()
        .body(a_stream())
        .send()
        .await
        .expect("a reply");
    client
        .put_required()
        .text("123456789")
        .send()
        .await
        .expect("a reply");
    client
        .stamp()
        .text("123456789")
        .send()
        .await
        .expect("a reply");
    let call = client
        .put_note()
        .text("123456789")
        .algorithm(Algorithm::Sha1);
    call.send().await.expect("a reply");
    let received = server.received();
    assert!(checksum_headers(&received[0]).is_empty());
    assert!(checksum_headers(&received[1]).is_empty());
    assert_eq!(received[1].body, DATA);
    assert_eq!(received[2].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    assert_eq!(received[3].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    assert_eq!(received[4].header("x-amz-checksum-sha1"), Some(KNOWN[3].2));
}

#[tokio::test]
async fn a_checksum_of_the_callers_own_stays_alone() {
    let own = ("x-amz-checksum-sha256", KNOWN[4].2);
    let put = async |change: fn(PutBlobFluentBuilder) -> PutBlobFluentBuilder, late: bool| {
        let (client, server) = served!([Reply::json(200, "")]);
        let call = change(client.put_blob().body(a_stream()));
        let outcome = match late {
            true => {
                let call = call.customize();
                let call = call.mutate_request(move |request| {
                    request.headers_mut().insert(own.0, own.1);
                });
                call.send().await
            }
            false => call.send().await,
        };
        outcome.expect("a reply");
        let received = server.received().remove(0);
        assert_eq!(received.header(own.0), Some(own.1));
        assert_eq!(received.header("content-encoding"), None);
        assert_eq!(received.body, DATA);
        checksum_headers(&received).join(" ")
    };
    let member = put(|call| call.sha256(KNOWN[4].2), false).await;
    assert_eq!(member, own.0);
    // What names another algorithm must not stand beside it, unless the caller says so.
    let customized = put(|call| call, true).await;
    assert_eq!(customized, own.0);
    let named = put(|call| call.algorithm(Algorithm::Sha256), true).await;
    assert_eq!(named.split(' ').count(), 2, "{named}");
}

#[tokio::test]
async fn a_payload_can_be_left_out_of_the_signature() {
    let (client, server) = served!([Reply::json(200, "")]);
    let call = client.put_blob().body(ByteStream::from_static(DATA));
    let call = call.customize().disable_payload_signing();
    call.send().await.expect("a reply");
    let received = server.received().remove(0);
    assert_eq!(
        received.header("x-amz-content-sha256"),
        Some("UNSIGNED-PAYLOAD")
    );
    assert_eq!(received.header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
}

#[tokio::test]
async fn a_checksum_is_of_the_body_that_an_interceptor_leaves() {
    let (client, server) = served!([Reply::json(200, "")]);
    let call = client.put_note().text("something else").customize();
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("content-length", "9");
        *request.body_mut() = SdkBody::from(DATA);
    });
    call.send().await.expect("a reply");
    let received = server.received().remove(0);
    assert_eq!(received.header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
}

#[tokio::test]
async fn an_algorithm_that_cannot_be_computed_is_refused_before_anything_is_sent() {
    let (client, server) = served!([]);
    for algorithm in [Algorithm::Md5, Algorithm::from("XXHASH64")] {
        let call = client.put_note().text("a").algorithm(algorithm.clone());
        let fault = call.send().await.expect_err("no checksum");
        let text = DisplayErrorContext(&fault).to_string();
        assert!(text.contains(algorithm.as_str()), "{text}");
    }
    assert!(server.received().is_empty());
}

/// A reply with [`DATA`], and a header.
fn data(header: &str, value: &str) -> Reply {
    Reply::new(200, DATA).header(header, value)
}

#[tokio::test]
async fn a_streamed_reply_is_compared_while_it_is_read() {
    for (_, header, value) in KNOWN {
        let (client, server) = served!([data(header, value), data(header, "AAAAAA==")]);
        let output = client.get_blob().send().await.expect("a reply");
        let bytes = output.body.collect().await.expect("the whole body");
        assert_eq!(bytes.into_bytes(), DATA);
        let mut output = client.get_blob().send().await.expect("a reply");
        let first = output
            .body
            .next()
            .await
            .expect("data")
            .expect("no error yet");
        assert_eq!(first, DATA);
        let fault = output
            .body
            .next()
            .await
            .expect("the end")
            .expect_err("a mismatch");
        let text = DisplayErrorContext(&fault).to_string();
        assert!(text.contains("checksum mismatch"), "{text}");
        let received = server.received();
        assert_eq!(received[0].header("x-amz-checksum-mode"), Some("ENABLED"));
        let agent = received[0].header("user-agent").unwrap_or_default();
        let features = agent.split(' ').find_map(|part| part.strip_prefix("m/"));
        assert!(
            features.is_some_and(|it| it.split(',').any(|it| it == "b")),
            "{agent}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_compared_is_read_as_it_is() {
    let replies = [
        data("x-amz-checksum-crc32", "AAAAAA==-14"),
        data("x-amz-checksum-xxhash64", "AAAAAAAAAAA="),
        data("x-amz-checksum-crc32", "?"),
    ];
    let count = replies.len();
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(checksums, server);
    for _ in 0..count {
        let output = client.get_blob().send().await.expect("a reply");
        let bytes = output.body.collect().await.expect("the whole body");
        assert_eq!(bytes.into_bytes(), DATA);
    }
}

#[tokio::test]
async fn a_reply_in_memory_is_compared_before_it_is_read() {
    let wrong = || Reply::json(200, r#"{"text": "a"}"#).header("x-amz-checksum-sha1", "AAAA");
    let right = r#"{"text": "b"}"#;
    let right = Reply::json(200, right)
        .header("x-amz-checksum-sha1", "j6veP0fLHA3rK6vy5Oy58Fs06AA=")
        .header("x-amz-checksum-crc32", "AAAAAA=="); // not an algorithm of the operation
    let error = Reply::json(404, "{}").header("x-amz-checksum-sha1", "AAAA");
    let (client, _server) = served!([wrong(), wrong(), wrong(), right, error]);
    let fault = client.get_note().send().await.expect_err("a mismatch");
    assert!(matches!(fault, SdkError::ResponseError(_)), "{fault:?}");
    let output = client.get_note().send().await.expect("a reply");
    assert_eq!(output.text(), Some("b"));
    let fault = client
        .get_note()
        .send()
        .await
        .expect_err("an error of the service");
    assert!(matches!(fault, SdkError::ServiceError(_)), "{fault:?}");
}

#[tokio::test]
async fn when_required_replies_are_compared_where_the_caller_asks() {
    let wrong = || data("x-amz-checksum-crc32", "AAAAAA==");
    let (_, server) = served!([wrong(), wrong()]);
    let conf = config!(checksums, server)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired);
    let client = checksums::Client::from_conf(conf.build());
    let output = client.get_blob().send().await.expect("a reply");
    output.body.collect().await.expect("the whole body");
    let output = client
        .get_blob()
        .mode(Mode::Enabled)
        .send()
        .await
        .expect("a reply");
    output.body.collect().await.expect_err("a mismatch");
    let received = server.received();
    assert_eq!(received[0].header("x-amz-checksum-mode"), None);
    assert_eq!(received[1].header("x-amz-checksum-mode"), Some("ENABLED"));
}
