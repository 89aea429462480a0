//! rpcv2Cbor: what an operation without input sends, and errors: recognized by their code, and tried
//! again where they should be.

use rpc_cbor::error::ProvideErrorMetadata;
use rpc_cbor::operation::RequestId;
use rpc_cbor::operation::get_horse::{GetHorseError, GetHorseOutput};

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, GetHorseError>;

async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(rpc_cbor, server).get_horse().name("Bucephalus");
    let outcome = call.send().await;
    (
        outcome.map_err(|error| error.into_service_error()),
        server.received(),
    )
}

/// A text of less than 256 bytes.
fn text(text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    [&[0x78, length], text.as_bytes()].concat()
}

fn reply(status: u16, body: Vec<u8>) -> Reply {
    Reply::new(status, body)
        .header("Content-Type", "application/cbor")
        .header("smithy-protocol", "rpc-v2-cbor")
        .header("x-amzn-RequestId", "request-1")
}

fn error(status: u16, code: &str) -> Reply {
    let code = text(&format!("test.farrier#{code}"));
    let entries = [text("__type"), code, text("message"), text("in words")];
    reply(status, [vec![0xa2], entries.concat()].concat())
}

fn horse() -> Reply {
    reply(200, [vec![0xa1], text("age"), vec![12]].concat())
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let (outcome, attempts) = play([error(404, "NoSuchHorse")]).await;
    let error = outcome.expect_err("an error");
    assert!(error.is_no_such_horse(), "{error:?}");
    assert_eq!(error.code(), Some("NoSuchHorse"));
    assert_eq!(error.message(), Some("in words"));
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
async fn an_operation_without_input_has_no_body_and_one_without_output_takes_any() {
    let server = Server::start([Reply::new(200, "any body at all")])
        .await
        .expect("a loopback server");
    let outcome = client!(rpc_cbor, server).free_horse().send().await;
    outcome.expect("an output without members");
    let [received] = &server.received()[..] else {
        panic!("not one request");
    };
    assert_eq!(received.target, "/service/Stable/operation/FreeHorse");
    assert!(received.body.is_empty(), "{:?}", received.body);
    assert_eq!(received.header("content-type"), None);
    assert_eq!(received.header("content-length"), Some("0"));
    assert_eq!(received.header("smithy-protocol"), Some("rpc-v2-cbor"));
}

#[tokio::test]
async fn the_user_agent_says_that_the_call_is_in_cbor() {
    let (_, attempts) = play([horse()]).await;
    let agent = attempts[0].header("x-amz-user-agent").unwrap_or_default();
    let features = agent.split(' ').find_map(|part| part.strip_prefix("m/"));
    let features = features.unwrap_or_default();
    assert!(features.split(',').any(|id| id == "M"), "{agent}");
}
