//! awsJson1_0 of a service that once spoke awsQuery: an error's code is that of a header, and where
//! there is none, the name in the body.

use query_compatible::error::ProvideErrorMetadata;
use query_compatible::operation::RequestId;
use query_compatible::operation::get_horse::{GetHorseError, GetHorseOutput};

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, GetHorseError>;

async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(query_compatible, server)
        .get_horse()
        .name("Bucephalus");
    let outcome = call.send().await;
    (
        outcome.map_err(|error| error.into_service_error()),
        server.received(),
    )
}

fn error(status: u16, name: &str) -> Reply {
    let body = format!(r#"{{"__type":"test.farrier#{name}","message":"in words","name":"x"}}"#);
    Reply::json(status, body).header("x-amzn-RequestId", "request-1")
}

#[tokio::test]
async fn a_modeled_error_is_known_by_its_code_and_by_its_name() {
    let coded = error(404, "NoSuchHorse").header("x-amzn-query-error", "HorseLost;Sender");
    for (reply, code) in [
        (coded, "HorseLost"),
        (error(404, "NoSuchHorse"), "NoSuchHorse"),
    ] {
        let (outcome, attempts) = play([reply]).await;
        let error = outcome.expect_err("an error");
        assert!(error.is_no_such_horse(), "{error:?}");
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.message(), Some("in words"));
        assert_eq!(error.request_id(), Some("request-1"));
        assert_eq!(attempts.len(), 1);
        assert_eq!(attempts[0].header("x-amzn-query-mode"), Some("true"));
        assert_eq!(attempts[0].header("x-amz-target"), Some("Stable.GetHorse"));
        let content_type = attempts[0].header("content-type");
        assert_eq!(content_type, Some("application/x-amz-json-1.0"));
    }
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    let horse = || Reply::json(200, r#"{"age": 12}"#);
    let full = error(409, "StableFull").header("x-amzn-query-error", "StableFull;Receiver");
    let throttled = error(400, "Other").header("x-amzn-query-error", "Throttling;Sender");
    for reply in [full, throttled] {
        let (outcome, attempts) = play([reply, horse()]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12));
        assert_eq!(attempts.len(), 2);
    }
}
