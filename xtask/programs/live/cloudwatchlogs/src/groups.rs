//! Groups themselves: created, listed, kept for some days, tagged, and taken away.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::types::{LogGroup, LogGroupClass};
use steps::{Fields, Steps, map, sorted};

const GROUP: &str = "/app/main#1";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("groups");
    for step in ["create", "create again"] {
        let created = client
            .create_log_group()
            .log_group_name(GROUP)
            .log_group_class(LogGroupClass::Standard)
            .tags("team", "blue")
            .tags("größe", "ü & ö")
            .send()
            .await;
        if let Err(error) = &created {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_resource_already_exists_exception());
            steps.seen("is ResourceAlreadyExists", format!("{is_known:?}"));
        }
        steps.step(step, created, |_| "");
    }
    describe(client, "describe", steps).await;
    retention(client, steps).await;
    tags(client, steps).await;
    policies(client, steps).await;
    list(client, steps).await;
    for step in ["delete", "delete again"] {
        let deleted = client.delete_log_group().log_group_name(GROUP);
        steps.step(step, deleted.send().await, |_| "");
    }
}

fn shown(group: &LogGroup, now: i64) -> String {
    let is_recent = |time: i64| (now - time).abs() < 3_600_000;
    Fields::new()
        .field("name", group.log_group_name())
        .field("arn", group.arn())
        .field("class", group.log_group_class())
        .field("days", group.retention_in_days())
        .field("filters", group.metric_filter_count())
        .field("bytes", group.stored_bytes())
        .field("recent", group.creation_time().map(is_recent))
        .to_string()
}

async fn describe(client: &Client, step: &str, steps: &mut Steps) {
    let described = client
        .describe_log_groups()
        .log_group_name_prefix(GROUP)
        .send()
        .await;
    let now = super::now();
    steps.step(step, described, |output| {
        let groups = output.log_groups().iter();
        sorted(groups.map(|group| shown(group, now)))
    });
}

async fn retention(client: &Client, steps: &mut Steps) {
    let set = client
        .put_retention_policy()
        .log_group_name(GROUP)
        .retention_in_days(14)
        .send()
        .await;
    steps.step("keep for some days", set, |_| "");
    describe(client, "describe what is kept", steps).await;
    let deleted = client
        .delete_retention_policy()
        .log_group_name(GROUP)
        .send()
        .await;
    steps.step("keep for ever", deleted, |_| "");
    let set = client
        .put_retention_policy()
        .log_group_name("absent")
        .retention_in_days(14)
        .send()
        .await;
    steps.step("keep what is not there", set, |_| "");
}

async fn tags(client: &Client, steps: &mut Steps) {
    let arn = format!("arn:aws:logs:us-east-1:123456789012:log-group:{GROUP}");
    let list = || client.list_tags_for_resource().resource_arn(&arn).send();
    steps.step("list tags", list().await, |output| map(output.tags()));
    let tagged = client
        .tag_resource()
        .resource_arn(&arn)
        .tags("stage", "")
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource_arn(&arn)
        .tag_keys("team")
        .tag_keys("none")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| map(output.tags()));
}

async fn policies(client: &Client, steps: &mut Steps) {
    let put = client
        .put_resource_policy()
        .policy_name("dns")
        .policy_document(r#"{"Version":"2012-10-17","Statement":[]}"#)
        .send()
        .await;
    steps.step("put a policy", put, |output| {
        let policy = output.resource_policy();
        Fields::new()
            .field("name", policy.and_then(|policy| policy.policy_name()))
            .field(
                "document",
                policy.and_then(|policy| policy.policy_document()),
            )
            .has(
                "updated",
                policy.and_then(|policy| policy.last_updated_time()),
            )
    });
    let described = client.describe_resource_policies().limit(5).send().await;
    steps.step("describe policies", described, |output| {
        let policies = output.resource_policies().iter();
        sorted(policies.filter_map(|policy| policy.policy_name()))
    });
    for step in ["delete the policy", "delete the policy again"] {
        let deleted = client.delete_resource_policy().policy_name("dns");
        steps.step(step, deleted.send().await, |_| "");
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..5 {
        let created = client
            .create_log_group()
            .log_group_name(format!("listed-{number}"))
            .send()
            .await;
        steps.step(&format!("create {number}"), created, |_| "");
    }
    let list = || {
        let list = client.describe_log_groups();
        list.log_group_name_prefix("listed-")
    };
    let listed: Result<Vec<LogGroup>, _> = list()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().filter_map(LogGroup::log_group_name))
    });
    let mut pages = list().limit(3).into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("groups", Some(page.log_groups().len()))
                .has("next", page.next_token())
        });
    }
}
