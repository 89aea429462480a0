//! Presigned requests of a storage service: keys of any text, headers that must be sent, bodies that the
//! signer does not know, and no checksums but those that the caller gives.

use std::time::Duration;

use presigned_storage::Client;
use presigned_storage::config::Credentials;
use presigned_storage::error::SdkError;
use presigned_storage::presigning::{PresignedRequest, PresigningConfig};
use presigned_storage::primitives::ByteStream;
use presigned_storage::types::{ChecksumAlgorithm, ChecksumMode};

use crate::fixtures::config_at;
use crate::presigned::{SECRET, hour_from, now, service};
use crate::sigv4::Rules;
use crate::verifier::send;

/// Valid for an hour from the time on at which tests sign.
fn hour() -> PresigningConfig {
    hour_from!(presigned_storage)
}

fn client(url: &str) -> Client {
    Client::from_conf(config_at!(presigned_storage, url).build())
}

async fn fetch(request: &PresignedRequest, body: &[u8]) -> (u16, String) {
    send(request.method(), request.uri(), request.headers(), body).await
}

/// The values of the query with this name.
fn query<'r>(request: &'r PresignedRequest, name: &str) -> Vec<&'r str> {
    let (_, query) = request.uri().split_once('?').expect("a query");
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(found, _)| *found == name)
        .map(|(_, value)| value)
        .collect()
}

fn headers(request: &PresignedRequest) -> Vec<(&str, &str)> {
    let mut headers: Vec<_> = request.headers().collect();
    headers.sort_unstable();
    headers
}

#[tokio::test]
async fn keys_of_any_text_are_read_by_their_url() {
    let url = service(Rules::Storage, now()).await;
    for key in ["k", "a//b/../c", "ü + 50%", "a?b#c&d='e'", "it's (1)!*~"] {
        let get = client(&url).get_object().bucket("b").key(key);
        let request = get.version_id("a+b/c==").presigned(hour()).await;
        let request = request.expect("a presigned request");
        assert_eq!(request.method(), "GET");
        assert_eq!(fetch(&request, b"").await.0, 200, "{key}");
        let (start, end) = request.uri().split_once("/b/").expect("a bucket");
        let changed = format!("{start}/b/x{end}");
        let reply = send("GET", &changed, request.headers(), b"").await;
        assert_eq!(reply, (403, "another signature".to_owned()), "{key}");
    }
}

#[tokio::test]
async fn an_upload_is_presigned_for_any_body() {
    let url = service(Rules::Storage, now()).await;
    let put = || client(&url).put_object().bucket("b").key("k");
    let streamed = ByteStream::from_static(b"the signer's");
    for put in [put(), put().body(streamed)] {
        let request = put.presigned(hour()).await.expect("a presigned request");
        // Nothing of the body that the signer has, and no checksum of it.
        assert_eq!(headers(&request), []);
        assert_eq!(query(&request, "X-Amz-SignedHeaders"), ["host"]);
        for body in ["", "the sender's"] {
            let reply = fetch(&request, body.as_bytes()).await;
            assert_eq!(reply, (200, body.to_owned()));
        }
    }
}

#[tokio::test]
async fn headers_that_are_signed_must_be_sent() {
    let url = service(Rules::Storage, now()).await;
    let put = client(&url).put_object().bucket("b").key("k");
    let put = put.content_type("image/png").content_length(4);
    let put = put
        .server_side_encryption("aws:kms")
        .metadata("made", "by hand");
    let put = put.checksum_crc32("NhCmhg==");
    let request = put.presigned(hour()).await.expect("a presigned request");
    let expected = [
        ("content-length", "4"),
        ("content-type", "image/png"),
        ("x-amz-checksum-crc32", "NhCmhg=="),
        ("x-amz-meta-made", "by hand"),
        ("x-amz-server-side-encryption", "aws:kms"),
    ];
    assert_eq!(headers(&request), expected);
    // The plain client sends the length of the body itself.
    let sent = || {
        request
            .headers()
            .filter(|(name, _)| *name != "content-length")
    };
    let reply = send("PUT", request.uri(), sent(), b"body").await;
    assert_eq!(reply.0, 200, "{reply:?}");
    for left_out in [
        "content-type",
        "x-amz-meta-made",
        "x-amz-server-side-encryption",
    ] {
        let sent = sent().filter(|(name, _)| *name != left_out);
        let reply = send("PUT", request.uri(), sent, b"body").await;
        assert_eq!(
            reply,
            (403, "a signed header is not sent".to_owned()),
            "{left_out}"
        );
    }
    let sent = sent().chain([("x-amz-acl", "public-read")]);
    let reply = send("PUT", request.uri(), sent, b"body").await;
    assert_eq!(reply, (403, "a header is not signed".to_owned()));
}

