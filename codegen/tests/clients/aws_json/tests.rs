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

/// Smithy's test cases ask for them; services of AWS do not get them.
#[tokio::test]
async fn what_is_the_default_is_sent_to_services_of_others() {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let server = server.expect("a loopback server");
    let feed = client!(aws_json, server).feed_horse();
    let fed = feed.ration(Ration::builder().must(0).build()).send().await;
    fed.expect("it is fed");
    let expected = r#"{"ration":{"hay":0,"oats":2.5,"warm":true,"kind":"","must":0}}"#;
    assert_eq!(&server.received()[0].body[..], expected.as_bytes());
}
