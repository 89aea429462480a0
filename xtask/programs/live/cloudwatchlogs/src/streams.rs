//! Streams of a group: created, listed and taken away.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::types::{LogStream, OrderBy};
use steps::{Fields, Steps, sorted};

const GROUP: &str = "streams";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("streams");
    super::stream(client, GROUP, "2026/11/27[$LATEST]ü", steps).await;
    for number in 0..4 {
        let created = client
            .create_log_stream()
            .log_group_name(GROUP)
            .log_stream_name(format!("listed-{number}"))
            .send()
            .await;
        steps.step(&format!("create {number}"), created, |_| "");
    }
    let again = client
        .create_log_stream()
        .log_group_name(GROUP)
        .log_stream_name("listed-0")
        .send()
        .await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_already_exists_exception());
        steps.seen("is ResourceAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("create again", again, |_| "");
    let list = || client.describe_log_streams().log_group_name(GROUP);
    let listed = list()
        .order_by(OrderBy::LogStreamName)
        .descending(true)
        .send()
        .await;
    steps.step("list backwards", listed, |output| {
        let streams = output.log_streams().iter();
        let names = streams.filter_map(LogStream::log_stream_name);
        format!("{:?}", names.collect::<Vec<_>>())
    });
    let listed: Result<Vec<LogStream>, _> = list()
        .log_stream_name_prefix("listed-")
        .into_paginator()
        .page_size(3)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter().map(|stream| {
            Fields::new()
                .field("name", stream.log_stream_name())
                .field("arn", stream.arn())
                .field("first", stream.first_event_timestamp())
        });
        sorted(all)
    });
    for step in ["delete", "delete again"] {
        let deleted = client
            .delete_log_stream()
            .log_group_name(GROUP)
            .log_stream_name("listed-0")
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
    let listed = client
        .describe_log_streams()
        .log_group_name("absent")
        .send()
        .await;
    steps.step("list those of what is not there", listed, |_| "");
}
