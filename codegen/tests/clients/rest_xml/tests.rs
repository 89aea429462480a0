//! The restXml protocol: errors in their wrapper, text that is not one plain node, bodies that are cut
//! off, and unions with a member that the model does not know.

use rest_xml::error::{ProvideErrorMetadata, SdkError};
use rest_xml::operation::RequestId;
use rest_xml::operation::get_horse::{GetHorseError, GetHorseOutput};
use rest_xml::types::Gift;

use crate::fixtures::client;
use crate::server::{Received, Reply, Server};

type Outcome = Result<GetHorseOutput, SdkError<GetHorseError>>;

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let outcome = client!(rest_xml, server).get_horse().send().await;
    (outcome, server.received())
}

async fn horse(body: &'static str) -> Result<GetHorseOutput, SdkError<GetHorseError>> {
    play([Reply::new(200, body)]).await.0
}

fn error(status: u16, code: &str) -> Reply {
    let body = format!(
        "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"u\"><!-- sorry -->\n<Error><Type>Sender</Type>\
         <Code>{code}</Code><Message><![CDATA[{code}, in <words>]]></Message><name>x</name></Error>\
         <RequestId>request-1</RequestId></ErrorResponse>"
    );
    Reply::new(status, body)
}

#[tokio::test]
async fn a_modeled_error_has_its_code_message_and_request_id() {
    let reply = error(404, "NoSuchHorse").header("x-stall", "7");
    let (outcome, attempts) = play([reply]).await;
    let error = outcome.expect_err("an error").into_service_error();
    assert_eq!(error.code(), Some("NoSuchHorse"));
    assert_eq!(error.message(), Some("NoSuchHorse, in <words>"));
    assert_eq!(error.request_id(), Some("request-1"));
    let GetHorseError::NoSuchHorse(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.message(), Some("NoSuchHorse, in <words>"));
    assert_eq!((error.name(), error.stall()), (Some("x"), Some(7)));
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn the_request_id_of_a_header_comes_first() {
    let reply = error(404, "NoSuchHorse").header("x-amzn-RequestId", "request-2");
    let error = play([reply]).await.0.expect_err("an error");
    assert_eq!(error.into_service_error().request_id(), Some("request-2"));
}

#[tokio::test]
async fn what_is_retryable_by_the_model_or_by_its_code_is_tried_again() {
    for (status, code) in [(409, "StableFull"), (400, "ThrottlingException")] {
        let found = Reply::new(200, "<GetHorseOutput><age>12</age></GetHorseOutput>");
        let (outcome, attempts) = play([error(status, code), found]).await;
        assert_eq!(outcome.expect("a horse").age(), Some(12), "{code}");
        assert_eq!(attempts.len(), 2, "{code}");
    }
}

#[tokio::test]
async fn an_error_without_a_body_is_known_by_its_status() {
    let reply = Reply::new(404, "").header("x-amz-request-id", "request-3");
    let error = play([reply]).await.0.expect_err("an error");
    let status = error.raw_response().map(|raw| raw.status().as_u16());
    assert_eq!(status, Some(404));
    let error = error.into_service_error();
    assert_eq!(
        (error.code(), error.request_id()),
        (None, Some("request-3"))
    );
}

#[tokio::test]
async fn text_is_read_whole() {
    for (body, name) in [
        (
            "<GetHorseOutput><name><![CDATA[gzip]]></name></GetHorseOutput>",
            "gzip",
        ),
        (
            "<GetHorseOutput><name>a<!--c-->b</name></GetHorseOutput>",
            "ab",
        ),
        (
            "<GetHorseOutput><name>a<?p?>b</name></GetHorseOutput>",
            "ab",
        ),
        (
            "<GetHorseOutput><name>a<![CDATA[<b>&amp;]]>&lt;</name></GetHorseOutput>",
            "a<b>&amp;<",
        ),
        (
            "<GetHorseOutput><name>&#x41;&#1;&apos;</name></GetHorseOutput>",
            "A\u{1}'",
        ),
        (
            "<!-- c --><GetHorseOutput><!-- <name>no</name> --><name>yes</name></GetHorseOutput>",
            "yes",
        ),
    ] {
        let output = horse(body).await.expect(body);
        assert_eq!(output.name(), Some(name), "{body}");
    }
}

#[tokio::test]
async fn what_is_cut_off_or_broken_is_an_error() {
    for body in [
        "<GetHorseOutput><name>trunc",
        "<GetHorseOutput><name>trunc</name>",
        "<GetHorseOutput><name><![CDATA[trunc</name></GetHorseOutput>",
        "<GetHorseOutput><age>1</age><name>a</nam></GetHorseOutput>",
        "<GetHorseOutput><age x=1>1</age><name>a</name></GetHorseOutput>",
        "",
    ] {
        let outcome = horse(body).await;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_payload_that_is_no_xml_is_left_alone() {
    let body = "<a><!-- <![CDATA[b]]>";
    let server = Server::start([Reply::new(200, body)]).await;
    let server = server.expect("a loopback server");
    let output = client!(rest_xml, server).get_photo().send().await;
    let photo = output.expect("a photo").photo;
    assert_eq!(photo.expect("bytes").as_ref(), body.as_bytes());
}

#[tokio::test]
async fn a_member_that_a_union_does_not_know_is_its_unknown_variant() {
    let body = "<GetHorseOutput><gift><carrot><hay>x</hay><n/></carrot></gift><gifts>\
                <member><carrot/></member><member><hay>y</hay></member>\
                <member><box><gift><carrot>1</carrot></gift></box></member></gifts><age>3</age></GetHorseOutput>";
    let output = horse(body).await.expect("a horse");
    assert!(output.gift().is_some_and(Gift::is_unknown));
    assert_eq!(output.age(), Some(3));
    let [first, second, third] = output.gifts() else {
        panic!("{output:?}");
    };
    assert!(first.is_unknown());
    assert_eq!(second.as_hay().map(String::as_str), Ok("y"));
    let inner = third.as_box().ok().and_then(|inner| inner.gift());
    assert!(inner.is_some_and(Gift::is_unknown));
}

#[tokio::test]
async fn a_union_holds_one_member() {
    for body in [
        "<GetHorseOutput><gift/></GetHorseOutput>",
        "<GetHorseOutput><gift>text</gift></GetHorseOutput>",
        "<GetHorseOutput><gift><hay>x</hay><box/></gift></GetHorseOutput>",
    ] {
        let outcome = horse(body).await;
        assert!(outcome.is_err(), "{body}: {outcome:?}");
    }
    let body = "<GetHorseOutput><gift><carrot/><hay>x</hay></gift></GetHorseOutput>";
    let output = horse(body).await.expect("a horse");
    assert_eq!(output.gift(), Some(&Gift::Hay("x".to_owned())));
}