#[tokio::test]
async fn checksums_are_there_when_the_caller_asks_for_them() {
    let client = client("http://storage.invalid");
    let put = client.put_object().bucket("b").key("k");
    let put = put.checksum_algorithm(ChecksumAlgorithm::Crc32);
    let request = put.presigned(hour()).await.expect("a presigned request");
    assert_eq!(
        headers(&request),
        [("x-amz-sdk-checksum-algorithm", "CRC32")]
    );
    let get = || client.get_object().bucket("b").key("k");
    let request = get().presigned(hour()).await.expect("a presigned request");
    assert_eq!(headers(&request), []);
    let asked = get()
        .checksum_mode(ChecksumMode::Enabled)
        .range("bytes=0-2");
    let request = asked.presigned(hour()).await.expect("a presigned request");
    let expected = [("range", "bytes=0-2"), ("x-amz-checksum-mode", "ENABLED")];
    assert_eq!(headers(&request), expected);
}

#[tokio::test]
async fn a_customized_call_is_presigned_as_it_is_customized() {
    let url = service(Rules::Storage, now()).await;
    let session = Credentials::new("AKIDOTHER", SECRET, Some("to/k+en".into()), None, "tests");
    let config = presigned_storage::Config::builder().credentials_provider(session);
    let delete = client(&url).delete_object().bucket("b").key("k");
    let request = delete
        .customize()
        .config_override(config.time_source(crate::fixtures::clock()))
        .mutate_request(|request| {
            request.headers_mut().insert("x-amz-mfa", "123456");
        })
        .presigned(hour())
        .await
        .expect("a presigned request");
    assert_eq!(request.method(), "DELETE");
    assert_eq!(headers(&request), [("x-amz-mfa", "123456")]);
    assert_eq!(query(&request, "X-Amz-Security-Token"), ["to%2Fk%2Ben"]);
    let credential = query(&request, "X-Amz-Credential").concat();
    assert!(credential.starts_with("AKIDOTHER%2F20240506%2Feu-central-1%2Fs3%2F"));
    assert_eq!(fetch(&request, b"").await.0, 200);
}

#[tokio::test]
async fn the_start_counts_and_not_the_clock_of_the_client() {
    let start = now() - 1800;
    let config = presigned_storage::presigning::PresigningConfig::builder()
        .start_time(std::time::UNIX_EPOCH + Duration::from_secs(start))
        .expires_in(Duration::from_millis(2500));
    let config = config.build().expect("two seconds");
    for (clock, status) in [
        (start - 1, 403),
        (start, 200),
        (start + 2, 200),
        (start + 3, 403),
    ] {
        let url = service(Rules::Storage, clock).await;
        let get = client(&url).get_object().bucket("b").key("k");
        let request = get.presigned(config.clone()).await;
        let request = request.expect("a presigned request");
        assert_eq!(query(&request, "X-Amz-Date"), ["20240506T063809Z"]);
        assert_eq!(query(&request, "X-Amz-Expires"), ["2"]);
        assert_eq!(fetch(&request, b"").await.0, status, "{clock}");
    }
}

#[tokio::test]
async fn a_url_of_every_region_is_signed_for_them() {
    let config = config_at!(presigned_storage, "unset").endpoint_url("");
    let mut config = config;
    config.set_endpoint_url(None);
    let get = Client::from_conf(config.build()).get_object();
    let request = get.bucket("every-region").key("k").presigned(hour()).await;
    let request = request.expect("a presigned request");
    assert_eq!(
        query(&request, "X-Amz-Algorithm"),
        ["AWS4-ECDSA-P256-SHA256"]
    );
    assert_eq!(query(&request, "X-Amz-Region-Set"), ["%2A"]);
}

#[tokio::test]
async fn what_is_missing_is_said() {
    let get = client("http://storage.invalid").get_object().bucket("b");
    let missing = get.presigned(hour()).await.expect_err("no key");
    assert!(
        matches!(missing, SdkError::ConstructionFailure(_)),
        "{missing:?}"
    );
}
