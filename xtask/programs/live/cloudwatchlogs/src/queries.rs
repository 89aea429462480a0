//! Queries: started, listed, and what they found.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::types::QueryStatus;
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("queries");
    super::stream(client, "queried", "main", steps).await;
    let second = super::now() / 1000;
    let started = client
        .start_query()
        .log_group_name("queried")
        .start_time(second - 3600)
        .end_time(second)
        .query_string("fields @timestamp, @message | filter @message like /ü & ö/ | limit 5")
        .limit(5)
        .send()
        .await;
    let id = started.as_ref().ok().and_then(|output| output.query_id());
    let id = id.unwrap_or_default().to_owned();
    steps.hide(Some(&id), "QUERY");
    steps.step("start", started, |output| {
        Fields::new().field("id", output.query_id())
    });
    let listed = client
        .describe_queries()
        .log_group_name("queried")
        .status(QueryStatus::Complete)
        .max_results(10)
        .send()
        .await;
    steps.step("list", listed, |output| {
        let queries = output.queries().iter().map(|query| {
            Fields::new()
                .field("id", query.query_id())
                .field("text", query.query_string())
                .field("status", query.status())
                .field("group", query.log_group_name())
        });
        sorted(queries)
    });
    let read = client.get_query_results().query_id(&id).send().await;
    steps.step("read", read, |output| {
        Fields::new()
            .field("status", output.status())
            .field("rows", Some(output.results().len()))
            .field("statistics", output.statistics())
    });
}
