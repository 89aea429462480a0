//! Errors of the awsJson protocols: recognized by their code, and tried again where they should be.

use aws_json::error::ProvideErrorMetadata;
use aws_json::operation::RequestId;
use aws_json::operation::get_horse::{GetHorseError, GetHorseOutput};
use aws_json::types::Ration;

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, GetHorseError>;

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(aws_json, server).get_horse().name("Bucephalus");
    let outcome = call.send().await;
    (
        outcome.map_err(|error| error.into_service_error()),
        server.received(),
    )
}

fn error(status: u16, code: &str) -> Reply {
    let body =
        format!(r#"{{"__type":"test.farrier#{code}","message":"{code}, in words","name":"x"}}"#);
    Reply::json(status, body).header("x-amzn-RequestId", "request-1")
}

fn horse() -> Reply {
    Reply::json(200, r#"{"age": 12}"#)
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let (outcome, attempts) = play([error(404, "NoSuchHorse")]).await;
    let error = outcome.expect_err("an error");
    assert!(error.is_no_such_horse(), "{error:?}");
    assert_eq!(error.code(), Some("NoSuchHorse"));
    assert_eq!(error.message(), Some("NoSuchHorse, in words"));
    assert_eq!(error.request_id(), Some("request-1"));
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [(409, "StableFull"), (400, "ThrottlingException")] {
        let (outcome, attempts) = play([error(status, code), horse()]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12), "{code}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
}

#[tokio::test]
async fn an_output_without_members_takes_any_body() {
    for body in ["null", "[]", "any body at all", ""] {
        let server = Server::start([Reply::json(200, body)]).await;
        let server = server.expect("a loopback server");
        let outcome = client!(aws_json, server).free_horse().send().await;
        outcome.unwrap_or_else(|error| panic!("{body}: {error:?}"));
        assert_eq!(&server.received()[0].body[..], b"{}");
    }
}

#[tokio::test]
async fn numbers_are_read_as_services_write_them_and_never_as_others() {
    for (age, expected) in [("12.0", Some(12)), ("1e1", Some(10)), ("2147483648", None)] {
        let (outcome, _) = play([Reply::json(200, format!(r#"{{"age": {age}}}"#))]).await;
        assert_eq!(
            outcome.ok().map(|horse| horse.age()),
            expected.map(Some),
            "{age}"
        );
    }
}

#[tokio::test]
async fn numbers_and_booleans_that_are_their_default_are_not_sent() {
    let default = Ration::builder().may(0);
    let given = Ration::builder().hay(0).oats(0.0).warm(false).must(0);
    let other = Ration::builder().hay(1).oats(2.5).warm(true).must(1);
    let bodies = [
        (default, r#"{"ration":{"kind":"","must":0,"may":0}}"#),
        (
            given,
            r#"{"ration":{"oats":0.0,"warm":false,"kind":"","must":0}}"#,
        ),
        (other, r#"{"ration":{"hay":1,"kind":"","must":1}}"#),
    ];
    for (ration, expected) in bodies {
        let server = Server::start([Reply::json(200, "{}")]).await;
        let server = server.expect("a loopback server");
        let feed = client!(aws_json, server).feed_horse();
        let fed = feed.ration(ration.build()).send().await;
        fed.expect("it is fed");
        assert_eq!(&server.received()[0].body[..], expected.as_bytes());
    }
}

/// What stands in the input itself was set by somebody.
#[tokio::test]
async fn a_default_that_is_given_in_an_input_is_sent() {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let server = server.expect("a loopback server");
    let fed = client!(aws_json, server).feed_horse().often(0).send().await;
    fed.expect("it is fed");
    assert_eq!(&server.received()[0].body[..], br#"{"often":0}"#);
}
