//! The ec2Query protocol: the keys of requests, errors by their codes in a list, replies without a body,
//! and what is no reply.

use aws_smithy_types::{Blob, DateTime};
use ec2_query::error::{ProvideErrorMetadata, SdkError};
use ec2_query::operation::RequestId;
use ec2_query::operation::get_horse::{GetHorseError, GetHorseOutput};
use ec2_query::types::{Filter, Gift};

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, SdkError<GetHorseError>>;

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let call = client!(ec2_query, server).get_horse().name("Bucephalus");
    (call.send().await, server.received())
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n <Errors>\n  <Error>\n   \
         <Code>{code}</Code>\n   <Message>{code}, in words</Message>\n   <name>x</name>\n  \
         </Error>\n </Errors>\n <RequestID>request-1</RequestID>\n</Response>\n"
    );
    Reply::new(status, body).header("Content-Type", "text/xml;charset=UTF-8")
}

fn horse(members: &str) -> Reply {
    let body = format!(
        "<GetHorseResponse xmlns=\"https://stable.test/\"><requestId>request-2</requestId>{members}\
         </GetHorseResponse>"
    );
    Reply::new(200, body)
}

#[tokio::test]
async fn the_form_has_the_keys_of_the_protocol() {
    let server = Server::start([horse("")]).await.expect("a loopback server");
    let filter = Filter::builder().name("tag:Owner");
    let filter = filter.values("Alex & Co").values("é").build();
    let call = client!(ec2_query, server)
        .get_horse()
        .name("a+b")
        .filters(filter)
        .filters(Filter::builder().name("none").build())
        .stalls(7)
        .stalls(-8)
        .born(DateTime::from_secs(1_422_172_800))
        .dry_run(false)
        .mark(Blob::new("value"))
        .gift(Gift::Apples(2))
        .token("t-1");
    call.send().await.expect("a horse");
    let [received] = &server.received()[..] else {
        panic!("not one request");
    };
    let expected = [
        "Action=GetHorse",
        "Version=2026-01-01",
        "Name=a%2Bb",
        "Filter.1.Name=tag%3AOwner",
        "Filter.1.Value.1=Alex%20%26%20Co",
        "Filter.1.Value.2=%C3%A9",
        "Filter.2.Name=none",
        "StallNumber.1=7",
        "StallNumber.2=-8",
        "Born=2015-01-25T08%3A00%3A00Z",
        "DryRun=false",
        "Mark=dmFsdWU%3D",
        "Gift.Apples=2",
        "Token=t-1",
    ];
    let body = String::from_utf8_lossy(&received.body);
    assert_eq!(body, expected.join("&"));
    assert_eq!((&*received.method, &*received.target), ("POST", "/"));
    let length = body.len().to_string();
    for (name, value) in [
        ("content-type", "application/x-www-form-urlencoded"),
        ("content-length", &*length),
    ] {
        assert_eq!(received.header(name), Some(value));
    }
}

#[tokio::test]
async fn what_is_unset_or_empty_is_not_sent_and_tokens_are_filled_in() {
    let server = Server::start([horse("")]).await.expect("a loopback server");
    let call = client!(ec2_query, server).get_horse();
    let call = call.set_stalls(Some(Vec::new())).send().await;
    call.expect("a horse");
    let received = server.received();
    let body = String::from_utf8_lossy(&received[0].body);
    let rest = body.strip_prefix("Action=GetHorse&Version=2026-01-01&Token=");
    assert_eq!(rest.map(str::len), Some(36), "{body}");
}

#[tokio::test]
async fn a_reply_is_read_and_what_is_unknown_in_it_is_skipped() {
    let members = "<news><age>1</age></news><age>12</age><ownerSet><item>A<!-- -->l<![CDATA[ex & Co]]>\
                   </item><item/></ownerSet><gift><carrot>x</carrot></gift>";
    let reply = horse(members).header("x-amzn-RequestId", "request-3");
    let output = play([reply]).await.0.expect("a horse");
    assert_eq!(output.age(), Some(12));
    assert_eq!(output.owners(), ["Alex & Co", ""]);
    assert!(output.gift().is_some_and(Gift::is_unknown));
    assert_eq!(output.request_id(), Some("request-3"));
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let (outcome, attempts) = play([error(404, "NoSuchHorse")]).await;
    let error = outcome.expect_err("an error").into_service_error();
    assert_eq!(error.code(), Some("NoSuchHorse"));
    assert_eq!(error.message(), Some("NoSuchHorse, in words"));
    assert_eq!(error.request_id(), Some("request-1"));
    let GetHorseError::NoSuchHorse(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.message(), Some("NoSuchHorse, in words"));
    assert_eq!(error.name(), Some("x"));
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn an_error_that_is_not_modeled_has_them_too() {
    let reply = error(403, "UnauthorizedOperation").header("x-amzn-RequestId", "request-4");
    let error = play([reply]).await.0.expect_err("an error");
    let error = error.into_service_error();
    assert_eq!(error.code(), Some("UnauthorizedOperation"));
    assert_eq!(error.message(), Some("UnauthorizedOperation, in words"));
    assert_eq!(error.request_id(), Some("request-4"));
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [
        (409, "StableFull"),
        (400, "Throttling"),
        (503, "RequestLimitExceeded"),
        (400, "EC2ThrottledException"),
        (500, "InternalError"),
    ] {
        let (outcome, attempts) = play([error(status, code), horse("<age>12</age>")]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12), "{code}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
    let (outcome, attempts) = play([error(400, "InvalidHorseID.NotFound")]).await;
    assert!(outcome.is_err());
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn a_reply_of_another_root_is_no_reply() {
    for (root, is_reply) in [
        ("GetHorseResponse", true),
        ("s:GetHorseResponse", true),
        ("FeedHorseResponse", false),
        ("Response", false),
    ] {
        let body = format!("<{root} xmlns:s=\"https://stable.test/\"><age>3</age></{root}>");
        let outcome = play([Reply::new(200, body)]).await.0;
        assert_eq!(outcome.is_ok(), is_reply, "{root}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_output_without_members_takes_any_body() {
    for body in ["", "no XML", "<FeedHorseResponse/>"] {
        let server = Server::start([Reply::new(200, body)]).await;
        let server = server.expect("a loopback server");
        let outcome = client!(ec2_query, server).feed_horse().send().await;
        assert!(outcome.is_ok(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn an_error_without_a_body_or_with_a_page_is_known_by_its_status() {
    for body in ["", "<!DOCTYPE html><html><br></html>"] {
        let reply = Reply::new(413, body).header("x-amzn-RequestId", "request-5");
        let error = play([reply]).await.0.expect_err("an error");
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let status = error.raw_response().map(|raw| raw.status().as_u16());
        assert_eq!(status, Some(413));
        let error = error.into_service_error();
        assert_eq!(
            (error.code(), error.request_id()),
            (None, Some("request-5"))
        );
    }
}

#[tokio::test]
async fn what_is_cut_off_or_an_error_is_no_success() {
    for body in [
        "",
        "<GetHorseResponse><age>1",
        "<GetHorseResponse><age>12</age>",
        "<Response><Errors><Error><Code>Late</Code></Error></Errors></Response>",
    ] {
        let outcome = play([Reply::new(200, body)]).await.0;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
}
