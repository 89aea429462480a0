//! Replies, whose body is compared with the checksum that came with it while it is read.

use checksums::config::ResponseChecksumValidation;
use checksums::error::{DisplayErrorContext, SdkError};
use checksums::types::Mode;

use super::{DATA, KNOWN, served};
use crate::fixtures::{client, config};
use crate::server::{Reply, Server};

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
        // The first that is there decides.
        data("x-amz-checksum-crc32", "AAAAAA==-14").header("x-amz-checksum-sha1", "AAAA"),
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
