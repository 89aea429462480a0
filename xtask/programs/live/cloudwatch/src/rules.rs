//! Rules that look into logs: put, described and taken away.

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::types::Tag;
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("rules");
    let put = client
        .put_insight_rule()
        .rule_name("top")
        .rule_state("ENABLED")
        .rule_definition(r#"{"Schema":{"Name":"CloudWatchLogRule","Version":1}}"#)
        .tags(Tag::builder().key("a").value("ü").build())
        .send()
        .await;
    steps.step("put", put, |_| "");
    let described = client
        .describe_insight_rules()
        .into_paginator()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("describe with a paginator", described, |pages| {
        let rules = pages.iter().flat_map(|page| page.insight_rules());
        let rules = rules.map(|rule| {
            Fields::new()
                .field("name", rule.name())
                .field("state", rule.state())
                .field("schema", rule.schema())
                .field("definition", rule.definition())
        });
        sorted(rules)
    });
    let deleted = client
        .delete_insight_rules()
        .rule_names("top")
        .rule_names("absent")
        .send()
        .await;
    steps.step("delete", deleted, |output| {
        let failures = output.failures().iter().map(|failure| {
            Fields::new()
                .field("name", failure.failure_resource())
                .field("code", failure.failure_code())
        });
        sorted(failures)
    });
}
