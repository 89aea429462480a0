//! Versions of a function, and aliases of these.

use std::time::Duration;

use aws_sdk_lambda::Client;
use aws_sdk_lambda::client::Waiters;
use aws_sdk_lambda::types::AliasRoutingConfiguration;
use steps::{Fields, Steps, sorted};

use super::FUNCTION;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("versions");
    for description in ["first", "zweite ü"] {
        let published = client
            .publish_version()
            .function_name(FUNCTION)
            .description(description)
            .send()
            .await;
        steps.step(&format!("publish {description}"), published, |output| {
            Fields::new()
                .field("version", output.version())
                .field("description", output.description())
                .field("arn", output.function_arn())
        });
        let changed = client
            .update_function_configuration()
            .function_name(FUNCTION)
            .memory_size(512)
            .send()
            .await;
        steps.step(&format!("change after {description}"), changed, |output| {
            Fields::new().field("memory", output.memory_size())
        });
    }
    let waited = client
        .wait_until_published_version_active()
        .function_name(FUNCTION)
        .qualifier("1")
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait for a version", waited, |last| {
        let output = last.as_result().ok();
        Fields::new().field("version", output.and_then(|output| output.version()))
    });
    let listed = client
        .list_versions_by_function()
        .function_name(FUNCTION)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list", listed, |all| {
        sorted(all.iter().filter_map(|one| one.version()))
    });
    aliases(client, steps).await;
}

async fn aliases(client: &Client, steps: &mut Steps) {
    let routing = AliasRoutingConfiguration::builder()
        .additional_version_weights("2", 0.25)
        .build();
    let created = client
        .create_alias()
        .function_name(FUNCTION)
        .name("live")
        .function_version("1")
        .description("the one that is used")
        .routing_config(routing)
        .send()
        .await;
    steps.step("create an alias", created, |output| {
        Fields::new()
            .field("arn", output.alias_arn())
            .field("version", output.function_version())
            .field("routing", output.routing_config())
            .field("description", output.description())
            .has("revision", output.revision_id())
    });
    let changed = client
        .update_alias()
        .function_name(FUNCTION)
        .name("live")
        .function_version("2")
        .description("")
        .send()
        .await;
    steps.step("change the alias", changed, |output| {
        Fields::new()
            .field("version", output.function_version())
            .field("description", output.description())
    });
    let read = || {
        let read = client.get_alias().function_name(FUNCTION).name("live");
        read.send()
    };
    steps.step("read the alias", read().await, |output| {
        Fields::new()
            .field("name", output.name())
            .field("version", output.function_version())
    });
    let listed = client
        .list_aliases()
        .function_name(FUNCTION)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list aliases", listed, |all| {
        sorted(all.iter().filter_map(|one| one.name()))
    });
    let deleted = client
        .delete_alias()
        .function_name(FUNCTION)
        .name("live")
        .send()
        .await;
    steps.step("delete the alias", deleted, |_| "");
    let read = read().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_not_found_exception());
        steps.seen("is ResourceNotFound", format!("{is_known:?}"));
    }
    steps.step("read what was deleted", read, |_| "");
}
