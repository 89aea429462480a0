//! What goes over the wire: method, path, query, headers, body; and what is refused before that.

use generated::error::SdkError;
use generated::operation::get_journey_runs::builders::GetJourneyRunsFluentBuilder;

use crate::fixtures::{client, one_run};
use crate::server::{Received, Server};

/// The one request that a call sends.
async fn sent(
    fill: impl FnOnce(GetJourneyRunsFluentBuilder) -> GetJourneyRunsFluentBuilder,
) -> Received {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let call = fill(client(&server).get_journey_runs());
    call.send().await.expect("a page");
    let mut received = server.received();
    assert_eq!(received.len(), 1);
    received.remove(0)
}

#[tokio::test]
async fn labels_make_the_path() {
    let request = sent(|call| call.application_id("app-1").journey_id("journey-1")).await;
    assert_eq!(request.method, "GET");
    assert_eq!(request.target, "/v1/apps/app-1/journeys/journey-1/runs");
    assert!(request.body.is_empty());
    assert_eq!(request.header("content-type"), None);
}

#[tokio::test]
async fn optional_members_make_the_query() {
    let both = sent(|call| {
        let call = call.application_id("a").journey_id("j");
        call.page_size("25").token("page-2")
    });
    let path = "/v1/apps/a/journeys/j/runs";
    assert_eq!(
        both.await.target,
        format!("{path}?page-size=25&token=page-2")
    );

    let size = sent(|call| call.application_id("a").journey_id("j").page_size("25"));
    assert_eq!(size.await.target, format!("{path}?page-size=25"));

    let token = sent(|call| call.application_id("a").journey_id("j").token("page-2"));
    assert_eq!(token.await.target, format!("{path}?token=page-2"));
}

#[tokio::test]
async fn reserved_characters_are_escaped() {
    let request = sent(|call| {
        let call = call.application_id("a/b?c#d e").journey_id("läufe&50%");
        call.page_size("1 & 2").token("a+b/c==")
    });
    assert_eq!(
        request.await.target,
        "/v1/apps/a%2Fb%3Fc%23d%20e/journeys/l%C3%A4ufe%2650%25/runs\
         ?page-size=1%20%26%202&token=a%2Bb%2Fc%3D%3D"
    );
}

#[tokio::test]
async fn the_client_says_what_it_is() {
    let request = sent(|call| call.application_id("a").journey_id("j")).await;
    assert_eq!(request.header("amz-sdk-request"), Some("attempt=1; max=3"));
    assert!(
        request
            .header("amz-sdk-invocation-id")
            .is_some_and(|id| id.len() == 36)
    );
    let agent = request.header("x-amz-user-agent").expect("the agent");
    assert!(
        agent.contains("aws-sdk-rust/") && agent.contains("api/pinpoint/"),
        "{agent}"
    );
    assert!(
        request
            .header("user-agent")
            .is_some_and(|agent| agent.starts_with("aws-sdk-rust/"))
    );
}

#[tokio::test]
async fn a_missing_label_is_refused_before_anything_is_sent() {
    let server = Server::start([]).await.expect("a loopback server");
    let client = client(&server);
    for call in [
        client.get_journey_runs().journey_id("j"),
        client.get_journey_runs().application_id("a"),
        client.get_journey_runs().application_id("").journey_id("j"),
        client.get_journey_runs().application_id("a").journey_id(""),
    ] {
        let error = call.send().await.expect_err("a label is missing");
        assert!(
            matches!(error, SdkError::ConstructionFailure(_)),
            "{error:?}"
        );
    }
    assert!(server.received().is_empty());
}
