//! Versions of a secret, and the stages that they are in.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::types::RotationRulesType;
use steps::{Fields, Steps, sorted};

use super::VERSIONS;

const NAME: &str = "versions";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("versions");
    super::secret(client, NAME, "first", steps).await;
    let put = client
        .put_secret_value()
        .secret_id(NAME)
        .secret_string("second")
        .client_request_token(VERSIONS[1])
        .send()
        .await;
    steps.step("put a value", put, |output| {
        Fields::new()
            .field("version", output.version_id())
            .field("stages", Some(output.version_stages()))
    });
    let updated = client
        .update_secret()
        .secret_id(NAME)
        .description("of the third")
        .secret_string("third")
        .client_request_token(VERSIONS[2])
        .send()
        .await;
    steps.step("update", updated, |output| {
        Fields::new()
            .field("name", output.name())
            .field("version", output.version_id())
    });
    let put = client
        .put_secret_value()
        .secret_id(NAME)
        .secret_string("fourth")
        .version_stages("MINE")
        .send()
        .await;
    steps.step("put a value with a stage and no token", put, |output| {
        Fields::new()
            .field("version", output.version_id().map(str::len))
            .field("stages", Some(output.version_stages()))
    });
    read(client, "read", steps).await;
    list(client, steps).await;
    let moved = client
        .update_secret_version_stage()
        .secret_id(NAME)
        .version_stage("AWSCURRENT")
        .remove_from_version_id(VERSIONS[2])
        .move_to_version_id(VERSIONS[1])
        .send()
        .await;
    steps.step("move a stage", moved, |output| {
        Fields::new().field("name", output.name())
    });
    read(client, "read again", steps).await;
    rotate(client, steps).await;
}

async fn read(client: &Client, what: &str, steps: &mut Steps) {
    let read = || client.get_secret_value().secret_id(NAME);
    let reads = [
        ("the newest", read()),
        ("the previous", read().version_stage("AWSPREVIOUS")),
        ("mine", read().version_stage("MINE")),
        ("the first", read().version_id(VERSIONS[0])),
        ("none", read().version_stage("NONE")),
    ];
    for (name, read) in reads {
        steps.step(&format!("{what} {name}"), read.send().await, |output| {
            let stages = output.version_stages().iter();
            Fields::new()
                .field("value", output.secret_string())
                .field("stages", Some(sorted(stages)))
        });
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    let mut pages = client
        .list_secret_version_ids()
        .secret_id(NAME)
        .include_deprecated(true)
        .into_paginator()
        .send();
    while let Some(page) = pages.next().await {
        steps.step("list versions with a paginator", page, |page| {
            let versions = page.versions().iter().map(|version| {
                Fields::new()
                    .field(
                        "known",
                        version.version_id().map(|id| VERSIONS.contains(&id)),
                    )
                    .field("stages", Some(version.version_stages()))
            });
            sorted(versions)
        });
    }
}

async fn rotate(client: &Client, steps: &mut Steps) {
    let rules = RotationRulesType::builder()
        .automatically_after_days(30)
        .duration("3h")
        .build();
    let rotated = client
        .rotate_secret()
        .secret_id(NAME)
        .rotation_rules(rules)
        .rotate_immediately(false)
        .send()
        .await;
    steps.step("rotate without a function", rotated, |output| {
        Fields::new().field("name", output.name())
    });
    let cancelled = client.cancel_rotate_secret().secret_id(NAME).send().await;
    steps.step("do not rotate", cancelled, |output| {
        Fields::new().field("name", output.name())
    });
}
