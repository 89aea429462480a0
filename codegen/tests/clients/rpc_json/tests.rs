//! rpcv2Json: what is sent, which timestamps and big numbers are as the protocol and not as the model has
//! them, errors by the type in their body alone, and replies that do not name the protocol.

use aws_smithy_types::DateTime;
use rpc_json::error::{ProvideErrorMetadata, SdkError};
use rpc_json::operation::RequestId;
use rpc_json::operation::get_horse::{GetHorseError, GetHorseInput, GetHorseOutput};
use rpc_json::types::Gift;

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, SdkError<GetHorseError>>;

const HEADER: &str = "smithy-protocol";

async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(rpc_json, server)
        .get_horse()
        .name("Bucephalus")
        .born(DateTime::from_secs(1))
        .weight("+0500.50".parse().expect("a number"));
    (call.send().await, server.received())
}

fn reply(status: u16, body: &str) -> Reply {
    Reply::json(status, body.to_owned())
        .header(HEADER, "rpc-v2-json")
        .header("x-amzn-RequestId", "request-1")
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(
        r#"{{"__type": "test.farrier#{code}", "code": "Other", "message": "in words", "name": "x"}}"#
    );
    // Which error it is stands in the body alone.
    reply(status, &body).header("x-amzn-errortype", "StableFull")
}

/// What `tokio::spawn` asks of a future.
fn spawnable<F: Future + Send + 'static>(future: F) -> F {
    future
}

#[tokio::test]
async fn nothing_is_sent_before_the_future_is_polled() {
    let server = Server::start([reply(200, "{}")]).await;
    let server = server.expect("a loopback server");
    let sent = spawnable(
        client!(rpc_json, server)
            .get_horse()
            .name("Bucephalus")
            .send(),
    );
    let input = GetHorseInput::builder().name("Bucephalus");
    // The client is gone before its call is made.
    let sent_with = spawnable(input.send_with(&client!(rpc_json, server)));
    drop(sent);
    assert_eq!(server.received().len(), 0);
    sent_with.await.expect("a horse");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn the_request_is_what_the_protocol_says() {
    let (outcome, attempts) = play([reply(200, "{}")]).await;
    outcome.expect("a horse");
    let [received] = &attempts[..] else {
        panic!("not one request");
    };
    assert_eq!(received.method, "POST");
    assert_eq!(received.target, "/service/Stable/operation/GetHorse");
    let body = String::from_utf8_lossy(&received.body);
    assert_eq!(body, r#"{"name":"Bucephalus","born":1,"weight":"500.50"}"#);
    for (name, value) in [
        (HEADER, Some("rpc-v2-json")),
        ("content-type", Some("application/json")),
        ("accept", Some("application/json")),
        ("content-length", Some(&*body.len().to_string())),
        ("x-amz-target", None),
    ] {
        assert_eq!(received.header(name), value, "{name}");
    }
}

#[tokio::test]
async fn a_reply_is_read_and_what_is_unknown_in_it_is_skipped() {
    let body = r#"{"__type": "x", "news": [{"age": 1}], "age": 12, "born": 1.5, "weight": "0.10",
                   "gift": {"__type": "x", "carrot": null, "pear": 1}}"#;
    let output = play([reply(200, body)]).await.0.expect("a horse");
    assert_eq!(output.age(), Some(12));
    assert_eq!(output.born(), Some(&DateTime::from_secs_f64(1.5)));
    assert_eq!(output.weight().map(AsRef::as_ref), Some("0.10"));
    assert!(output.gift().is_some_and(Gift::is_unknown));
    assert_eq!(output.request_id(), Some("request-1"));
}

#[tokio::test]
async fn a_timestamp_in_another_format_is_no_timestamp() {
    let body = r#"{"born": "1970-01-01T00:00:01Z"}"#;
    assert!(play([reply(200, body)]).await.0.is_err());
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let (outcome, attempts) = play([error(404, "NoSuchHorse")]).await;
    let error = outcome.expect_err("an error").into_service_error();
    assert_eq!(error.code(), Some("NoSuchHorse"));
    assert_eq!(error.message(), Some("in words"));
    assert_eq!(error.request_id(), Some("request-1"));
    let GetHorseError::NoSuchHorse(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.name(), Some("x"));
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [(409, "StableFull"), (400, "ThrottlingException")] {
        let (outcome, attempts) = play([error(status, code), reply(200, r#"{"age": 12}"#)]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12), "{code}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
}

#[tokio::test]
async fn an_empty_reply_is_an_output_without_values() {
    let output = play([reply(200, "")]).await.0.expect("a horse");
    assert_eq!(output.age(), None);
}

#[tokio::test]
async fn what_does_not_name_the_protocol_is_no_reply() {
    let horse = r#"{"age": 12}"#;
    for reply in [
        Reply::json(200, horse),
        reply(200, horse).header(HEADER, "rpc-v2-cbor"),
    ] {
        let outcome = play([reply]).await.0;
        assert!(outcome.is_err(), "{outcome:?}");
    }
    // An error is then known by its status, which also says whether it passes.
    for (status, attempts_expected) in [(404, 1), (503, 2)] {
        let body = r#"{"__type": "test.farrier#NoSuchHorse"}"#;
        let page = Reply::json(status, body).header("x-amzn-RequestId", "request-2");
        let (outcome, attempts) = play([page.clone(), reply(404, "{}")]).await;
        assert_eq!(attempts.len(), attempts_expected, "{status}");
        let error = outcome.expect_err("an error");
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let error = error.into_service_error();
        assert!(!error.is_no_such_horse(), "{error:?}");
        assert_eq!(error.code(), None);
        assert!(error.request_id().is_some());
    }
}

#[tokio::test]
async fn what_is_cut_off_is_no_success() {
    for body in ["{", r#"{"age": 1"#, r#"{"age": 12"#, "<html>"] {
        let outcome = play([reply(200, body)]).await.0;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_operation_without_input_has_no_body_and_one_without_output_takes_any() {
    let server = Server::start([reply(200, "any body at all")])
        .await
        .expect("a loopback server");
    let outcome = client!(rpc_json, server).free_horse().send().await;
    outcome.expect("an output without members");
    let [received] = &server.received()[..] else {
        panic!("not one request");
    };
    assert_eq!(received.target, "/service/Stable/operation/FreeHorse");
    assert!(received.body.is_empty(), "{:?}", received.body);
    assert_eq!(received.header("content-type"), None);
    assert_eq!(received.header("content-length"), Some("0"));
    assert_eq!(received.header(HEADER), Some("rpc-v2-json"));
}
