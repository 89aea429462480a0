//! Replies that claim success and hold nonsense: each must end in an error that keeps the response,
//! and never in a panic, an endless loop or an overflow of the stack.

use generated::error::SdkError;
use generated::operation::get_journey_runs::GetJourneyRunsError;

use crate::fixtures::{outcome_of, page_of};
use crate::server::Reply;

/// The error of a reply with status 200 whose body cannot be understood.
async fn refused(body: impl Into<bytes::Bytes>) -> SdkError<GetJourneyRunsError> {
    let outcome = outcome_of(Reply::json(200, body)).await;
    let error = outcome.expect_err("nonsense");
    let response = error.raw_response().expect("a response");
    assert_eq!(response.status().as_u16(), 200);
    error
}

fn nested(levels: usize, inner: &str) -> String {
    format!("{}{inner}{}", "[".repeat(levels), "]".repeat(levels))
}

#[tokio::test]
async fn a_wrong_json_type_is_refused() {
    for body in [
        r#"[]"#,
        r#""page""#,
        r#"7"#,
        r#"{"Item":{}}"#,
        r#"{"Item":"run-1"}"#,
        r#"{"Item":[7]}"#,
        r#"{"Item":[[]]}"#,
        r#"{"Item":[{"RunId":7}]}"#,
        r#"{"Item":[{"RunId":["run-1"]}]}"#,
        r#"{"Item":[{"Status":{}}]}"#,
        r#"{"NextToken":true}"#,
    ] {
        let error = refused(body).await;
        assert!(is_unreadable(&error), "{body}: {error:?}");
    }
}

/// Whether the client says that it did not understand the response, by an error without a code.
fn is_unreadable(error: &SdkError<GetJourneyRunsError>) -> bool {
    use generated::error::ProvideErrorMetadata;
    let kind = matches!(
        error,
        SdkError::ServiceError(_) | SdkError::ResponseError(_)
    );
    kind && error.code().is_none()
}

#[tokio::test]
async fn broken_json_is_refused() {
    for body in [
        r#"{"#,
        r#"{"Item":["#,
        r#"{"Item":[]"#,
        r#"{"Item":[],}"#,
        r#"{"Item" []}"#,
        r#"{"NextToken":"open}"#,
        r#"{"NextToken":"\x"}"#,
        r#"{"NextToken":"\ud83d"}"#,
        r#"{"Item":[]} trailing"#,
        "<html><body>It works!</body></html>",
    ] {
        let error = refused(body).await;
        assert!(is_unreadable(&error), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn invalid_utf_8_is_refused() {
    for body in [
        b"\xff".as_slice(),
        b"{\"NextToken\":\"\xc3\x28\"}",
        b"{\"NextToken\":\"\xed\xa0\x80\"}",
        b"{\"Item\":[{\"RunId\":\"\x80\"}]}",
        b"{\"\xff\":1}",
    ] {
        let error = refused(body).await;
        assert!(is_unreadable(&error), "{body:?}: {error:?}");
    }
}

#[tokio::test]
async fn deep_nesting_where_a_member_is_read_is_refused() {
    for levels in [200, 100_000] {
        refused(nested(levels, "")).await;
        refused(format!(r#"{{"Item":{}}}"#, nested(levels, "{}"))).await;
        refused(format!(r#"{{"NextToken":{}}}"#, nested(levels, "1"))).await;
        refused(r#"{"Item":[{"RunId":"#.repeat(levels)).await;
    }
}

#[tokio::test]
async fn deep_nesting_in_an_unknown_member_does_no_harm() {
    let body = |levels| format!(r#"{{"X":{},"NextToken":"t"}}"#, nested(levels, "1"));
    assert_eq!(page_of(body(100)).await.next_token(), Some("t"));

    // How many levels are too many is for the parser to say, as long as it says something.
    for levels in [200, 100_000] {
        match outcome_of(Reply::json(200, body(levels))).await {
            Ok(output) => assert!(output.journey_runs_response.is_some()),
            Err(error) => assert!(is_unreadable(&error), "{error:?}"),
        }
    }
}
