//! State machines themselves: created, described, changed, listed, tagged and taken away.

use aws_sdk_sfn::Client;
use aws_sdk_sfn::types::{
    CloudWatchLogsLogGroup, EncryptionConfiguration, EncryptionType, LogDestination, LogLevel,
    LoggingConfiguration, StateMachineListItem, StateMachineType, Tag, TracingConfiguration,
};
use steps::{Fields, Steps, is_recent, sorted};

use super::{DEFINITION, ROLE};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("machines");
    let group = CloudWatchLogsLogGroup::builder()
        .log_group_arn("arn:aws:logs:us-east-1:123456789012:log-group:machines:*")
        .build();
    let destination = LogDestination::builder()
        .cloud_watch_logs_log_group(group)
        .build();
    let logging = LoggingConfiguration::builder()
        .level(LogLevel::Error)
        .include_execution_data(true)
        .destinations(destination)
        .build();
    let encryption = EncryptionConfiguration::builder()
        .r#type(EncryptionType::AwsOwnedKey)
        .build()
        .expect("it has a type");
    let created = client
        .create_state_machine()
        .name("flow")
        .definition(DEFINITION)
        .role_arn(ROLE)
        .r#type(StateMachineType::Standard)
        .logging_configuration(logging)
        .tracing_configuration(TracingConfiguration::builder().enabled(true).build())
        .encryption_configuration(encryption)
        .tags(tag("team", "blue"))
        .tags(tag("größe", "ü & ö"))
        .send()
        .await;
    let created = steps.step("create", created, |output| {
        Fields::new()
            .field("arn", Some(output.state_machine_arn()))
            .field("recent", is_recent(Some(output.creation_date())))
            .field("version", output.state_machine_version_arn())
    });
    let arn = created.map(|output| output.state_machine_arn);
    let arn = arn.unwrap_or_default();
    describe(client, &arn, "describe", steps).await;
    change(client, &arn, steps).await;
    describe(client, &arn, "describe again", steps).await;
    untraced(client, &arn, steps).await;
    tags(client, &arn, steps).await;
    list(client, steps).await;
    let deleted = client
        .delete_state_machine()
        .state_machine_arn(&arn)
        .send()
        .await;
    steps.step("delete", deleted, |_| "");
    describe(client, &arn, "describe what was deleted", steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

async fn describe(client: &Client, arn: &str, step: &str, steps: &mut Steps) {
    let described = client
        .describe_state_machine()
        .state_machine_arn(arn)
        .send()
        .await;
    steps.step(step, described, |output| {
        let printed = format!("{output:?}");
        Fields::new()
            .field("name", Some(output.name()))
            .field("status", output.status())
            .field("definition", Some(output.definition()))
            .field("role", Some(output.role_arn()))
            .field("type", Some(output.r#type()))
            .field("logging", output.logging_configuration())
            .field("tracing", output.tracing_configuration())
            .field("encryption", output.encryption_configuration())
            .field("printed", Some(printed.contains("StartAt")))
    });
}

async fn change(client: &Client, arn: &str, steps: &mut Steps) {
    let changed = client
        .update_state_machine()
        .state_machine_arn(arn)
        .definition(DEFINITION.replace("größe", "Größe"))
        .publish(true)
        .version_description("zweite")
        .send()
        .await;
    steps.step("change and publish", changed, |output| {
        Fields::new()
            .field("recent", is_recent(Some(output.update_date())))
            .field("version", output.state_machine_version_arn())
    });
    let changed = client
        .update_state_machine()
        .state_machine_arn(arn)
        .version_description("not published")
        .send()
        .await;
    if let Err(error) = &changed {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_validation_exception());
        steps.seen("is Validation", format!("{is_known:?}"));
    }
    steps.step("describe what is not published", changed, |_| "");
}

/// What is switched off is what it is when nothing is said.
async fn untraced(client: &Client, arn: &str, steps: &mut Steps) {
    let changed = client
        .update_state_machine()
        .state_machine_arn(arn)
        .tracing_configuration(TracingConfiguration::builder().enabled(false).build())
        .send()
        .await;
    steps.step("do not trace", changed, |_| "");
    let described = client
        .describe_state_machine()
        .state_machine_arn(arn)
        .send()
        .await;
    steps.step("is it traced", described, |output| {
        let tracing = output.tracing_configuration();
        Fields::new().field("traced", tracing.map(|tracing| tracing.enabled()))
    });
}

async fn tags(client: &Client, arn: &str, steps: &mut Steps) {
    let list = || client.list_tags_for_resource().resource_arn(arn).send();
    let shown = |tags: &[Tag]| {
        let tags = tags.iter();
        sorted(tags.map(|tag| format!("{:?}={:?}", tag.key(), tag.value())))
    };
    steps.step("list tags", list().await, |output| shown(output.tags()));
    let tagged = client
        .tag_resource()
        .resource_arn(arn)
        .tags(tag("stage", ""))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource_arn(arn)
        .tag_keys("team")
        .tag_keys("none")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| {
        shown(output.tags())
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..4 {
        super::machine(client, &format!("listed-{number}"), steps).await;
    }
    let name = |one: &StateMachineListItem| one.name().to_owned();
    let listed: Result<Vec<StateMachineListItem>, _> = client
        .list_state_machines()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().map(name))
    });
    let mut pages = client
        .list_state_machines()
        .max_results(3)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("machines", Some(page.state_machines().len()))
                .has("next", page.next_token())
        });
    }
}
