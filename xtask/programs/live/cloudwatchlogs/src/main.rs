//! What programs do with CloudWatch Logs: groups, streams and their events, filters, queries, and the errors
//! of these.

mod errors;
mod events;
mod filters;
mod groups;
mod queries;
mod streams;

use std::time::{SystemTime, UNIX_EPOCH};

use aws_sdk_cloudwatchlogs::Client;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    groups::run(&client, &mut steps).await;
    streams::run(&client, &mut steps).await;
    events::run(&client, &mut steps).await;
    filters::run(&client, &mut steps).await;
    queries::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a group with a stream for steps that follow.
async fn stream(client: &Client, group: &str, stream: &str, steps: &mut Steps) {
    let created = client.create_log_group().log_group_name(group);
    steps.step(
        &format!("create group {group}"),
        created.send().await,
        |_| "",
    );
    let created = client
        .create_log_stream()
        .log_group_name(group)
        .log_stream_name(stream)
        .send()
        .await;
    steps.step(&format!("create stream {stream}"), created, |_| "");
}

/// The milliseconds of now: events that are old are refused.
fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_millis() as i64)
}
