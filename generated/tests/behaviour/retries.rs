//! When the client tries again, when it does not, and what the attempts have in common.

use generated::error::ProvideErrorMetadata;
use generated::operation::get_journey_runs::GetJourneyRunsError;

use crate::fixtures::{Outcome, call, client, client_without_retries, error_reply, one_run};
use crate::server::{Received, Reply, Server};

/// The outcome of a call to a server with this script, and the attempts that it took.
async fn play(script: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Received>) {
    let server = Server::start(script).await.expect("a loopback server");
    let outcome = call(&client(&server)).await;
    (outcome, server.received())
}

fn is_page(outcome: &Outcome) -> bool {
    let page = outcome
        .as_ref()
        .ok()
        .and_then(|output| output.journey_runs_response());
    page.is_some_and(|page| page.item().len() == 1)
}

#[tokio::test]
async fn a_failure_of_the_server_is_tried_again() {
    let failure = error_reply(500, "InternalServerErrorException");
    let (outcome, attempts) = play([failure, one_run()]).await;
    assert!(is_page(&outcome), "{outcome:?}");
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].target, attempts[1].target);

    let numbers = attempts
        .iter()
        .filter_map(|attempt| attempt.header("amz-sdk-request"));
    assert!(
        numbers
            .map(|number| &number[..9])
            .eq(["attempt=1", "attempt=2"])
    );
    let id = |attempt: &Received| attempt.header("amz-sdk-invocation-id").map(str::to_owned);
    assert_eq!(id(&attempts[0]), id(&attempts[1]));
}

#[tokio::test]
async fn throttling_is_tried_again_until_the_attempts_are_used_up() {
    let throttled = || error_reply(429, "TooManyRequestsException");
    let (outcome, attempts) = play([throttled(), throttled(), throttled(), one_run()]).await;
    let error = outcome
        .expect_err("the third attempt is the last")
        .into_service_error();
    assert!(
        matches!(error, GetJourneyRunsError::TooManyRequestsException(_)),
        "{error:?}"
    );
    assert_eq!(error.message(), Some("TooManyRequestsException, in words"));
    assert_eq!(attempts.len(), 3);
}

#[tokio::test]
async fn transient_statuses_are_tried_again_whatever_their_body() {
    for status in [500, 502, 503, 504] {
        let page = Reply::json(status, "<html>busy</html>").header("Content-Type", "text/html");
        let (outcome, attempts) = play([page, one_run()]).await;
        assert!(is_page(&outcome), "{status}: {outcome:?}");
        assert_eq!(attempts.len(), 2, "{status}");
    }
}

#[tokio::test]
async fn a_fault_of_the_caller_is_not_tried_again() {
    let refused = [
        (400, "BadRequestException"),
        (403, "ForbiddenException"),
        (404, "NotFoundException"),
        (405, "MethodNotAllowedException"),
        (413, "PayloadTooLargeException"),
        (409, "ConflictException"),
    ];
    for (status, name) in refused {
        let (outcome, attempts) = play([error_reply(status, name), one_run()]).await;
        assert_eq!(outcome.expect_err("an error").code(), Some(name));
        assert_eq!(attempts.len(), 1, "{name}");
    }
}

#[tokio::test]
async fn a_throttling_code_is_tried_again_whatever_its_status() {
    let throttled = error_reply(400, "ThrottlingException");
    let (outcome, attempts) = play([throttled, one_run()]).await;
    assert!(is_page(&outcome), "{outcome:?}");
    assert_eq!(attempts.len(), 2);
}

#[tokio::test]
async fn a_lost_connection_is_tried_again() {
    for lost in [Reply::reset(), one_run().truncated()] {
        let told = format!("{lost:?}");
        let (outcome, attempts) = play([lost, one_run()]).await;
        assert!(is_page(&outcome), "{told}: {outcome:?}");
        assert_eq!(attempts.len(), 2, "{told}");
    }
}

#[tokio::test]
async fn a_page_that_cannot_be_read_is_not_tried_again() {
    let (outcome, attempts) = play([Reply::json(200, r#"{"Item":7}"#), one_run()]).await;
    assert!(outcome.is_err(), "{outcome:?}");
    assert_eq!(attempts.len(), 1);
}

#[tokio::test]
async fn without_retries_the_first_error_is_final() {
    let failure = error_reply(500, "InternalServerErrorException");
    let server = Server::start([failure, one_run()])
        .await
        .expect("a loopback server");
    let error = call(&client_without_retries(&server))
        .await
        .expect_err("an error");
    assert_eq!(error.code(), Some("InternalServerErrorException"));
    assert_eq!(server.received().len(), 1);
}
