//! Error replies: each modeled error becomes its variant with code, message and request IDs, and
//! what the model does not know becomes an unhandled service error that keeps all it can.

use generated::error::{ProvideErrorMetadata, SdkError};
use generated::operation::RequestId;
use generated::operation::get_journey_runs::GetJourneyRunsError as Error;

use crate::fixtures::{error_reply, outcome_of};
use crate::server::Reply;

/// The service error in the outcome of a single attempt, and the status that came with it.
async fn service_error(reply: Reply) -> (u16, Error) {
    let error = outcome_of(reply).await.expect_err("an error reply");
    let status = error
        .raw_response()
        .map(|response| response.status().as_u16());
    (status.expect("a response"), error.into_service_error())
}

/// Name, status, the test for the variant, and the members `message` and `request_id` in it.
type Row = (
    &'static str,
    u16,
    fn(&Error) -> bool,
    fn(&Error) -> (Option<&str>, Option<&str>),
);

macro_rules! row {
    ($variant:ident, $status:literal, $is:ident) => {
        (
            stringify!($variant),
            $status,
            Error::$is as fn(&Error) -> bool,
            |error| match error {
                Error::$variant(error) => (error.message.as_deref(), error.request_id.as_deref()),
                _ => (None, None),
            },
        )
    };
}

const MODELED: [Row; 7] = [
    row!(BadRequestException, 400, is_bad_request_exception),
    row!(ForbiddenException, 403, is_forbidden_exception),
    row!(
        InternalServerErrorException,
        500,
        is_internal_server_error_exception
    ),
    row!(
        MethodNotAllowedException,
        405,
        is_method_not_allowed_exception
    ),
    row!(NotFoundException, 404, is_not_found_exception),
    row!(
        PayloadTooLargeException,
        413,
        is_payload_too_large_exception
    ),
    row!(
        TooManyRequestsException,
        429,
        is_too_many_requests_exception
    ),
];

#[tokio::test]
async fn each_modeled_error_becomes_its_variant() {
    for (name, status, is_variant, members) in MODELED {
        let (got_status, error) = service_error(error_reply(status, name)).await;
        let message = format!("{name}, in words");
        assert_eq!(got_status, status);
        assert!(is_variant(&error), "{name}: {error:?}");
        assert_eq!(MODELED.iter().filter(|row| row.2(&error)).count(), 1);
        assert_eq!(members(&error), (Some(message.as_str()), Some("member-id")));
        assert_eq!(ProvideErrorMetadata::code(&error), Some(name));
        assert_eq!(
            ProvideErrorMetadata::message(&error),
            Some(message.as_str())
        );
        assert_eq!(RequestId::request_id(&error), Some("header-id"));
        assert!(error.to_string().contains(&message), "{error}");
    }
}

#[tokio::test]
async fn a_modeled_error_becomes_a_variant_of_the_service_error() {
    for (name, status, ..) in MODELED {
        let reply = error_reply(status, name).header("x-amzn-RequestId", "member-id");
        let error = outcome_of(reply).await.expect_err("an error reply");
        let error = generated::Error::from(error);
        assert!(format!("{error:?}").starts_with(name), "{error:?}");
        assert_eq!(error.code(), Some(name));
        assert_eq!(error.request_id(), Some("member-id"));
    }
}

#[tokio::test]
async fn the_error_is_named_by_header_or_body() {
    let named = |header: Option<&str>, body: &'static str| {
        let reply = Reply::json(404, body);
        header.map_or(reply.clone(), |name| reply.header("X-Amzn-Errortype", name))
    };
    for reply in [
        named(Some("NotFoundException:http://internal.example.com/"), "{}"),
        named(Some("com.amazonaws.pinpoint#NotFoundException"), "{}"),
        named(Some("NotFoundException"), ""),
        named(
            Some("NotFoundException"),
            r#"{"__type":"ForbiddenException"}"#,
        ),
        named(None, r#"{"__type":"NotFoundException"}"#),
        named(
            None,
            r#"{"__type":"com.amazonaws.pinpoint#NotFoundException"}"#,
        ),
        named(None, r#"{"code":"NotFoundException"}"#),
    ] {
        let told = format!("{reply:?}");
        let (_, error) = service_error(reply).await;
        assert!(error.is_not_found_exception(), "{told} gave {error:?}");
    }
}

#[tokio::test]
async fn the_name_counts_and_not_the_status() {
    let (status, error) = service_error(error_reply(418, "NotFoundException")).await;
    assert_eq!(status, 418);
    assert!(error.is_not_found_exception());
}

#[tokio::test]
async fn members_of_an_error_are_optional() {
    let absent = [
        r#"{"Message":null,"RequestID":null}"#,
        "{}",
        r#"{"Unknown":[{}]}"#,
    ];
    for body in absent {
        let reply = Reply::json(404, body).header("X-Amzn-Errortype", "NotFoundException");
        let (_, error) = service_error(reply).await;
        let Error::NotFoundException(error) = error else {
            panic!("{error:?}");
        };
        assert_eq!(
            (error.message(), error.request_id.as_deref()),
            (None, None),
            "{body}"
        );
    }
}

#[tokio::test]
async fn an_unknown_error_keeps_code_message_and_request_id() {
    let (status, error) = service_error(error_reply(409, "ConflictException")).await;
    assert_eq!(status, 409);
    assert!(!MODELED.iter().any(|row| row.2(&error)));
    assert_eq!(error.code(), Some("ConflictException"));
    assert_eq!(error.message(), Some("ConflictException, in words"));
    assert_eq!(error.request_id(), Some("header-id"));
}

#[tokio::test]
async fn an_error_without_a_name_is_unhandled() {
    for body in ["{}", "", r#"{"Message":"no name"}"#] {
        let (status, error) = service_error(Reply::json(400, body)).await;
        assert_eq!(status, 400);
        assert!(!MODELED.iter().any(|row| row.2(&error)), "{error:?}");
        assert_eq!(error.code(), None);
    }
}

#[tokio::test]
async fn an_error_body_that_is_no_json_is_unhandled_and_keeps_its_status() {
    let page = "<html><body><h1>503 Service Unavailable</h1></body></html>";
    for body in [page.as_bytes(), b"\xff\xfe", b"{\"Message\":", b"[1]"] {
        let reply = Reply::json(503, body).header("Content-Type", "text/html");
        let error = outcome_of(reply).await.expect_err("an error reply");
        assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
        let response = error.raw_response().expect("a response");
        assert_eq!(response.status().as_u16(), 503);
        assert_eq!(response.body().bytes(), Some(body));
        assert_eq!(error.code(), None);
    }
}
