//! The consumer's own tests, with the mocking tools of the field: `mock!` and `mock_client!` of
//! `aws-smithy-mocks`. They reach into a client by its public API: the input behind a fluent
//! builder, the concrete output and error types, and the test defaults of the configuration.

use aws_sdk_pinpoint::operation::get_journey_runs::{GetJourneyRunsError, GetJourneyRunsOutput};
use aws_sdk_pinpoint::types::error::{MethodNotAllowedException, NotFoundException};
use aws_sdk_pinpoint::types::{JourneyRunResponse, JourneyRunStatus, JourneyRunsResponse};
use aws_sdk_pinpoint::{Client, Error};
use aws_smithy_mocks::{RuleMode, mock, mock_client};

fn page(id: &str, status: JourneyRunStatus, next: Option<&str>) -> GetJourneyRunsOutput {
    let run = JourneyRunResponse::builder()
        .run_id(id)
        .status(status)
        .build();
    let page = JourneyRunsResponse::builder().item(run);
    let page = page.set_next_token(next.map(str::to_owned)).build();
    GetJourneyRunsOutput::builder()
        .journey_runs_response(page)
        .build()
}

#[tokio::test]
async fn rules_answer_by_the_input() {
    let first = mock!(Client::get_journey_runs)
        .match_requests(|input| input.journey_id() == Some("j") && input.token().is_none())
        .then_output(|| page("run-1", JourneyRunStatus::Completed, Some("more")));
    let second = mock!(Client::get_journey_runs)
        .match_requests(|input| input.token() == Some("more"))
        .then_output(|| page("run-2", JourneyRunStatus::Running, None));
    let client = mock_client!(aws_sdk_pinpoint, RuleMode::MatchAny, [&second, &first]);

    let runs = consumer::all_runs(&client, "a", "j")
        .await
        .expect("two pages");
    let ids: Vec<_> = runs.iter().filter_map(JourneyRunResponse::run_id).collect();
    assert_eq!(ids, ["run-1", "run-2"]);
    assert_eq!((first.num_calls(), second.num_calls()), (1, 1));
    assert!(
        consumer::by_status(&runs)
            .into_iter()
            .eq([("done", 1), ("open", 1)])
    );
}

#[tokio::test]
async fn a_rule_gives_a_typed_error() {
    let rule = mock!(Client::get_journey_runs).then_error(|| {
        let error = NotFoundException::builder().message("gone");
        GetJourneyRunsError::NotFoundException(error.build())
    });
    let client = mock_client!(aws_sdk_pinpoint, RuleMode::MatchAny, [&rule]);

    let error = consumer::all_runs(&client, "a", "j")
        .await
        .expect_err("the error of the rule");
    assert!(matches!(&error, Error::NotFoundException(error) if error.message() == Some("gone")));
    let call = client
        .get_journey_runs()
        .application_id("a")
        .journey_id("j");
    let error = call.send().await.expect_err("the error of the rule");
    assert_eq!(consumer::explain(&error), "no such journey: gone");
}

#[tokio::test]
async fn a_rule_plays_an_error_by_its_http_status_and_then_an_output() {
    let rule = mock!(Client::get_journey_runs)
        .sequence()
        .http_status(503, None)
        .output(|| page("run-1", JourneyRunStatus::from("PAUSED"), None))
        .build();
    let client = mock_client!(aws_sdk_pinpoint, RuleMode::Sequential, [&rule]);

    let runs = consumer::all_runs(&client, "a", "j")
        .await
        .expect("the second attempt");
    assert!(consumer::by_status(&runs).into_iter().eq([("PAUSED", 1)]));
    assert_eq!(rule.num_calls(), 2);
}

#[tokio::test]
async fn rules_apply_one_after_the_other() {
    let refusal = mock!(Client::get_journey_runs).then_error(|| {
        let error = MethodNotAllowedException::builder().build();
        GetJourneyRunsError::MethodNotAllowedException(error)
    });
    let success = mock!(Client::get_journey_runs)
        .then_output(|| page("run-1", JourneyRunStatus::Running, None));
    let client = mock_client!(aws_sdk_pinpoint, [&refusal, &success]);

    assert!(consumer::all_runs(&client, "a", "j").await.is_err());
    assert_eq!(
        consumer::all_runs(&client, "a", "j")
            .await
            .expect("a page")
            .len(),
        1
    );
}
