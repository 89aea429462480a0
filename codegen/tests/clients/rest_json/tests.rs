//! restJson1: what stands in headers, what an empty payload is called, and errors: recognized by their
//! code, and tried again where they should be.

use aws_smithy_types::{BigInteger, DateTime};
use rest_json::error::ProvideErrorMetadata;
use rest_json::operation::RequestId;

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

/// The request of a call that gets an empty reply.
macro_rules! sent {
    (|$client:ident| $call:expr) => {{
        let server = Server::start([Reply::json(200, "{}")]).await;
        let server = server.expect("a loopback server");
        let $client = client!(rest_json, server);
        $call.send().await.expect("a reply");
        server.received().remove(0)
    }};
}

fn all<'r>(received: &'r Received, name: &str) -> Vec<&'r str> {
    let headers = received.headers.iter();
    let found = headers.filter(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str()).collect()
}

#[tokio::test]
async fn a_header_of_its_own_wins_over_one_with_a_prefix() {
    let first = sent!(|client| {
        let call = client.first().one("specific").rest("x-Horse", "general");
        call.token("mine").rest("other", "kept")
    });
    assert_eq!(all(&first, "x-horse"), ["specific"]);
    assert_eq!(all(&first, "x-token"), ["mine"]);
    assert_eq!(all(&first, "other"), ["kept"]);
    let last = sent!(|client| client.last().one("specific").rest("X-HORSE", "general"));
    assert_eq!(all(&last, "x-horse"), ["specific"]);
    let prefixed = sent!(|client| client.prefixed().one("specific").rest("rse", "general"));
    assert_eq!(all(&prefixed, "x-horse"), ["specific"]);
    let unset = sent!(|client| client.first().rest("x-horse", "general"));
    assert_eq!(all(&unset, "x-horse"), ["general"]);
    // The token is filled in where it is, whatever the order of the headers.
    assert_eq!(unset.header("x-token").map(str::len), Some(36));
}

#[tokio::test]
async fn a_reply_gives_a_header_to_both_of_its_members() {
    let reply = Reply::json(200, "{}").header("X-Horse", "a");
    let server = Server::start([reply]).await.expect("a loopback server");
    let output = client!(rest_json, server).prefixed().send().await;
    let output = output.expect("a reply");
    assert_eq!(output.one(), Some("a"));
    let rest = output.rest().expect("the headers with the prefix");
    assert_eq!(rest.get("rse").map(String::as_str), Some("a"));
}

#[tokio::test]
async fn each_value_of_a_list_has_a_header() {
    let big: BigInteger = "18446744073709551616".parse().expect("a number");
    let received = sent!(|client| {
        let call = client.feed().feeds("oats").feeds("hay, green").feeds("");
        let call = call.times(DateTime::from_secs(0)).times(DateTime::from_secs(86400));
        call.numbers(big.clone()).numbers(BigInteger::from(1))
    });
    assert_eq!(all(&received, "x-feeds"), ["oats", "\"hay, green\"", ""]);
    let times = ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 02 Jan 1970 00:00:00 GMT"];
    assert_eq!(all(&received, "x-times"), times);
    assert_eq!(all(&received, "x-numbers"), ["18446744073709551616", "1"]);
}

#[tokio::test]
async fn an_unset_payload_is_labeled_as_one_that_is_set() {
    let unset = sent!(|client| client.feed());
    assert_eq!(unset.header("content-type"), Some("application/octet-stream"));
    assert_eq!(unset.header("content-length"), Some("0"));
    // What has no payload is called nothing.
    let none = sent!(|client| client.last());
    assert_eq!(none.header("content-type"), None);
}

#[tokio::test]
async fn errors_have_their_code_message_and_request_id_and_are_tried_again_where_they_should_be() {
    let error = |status: u16, code: &str| {
        Reply::json(status, r#"{"message": "in words"}"#)
            .header("X-Amzn-Errortype", &format!("{code}:http://internal/"))
            .header("x-amzn-RequestId", "request-1")
    };
    let server = Server::start([
        error(404, "NoSuchHorse"),
        error(409, "StableFull"),
        Reply::json(200, "null"),
    ]);
    let server = server.await.expect("a loopback server");
    let client = client!(rest_json, server);
    let outcome = client.rest().send().await;
    let found = outcome.expect_err("an error").into_service_error();
    assert!(found.is_no_such_horse(), "{found:?}");
    assert_eq!(found.code(), Some("NoSuchHorse"));
    assert_eq!(found.message(), Some("in words"));
    assert_eq!(found.request_id(), Some("request-1"));
    client.rest().send().await.expect("a reply after a retry");
    assert_eq!(server.received().len(), 3);
}
