//! What a function has beside its code: permissions, an address, how many run, what starts it.

use aws_sdk_lambda::Client;
use aws_sdk_lambda::types::{
    Cors, DestinationConfig, EventSourcePosition, FunctionUrlAuthType, OnFailure,
};
use steps::{Fields, Steps, sorted};

use super::FUNCTION;

const STREAM: &str = "arn:aws:sqs:us-east-1:123456789012:absent";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("settings");
    permissions(client, steps).await;
    concurrency(client, steps).await;
    address(client, steps).await;
    failures(client, steps).await;
    sources(client, steps).await;
}

async fn permissions(client: &Client, steps: &mut Steps) {
    let added = client
        .add_permission()
        .function_name(FUNCTION)
        .statement_id("from-s3")
        .action("lambda:InvokeFunction")
        .principal("s3.amazonaws.com")
        .source_arn("arn:aws:s3:::bücher")
        .send()
        .await;
    steps.step("add a permission", added, |output| {
        Fields::new().field("statement", output.statement())
    });
    let read = client.get_policy().function_name(FUNCTION).send().await;
    steps.step("read permissions", read, |output| {
        Fields::new()
            .field("length", output.policy().map(str::len))
            .has("revision", output.revision_id())
    });
    for step in ["remove the permission", "remove it again"] {
        let removed = client
            .remove_permission()
            .function_name(FUNCTION)
            .statement_id("from-s3")
            .send()
            .await;
        steps.step(step, removed, |_| "");
    }
}

async fn concurrency(client: &Client, steps: &mut Steps) {
    let set = client
        .put_function_concurrency()
        .function_name(FUNCTION)
        .reserved_concurrent_executions(5)
        .send()
        .await;
    steps.step("set how many run", set, |output| {
        Fields::new().field("many", output.reserved_concurrent_executions())
    });
    let read = || {
        let read = client.get_function_concurrency();
        read.function_name(FUNCTION).send()
    };
    steps.step("read how many run", read().await, |output| {
        Fields::new().field("many", output.reserved_concurrent_executions())
    });
    let deleted = client
        .delete_function_concurrency()
        .function_name(FUNCTION)
        .send()
        .await;
    steps.step("let any number run", deleted, |_| "");
    steps.step("read how many run again", read().await, |output| {
        Fields::new().field("many", output.reserved_concurrent_executions())
    });
}

async fn address(client: &Client, steps: &mut Steps) {
    let cors = Cors::builder()
        .allow_origins("https://example.com")
        .allow_methods("GET")
        .allow_methods("POST")
        .allow_credentials(false)
        .max_age(60)
        .build();
    let created = client
        .create_function_url_config()
        .function_name(FUNCTION)
        .auth_type(FunctionUrlAuthType::None)
        .cors(cors)
        .send()
        .await;
    steps.step("give it an address", created, |output| {
        Fields::new()
            .field("arn", Some(output.function_arn()))
            .has("url", Some(output.function_url()))
            .field("type", Some(output.auth_type()))
            .field("cors", output.cors())
    });
    let read = || {
        let read = client.get_function_url_config();
        read.function_name(FUNCTION).send()
    };
    steps.step("read the address", read().await, |output| {
        Fields::new()
            .field("mode", output.invoke_mode())
            .field("cors", output.cors())
            .has("created", Some(output.creation_time()))
    });
    let deleted = client
        .delete_function_url_config()
        .function_name(FUNCTION)
        .send()
        .await;
    steps.step("delete the address", deleted, |_| "");
    steps.step("read the address again", read().await, |output| {
        Fields::new().field("mode", output.invoke_mode())
    });
}

async fn failures(client: &Client, steps: &mut Steps) {
    let queue = OnFailure::builder().destination(STREAM).build();
    let destinations = DestinationConfig::builder().on_failure(queue).build();
    let set = client
        .put_function_event_invoke_config()
        .function_name(FUNCTION)
        .maximum_retry_attempts(0)
        .maximum_event_age_in_seconds(120)
        .destination_config(destinations)
        .send()
        .await;
    steps.step("set what comes of failures", set, |output| {
        Fields::new()
            .field("attempts", output.maximum_retry_attempts())
            .field("age", output.maximum_event_age_in_seconds())
            .field("destinations", output.destination_config())
            .field("recent", steps::is_recent(output.last_modified()))
    });
    let read = client
        .get_function_event_invoke_config()
        .function_name(FUNCTION)
        .send()
        .await;
    steps.step("read what comes of failures", read, |output| {
        Fields::new()
            .field("attempts", output.maximum_retry_attempts())
            .field("arn", output.function_arn())
    });
}

async fn sources(client: &Client, steps: &mut Steps) {
    let created = client
        .create_event_source_mapping()
        .function_name(FUNCTION)
        .event_source_arn(STREAM)
        .batch_size(3)
        .starting_position(EventSourcePosition::TrimHorizon)
        .send()
        .await;
    steps.step("start it by what is not there", created, |output| {
        Fields::new().has("ID", output.uuid())
    });
    let listed = client
        .list_event_source_mappings()
        .function_name(FUNCTION)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list what starts it", listed, |all| {
        sorted(all.iter().filter_map(|one| one.event_source_arn()))
    });
    let id = "0f6b1a0e-0000-4000-8000-000000000000";
    let read = client.get_event_source_mapping().uuid(id).send().await;
    steps.step("read what does not start it", read, |_| "");
    let deleted = client.delete_event_source_mapping().uuid(id).send().await;
    steps.step("delete what does not start it", deleted, |_| "");
}
