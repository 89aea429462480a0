//! Walking through all pages by passing each token on, as a user of the operation does.

use generated::Client;
use generated::types::{JourneyRunResponse, JourneyRunStatus};

use crate::fixtures::{client, page_json, run_json};
use crate::server::{Reply, Server};

async fn all_runs(client: &Client) -> Vec<JourneyRunResponse> {
    let (mut runs, mut token) = (Vec::new(), None);
    loop {
        let call = client
            .get_journey_runs()
            .application_id("app")
            .journey_id("journey");
        let output = call
            .page_size("2")
            .set_token(token)
            .send()
            .await
            .expect("a page");
        let page = output.journey_runs_response.expect("the payload");
        runs.extend(page.item.unwrap_or_default());
        token = page.next_token;
        if token.is_none() {
            return runs;
        }
    }
}

#[tokio::test]
async fn three_pages_are_read_to_the_end() {
    let page = |first: u32, next: Option<&str>| {
        let runs = [first, first + 1].map(|n| run_json(&format!("run-{n}"), "RUNNING"));
        Reply::json(200, page_json(&runs, next))
    };
    let script = [
        page(1, Some("page 2")),
        page(3, Some("page/3")),
        page(5, None),
    ];
    let server = Server::start(script).await.expect("a loopback server");

    let runs = all_runs(&client(&server)).await;
    let ids: Vec<_> = runs.iter().filter_map(JourneyRunResponse::run_id).collect();
    assert_eq!(ids, ["run-1", "run-2", "run-3", "run-4", "run-5", "run-6"]);
    assert!(
        runs.iter()
            .all(|run| run.status() == Some(&JourneyRunStatus::Running))
    );

    let targets = server.received().into_iter().map(|request| request.target);
    let path = "/v1/apps/app/journeys/journey/runs?page-size=2";
    let expected = [
        String::new(),
        "&token=page%202".to_owned(),
        "&token=page%2F3".to_owned(),
    ];
    assert!(targets.eq(expected.map(|token| format!("{path}{token}"))));
}
