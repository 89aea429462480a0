//! Successful replies, from complete to odd but valid: every member, unknown and null ones, unknown
//! enum values, stand-ins for required members that are missing, and the request ID.

use generated::operation::RequestId;
use generated::types::JourneyRunStatus;

use crate::fixtures::{one_run, outcome_of, page_json, page_of, run_json};
use crate::server::Reply;

#[tokio::test]
async fn every_member_is_read() {
    let statuses = ["SCHEDULED", "RUNNING", "COMPLETED", "CANCELLED"];
    let runs = statuses.map(|status| run_json(&format!("run-{status}"), status));
    let page = page_of(page_json(&runs, Some("page-2"))).await;

    assert_eq!(page.next_token(), Some("page-2"));
    let got: Vec<_> = page.item().iter().filter_map(|run| run.status()).collect();
    assert_eq!(
        got,
        [
            &JourneyRunStatus::Scheduled,
            &JourneyRunStatus::Running,
            &JourneyRunStatus::Completed,
            &JourneyRunStatus::Cancelled,
        ]
    );
    let first = &page.item()[0];
    assert_eq!(first.run_id(), Some("run-SCHEDULED"));
    assert_eq!(first.creation_time(), Some("2024-05-01T08:00:00.000Z"));
    assert_eq!(first.last_update_time(), Some("2024-05-01T09:30:00.000Z"));
}

#[tokio::test]
async fn the_request_id_comes_from_the_header() {
    for name in ["x-amzn-requestid", "x-amz-request-id"] {
        let output = outcome_of(one_run().header(name, "id-1"))
            .await
            .expect("a page");
        assert_eq!(output.request_id(), Some("id-1"), "{name}");
    }
    let output = outcome_of(one_run()).await.expect("a page");
    assert_eq!(output.request_id(), None);
}

#[tokio::test]
async fn an_unknown_enum_value_is_kept() {
    let page = page_of(page_json(&[run_json("run-1", "PAUSED")], None)).await;
    let status = page.item()[0].status().expect("a status");
    assert_eq!(status.as_str(), "PAUSED");
    assert_eq!(status, &JourneyRunStatus::from("PAUSED"));
    assert!(!JourneyRunStatus::values().contains(&status.as_str()));
}

#[tokio::test]
async fn unknown_members_are_passed_over() {
    let page = page_of(
        r#"{"A":{"Item":[1]},"Item":[{"X":[[],{},null,1e300,"\ud83d\udc0e"],"RunId":"run-1"}],"Z":-0.0}"#,
    );
    let page = page.await;
    assert_eq!(page.item().len(), 1);
    assert_eq!(page.item()[0].run_id(), Some("run-1"));
}

#[tokio::test]
async fn null_members_are_absent_ones() {
    let nulls = r#"{"CreationTime":null,"LastUpdateTime":null,"RunId":null,"Status":null}"#;
    let page = page_of(format!(r#"{{"Item":[{nulls}],"NextToken":null}}"#)).await;
    assert_eq!(page, page_of(r#"{"Item":[{}]}"#).await);
    assert_eq!(page.next_token(), None);
    assert!(page_of(r#"{"Item":null}"#).await.item().is_empty());
}

#[tokio::test]
async fn required_members_that_are_missing_get_stand_ins() {
    let page = page_of(r#"{"Item":[{}]}"#).await;
    let run = &page.item()[0];
    assert_eq!(run.run_id(), Some(""));
    assert_eq!(run.creation_time(), Some(""));
    assert_eq!(run.last_update_time(), Some(""));
    let status = run.status().expect("a stand-in");
    assert!(!JourneyRunStatus::values().contains(&status.as_str()));
}

#[tokio::test]
async fn an_empty_body_is_a_page_without_runs() {
    for body in ["", "{}"] {
        let page = page_of(body).await;
        assert!(page.item().is_empty(), "{body:?}");
        assert_eq!(page.item, Some(Vec::new()), "{body:?}");
        assert_eq!(page.next_token(), None, "{body:?}");
    }
}

#[tokio::test]
async fn escapes_in_strings_are_resolved() {
    let page = page_of(r#"{"Item":[],"NextToken":"\"\\\/\b\f\n\r\t\u00e4\ud83d\udc0e ä🐎"}"#).await;
    assert_eq!(page.next_token(), Some("\"\\/\u{8}\u{c}\n\r\tä🐎 ä🐎"));
}

#[tokio::test]
async fn any_status_of_success_will_do() {
    for status in [200, 201, 202] {
        let reply = Reply::json(status, page_json(&[], Some("next")));
        let output = outcome_of(reply).await.expect("a page");
        let page = output.journey_runs_response().expect("the payload");
        assert_eq!(page.next_token(), Some("next"), "{status}");
    }
}
