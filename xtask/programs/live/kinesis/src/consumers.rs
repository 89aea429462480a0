//! Consumers: registered, described, listed and taken away.

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::types::Consumer;
use steps::{Fields, Steps, is_recent, sorted};

const ARN: &str = "arn:aws:kinesis:us-east-1:123456789012:stream/consumed";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("consumers");
    super::stream(client, "consumed", 1, steps).await;
    for name in ["one", "two", "three"] {
        let made = client
            .register_stream_consumer()
            .stream_arn(ARN)
            .consumer_name(name)
            .send()
            .await;
        steps.step(&format!("register {name}"), made, |output| {
            let consumer = output.consumer();
            Fields::new()
                .field("name", consumer.map(|all| all.consumer_name()))
                .field("status", consumer.map(|all| all.consumer_status()))
                .has("arn", consumer.map(|all| all.consumer_arn()))
        });
    }
    let described = client
        .describe_stream_consumer()
        .stream_arn(ARN)
        .consumer_name("two")
        .send()
        .await;
    steps.step("describe", described, |output| {
        let consumer = output.consumer_description();
        Fields::new()
            .field("name", consumer.map(|all| all.consumer_name()))
            .field("stream", consumer.map(|all| all.stream_arn()))
            .field(
                "recent",
                consumer.and_then(|all| is_recent(Some(all.consumer_creation_timestamp()))),
            )
    });
    let listed: Result<Vec<_>, _> = client
        .list_stream_consumers()
        .stream_arn(ARN)
        .into_paginator()
        .page_size(2)
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |pages| {
        let all = pages.iter().flat_map(|page| page.consumers());
        let names = sorted(all.map(Consumer::consumer_name));
        format!("{names} in {} pages", pages.len())
    });
    for step in ["take away", "take away again"] {
        let ended = client
            .deregister_stream_consumer()
            .stream_arn(ARN)
            .consumer_name("two")
            .send()
            .await;
        if let Err(error) = &ended {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_resource_not_found_exception());
            steps.seen("is ResourceNotFound", format!("{is_known:?}"));
        }
        steps.step(step, ended, |_| "");
    }
}
