//! The restXml protocol where errors have no wrapper and an output's one member is the whole body.

use rest_xml_unwrapped::error::{ProvideErrorMetadata, SdkError};
use rest_xml_unwrapped::operation::RequestId;
use rest_xml_unwrapped::operation::get_place::{GetPlaceError, GetPlaceOutput};

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetPlaceOutput, SdkError<GetPlaceError>>;

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(rest_xml_unwrapped, server).get_place();
    (call.send().await, server.received())
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>m</Message>\
         <Key>k</Key><RequestId>request-1</RequestId></Error>"
    );
    Reply::new(status, body)
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let error = play([error(404, "Gone")]).await.0.expect_err("an error");
    let error = error.into_service_error();
    assert_eq!((error.code(), error.message()), (Some("Gone"), Some("m")));
    assert_eq!(error.request_id(), Some("request-1"));
    let GetPlaceError::Gone(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!((error.message(), error.key()), (Some("m"), Some("k")));
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [(409, "StableFull"), (400, "SlowDown")] {
        let found = Reply::new(200, "<Place/>");
        let (outcome, attempts) = play([error(status, code), found]).await;
        assert!(outcome.is_ok(), "{code}: {outcome:?}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
}

#[tokio::test]
async fn the_root_of_the_body_is_the_member() {
    for (body, place) in [
        ("<Place xmlns=\"u\">us-west-2</Place>", "us-west-2"),
        (
            "<?xml version=\"1.0\"?>\n<Place>us<!-- -->-<![CDATA[west]]>-2</Place>",
            "us-west-2",
        ),
        ("<Place/>", ""),
    ] {
        let output = play([Reply::new(200, body)]).await.0.expect(body);
        assert_eq!(output.place(), Some(place), "{body}");
    }
    for body in [
        "<Error><Code>InternalError</Code></Error>",
        "<Place>us-w",
        "",
    ] {
        let outcome = play([Reply::new(200, body)]).await.0;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_error_that_can_have_no_body_is_known_by_its_status() {
    let reply = Reply::new(404, "").header("x-amz-request-id", "request-2");
    let server = Server::start([reply]).await.expect("a loopback server");
    let outcome = client!(rest_xml_unwrapped, server)
        .head_horse()
        .send()
        .await;
    let error = outcome.expect_err("an error");
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
    let status = error.raw_response().map(|raw| raw.status().as_u16());
    assert_eq!(status, Some(404));
    assert_eq!(error.into_service_error().request_id(), Some("request-2"));
}
