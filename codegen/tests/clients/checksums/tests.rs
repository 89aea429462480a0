//! Checksums by `httpChecksum`: of requests, in a header or after a stream, and of replies. Here is what
//! the settings and the caller's own checksums change about those of requests.

mod replies;
mod streams;

use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use checksums::config::RequestChecksumCalculation;
use checksums::error::DisplayErrorContext;
use checksums::operation::put_blob::builders::PutBlobFluentBuilder;
use checksums::primitives::ByteStream;
use checksums::types::Algorithm;
use http_body_util::Full;

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

/// A stream of known length.
fn a_stream() -> ByteStream {
    let body = SdkBody::from_body_1_x(Full::new(Bytes::from_static(DATA)));
    ByteStream::new(body)
}

/// A client for a server with this script.
macro_rules! served {
    ([$($reply:expr),*]) => {{
        let server = Server::start([$($reply),*]).await.expect("a loopback server");
        (client!(checksums, server), server)
    }};
}

use served;

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
