//! The awsQuery protocol: errors by their codes, which may be another than the shape's name, replies
//! without a body, and the text and unions of XML.

mod presigned;

use aws_query::error::{ProvideErrorMetadata, SdkError};
use aws_query::operation::RequestId;
use aws_query::operation::get_horse::{GetHorseError, GetHorseOutput};
use aws_query::types::Gift;

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, SdkError<GetHorseError>>;

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(aws_query, server).get_horse().name("Bucephalus");
    (call.send().await, server.received())
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(
        "<ErrorResponse xmlns=\"https://stable.test/\">\n <Error>\n  <Type>Sender</Type>\n  \
         <Code>{code}</Code>\n  <Message>{code}, in words</Message>\n  <name>x</name>\n </Error>\n \
         <RequestId>request-1</RequestId>\n</ErrorResponse>\n"
    );
    Reply::new(status, body).header("Content-Type", "text/xml")
}

fn horse(members: &str) -> Reply {
    let body = format!(
        "<GetHorseResponse xmlns=\"https://stable.test/\"><GetHorseResult>{members}</GetHorseResult>\
         <ResponseMetadata><RequestId>request-2</RequestId></ResponseMetadata></GetHorseResponse>"
    );
    Reply::new(200, body)
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let (outcome, attempts) = play([error(404, "Horse.Missing")]).await;
    let error = outcome.expect_err("an error").into_service_error();
    assert_eq!(error.code(), Some("Horse.Missing"));
    assert_eq!(error.message(), Some("Horse.Missing, in words"));
    assert_eq!(error.request_id(), Some("request-1"));
    let GetHorseError::NoSuchHorse(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.message(), Some("Horse.Missing, in words"));
    assert_eq!(error.name(), Some("x"));
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn an_error_that_is_not_modeled_has_them_too() {
    let reply = error(403, "AccessDenied").header("x-amzn-RequestId", "request-3");
    let error = play([reply]).await.0.expect_err("an error");
    let error = error.into_service_error();
    assert_eq!(error.code(), Some("AccessDenied"));
    assert_eq!(error.message(), Some("AccessDenied, in words"));
    assert_eq!(error.request_id(), Some("request-3"));
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [
        (409, "StableFull"),
        (400, "Throttling"),
        (400, "ThrottlingException"),
        (400, "RequestLimitExceeded"),
    ] {
        let (outcome, attempts) = play([error(status, code), horse("<age>12</age>")]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12), "{code}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
}

#[tokio::test]
async fn a_reply_of_another_root_is_no_reply() {
    for (root, is_reply) in [
        ("GetHorseResponse", true),
        ("s:GetHorseResponse", true),
        ("FeedHorseResponse", false),
        ("ListAllMyBucketsResult", false),
    ] {
        let body = format!(
            "<{root} xmlns:s=\"https://stable.test/\"><GetHorseResult><age>3</age></GetHorseResult></{root}>"
        );
        let outcome = play([Reply::new(200, body)]).await.0;
        assert_eq!(outcome.is_ok(), is_reply, "{root}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_output_without_members_takes_any_body() {
    for body in ["", "no XML", "<FeedHorseResponse/>"] {
        let server = Server::start([Reply::new(200, body)]).await;
        let server = server.expect("a loopback server");
        let outcome = client!(aws_query, server).feed_horse().send().await;
        assert!(outcome.is_ok(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_error_without_a_body_or_with_a_page_is_known_by_its_status() {
    for body in ["", "<!DOCTYPE html><html><br></html>"] {
        let reply = Reply::new(413, body).header("x-amzn-RequestId", "request-4");
        let error = play([reply]).await.0.expect_err("an error");
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let status = error.raw_response().map(|raw| raw.status().as_u16());
        assert_eq!(status, Some(413));
        let error = error.into_service_error();
        assert_eq!(
            (error.code(), error.request_id()),
            (None, Some("request-4"))
        );
    }
}

#[tokio::test]
async fn what_is_cut_off_or_an_error_is_no_success() {
    for body in [
        "",
        "<GetHorseResponse><GetHorseResult><owner>Alex",
        "<GetHorseResponse><GetHorseResult><owner>Alex</owner></GetHorseResult>",
        "<ErrorResponse><Error><Code>Late</Code></Error></ErrorResponse>",
    ] {
        let outcome = play([Reply::new(200, body)]).await.0;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn text_is_read_whole_and_unknown_members_of_unions_are_known_as_such() {
    let reply =
        horse("<owner>A<!-- -->l<![CDATA[ex & Co]]></owner><gift><carrot>x</carrot></gift>");
    let output = play([reply]).await.0.expect("a horse");
    assert_eq!(output.owner(), Some("Alex & Co"));
    assert!(output.gift().is_some_and(Gift::is_unknown));
}
