//! Errors as values of members, in both directions, and errors whose `message` is no text.

use errors_as_data::error::ProvideErrorMetadata;
use errors_as_data::operation::watch::WatchError;
use errors_as_data::types::error::{OnlyTold, Trouble};
use errors_as_data::types::{Choice, OnlyToldDetail};

use crate::fixtures::client;
use crate::server::{Reply, Server};

fn failure(code: &str, body: &str) -> Reply {
    Reply::json(400, body.to_owned()).header("X-Amzn-Errortype", code)
}

#[tokio::test]
async fn an_error_is_written_and_read_as_a_structure() {
    let reply = r#"{
        "one": {"message": "no", "cause": {"message": "because"}, "others": [{"detail": {"why": "b"}}]},
        "list": [{"message": "a"}, {}],
        "map": {"k": {"message": 3}},
        "choice": {"trouble": {"message": "c"}}
    }"#;
    let server = Server::start([Reply::json(200, reply)])
        .await
        .expect("a loopback server");
    let cause = Trouble::builder().message("because").build();
    let seen = Trouble::builder().message("no").cause(cause).build();
    let why = OnlyToldDetail::builder().why("a").build();
    let told = OnlyTold::builder().detail(why).build();
    let call = client!(errors_as_data, server).report();
    let output = call.seen(seen).told(told).send().await.expect("a report");

    let received = server.received();
    let body = std::str::from_utf8(&received[0].body).expect("text");
    assert_eq!(
        body,
        r#"{"seen":{"message":"no","cause":{"message":"because"}},"told":{"detail":{"why":"a"}}}"#
    );

    let one = output.one().expect("an error");
    assert_eq!(one.message(), Some("no"));
    assert_eq!(one.cause().and_then(Trouble::message), Some("because"));
    let detail = one.others()[0].detail().expect("a detail");
    assert_eq!(detail.why(), Some("b"));
    let messages: Vec<_> = output.list().iter().map(Trouble::message).collect();
    assert_eq!(messages, [Some("a"), None]);
    let counted = &output.map().expect("a map")["k"];
    assert_eq!(counted.message(), Some(3));
    let Some(Choice::Trouble(trouble)) = output.choice() else {
        panic!("another choice: {:?}", output.choice());
    };
    assert_eq!(trouble.to_string(), "Trouble: c");
    // Nothing is known of an error that is data beside its members.
    assert_eq!(ProvideErrorMetadata::code(trouble), None);
}

/// The error that a reply with this code and body is.
async fn watched(code: &str, body: &str) -> WatchError {
    let server = Server::start([failure(code, body)])
        .await
        .expect("a loopback server");
    let outcome = client!(errors_as_data, server).watch().send().await;
    outcome.expect_err("an error").into_service_error()
}

#[tokio::test]
async fn a_message_that_is_no_text_is_read_as_what_it_is() {
    let WatchError::Needed(needed) = watched("Needed", r#"{"message": 7}"#).await else {
        panic!("another error");
    };
    assert_eq!(
        (needed.message(), needed.to_string().as_str()),
        (7, "Needed")
    );

    let WatchError::Listed(listed) = watched("Listed", r#"{"message": ["a", "b"]}"#).await else {
        panic!("another error");
    };
    assert_eq!(listed.message(), ["a", "b"]);
}

#[tokio::test]
async fn the_message_of_the_error_type_is_then_that_of_the_reply() {
    // The text is called otherwise, as some services do.
    let body = r#"{"errorMessage": "in words", "Message": {"why": "a"}}"#;
    let error = watched("Described", body).await;
    assert_eq!(error.message(), Some("in words"));
    assert_eq!(error.code(), Some("Described"));
    assert_eq!(error.to_string(), "Described: in words");
    let WatchError::Described(described) = error else {
        panic!("another error");
    };
    assert_eq!(described.message().and_then(|it| it.why()), Some("a"));

    let error = watched("Leveled", r#"{"message": "high"}"#).await;
    assert_eq!(error.message(), Some("high"));
    assert_eq!(error.to_string(), "Leveled: high");
}

#[tokio::test]
async fn a_sensitive_message_is_not_shown() {
    let error = watched("Hidden", r#"{"message": "hush"}"#).await;
    assert!(!error.to_string().contains("hush"), "{error}");
    let WatchError::Hidden(hidden) = error else {
        panic!("another error");
    };
    assert_eq!(hidden.message(), Some("hush"));
}

#[tokio::test]
async fn an_error_may_have_names_that_rust_and_all_errors_have() {
    let body = r#"{"errorMessage": "in words", "setMeta": "a", "retryableErrorKind": "b"}"#;
    let server = Server::start([
        failure("Into", body),
        failure("Into", body),
        failure("Into", body),
    ])
    .await
    .expect("a loopback server");
    let outcome = client!(errors_as_data, server).watch().send().await;
    let WatchError::Into(error) = outcome.expect_err("an error").into_service_error() else {
        panic!("another error");
    };
    assert_eq!(error.message(), Some("in words"));
    assert_eq!(error.set_meta_2(), Some("a"));
    assert_eq!(error.retryable_error_kind_2(), Some("b"));
    assert_eq!(server.received().len(), 3, "it is retryable");
}
