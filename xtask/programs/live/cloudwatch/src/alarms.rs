//! Alarms: put and waited for, described, set off, tagged, and taken away.

use std::time::Duration;

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::client::Waiters;
use aws_sdk_cloudwatch::types::{
    ComparisonOperator, MetricAlarm, StandardUnit, StateValue, Statistic, Tag,
};
use steps::{Fields, Steps, is_recent, sorted};

use super::dimension;

const ALARM: &str = "zu groß & <x>";
const ACTION: &str = "arn:aws:sns:us-east-1:123456789012:alarms";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("alarms");
    let put = client
        .put_metric_alarm()
        .alarm_name(ALARM)
        .alarm_description("wenn's ✓ \"zu groß\" ist")
        .namespace("Mine/One")
        .metric_name("Größe")
        .dimensions(dimension("host", "a"))
        .statistic(Statistic::Average)
        .unit(StandardUnit::Bytes)
        .period(60)
        .evaluation_periods(2)
        .datapoints_to_alarm(1)
        .threshold(0.1)
        .comparison_operator(ComparisonOperator::GreaterThanOrEqualToThreshold)
        .treat_missing_data("notBreaching")
        .actions_enabled(true)
        .alarm_actions(ACTION)
        .ok_actions(ACTION)
        .tags(tag("team", "blue"))
        .send()
        .await;
    steps.step("put", put, |_| "");
    let waited = client
        .wait_until_alarm_exists()
        .alarm_names(ALARM)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it exists", waited, |last| {
        let output = last.as_result().ok();
        Fields::new().field("alarms", output.map(|all| all.metric_alarms().len()))
    });
    describe(client, "describe", steps).await;
    set_off(client, steps).await;
    tags(client, steps).await;
    list(client, steps).await;
    delete(client, steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

fn shown(alarm: &MetricAlarm) -> String {
    Fields::new()
        .field("name", alarm.alarm_name())
        .field("arn", alarm.alarm_arn())
        .field("description", alarm.alarm_description())
        .field("metric", alarm.metric_name())
        .field("dimensions", Some(alarm.dimensions()))
        .field("statistic", alarm.statistic())
        .field("period", alarm.period())
        .field("threshold", alarm.threshold())
        .field("operator", alarm.comparison_operator())
        .field("missing", alarm.treat_missing_data())
        .field("enabled", alarm.actions_enabled())
        .field("actions", Some(alarm.alarm_actions()))
        .field("state", alarm.state_value())
        .field("reason", alarm.state_reason())
        .field("data", alarm.state_reason_data())
        .field(
            "recent",
            is_recent(alarm.alarm_configuration_updated_timestamp()),
        )
        .to_string()
}

async fn describe(client: &Client, step: &str, steps: &mut Steps) {
    let described = client.describe_alarms().alarm_names(ALARM).send().await;
    steps.step(step, described, |output| {
        sorted(output.metric_alarms().iter().map(shown))
    });
}

async fn set_off(client: &Client, steps: &mut Steps) {
    let set = client
        .set_alarm_state()
        .alarm_name(ALARM)
        .state_value(StateValue::Alarm)
        .state_reason("nur ein Test")
        .state_reason_data(r#"{"a":"ü"}"#)
        .send()
        .await;
    steps.step("set off", set, |_| "");
    describe(client, "describe what is set off", steps).await;
    let wrong = client
        .set_alarm_state()
        .alarm_name("absent")
        .state_value(StateValue::Ok)
        .state_reason("x")
        .send()
        .await;
    if let Err(error) = &wrong {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_not_found());
        steps.seen("is ResourceNotFound", format!("{is_known:?}"));
    }
    steps.step("set off what is not there", wrong, |_| "");
    let set = client
        .set_alarm_state()
        .alarm_name(ALARM)
        .state_value(StateValue::Ok)
        .state_reason("x")
        .state_reason_data("{no JSON")
        .send()
        .await;
    if let Err(error) = &set {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_format_fault());
        steps.seen("is InvalidFormat", format!("{is_known:?}"));
    }
    steps.step("set off with what is no JSON", set, |_| "");
}

async fn tags(client: &Client, steps: &mut Steps) {
    let arn = format!("arn:aws:cloudwatch:us-east-1:123456789012:alarm:{ALARM}");
    let tagged = client
        .tag_resource()
        .resource_arn(&arn)
        .tags(tag("größe", "ü & ö"))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource_arn(&arn)
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    let listed = client
        .list_tags_for_resource()
        .resource_arn(&arn)
        .send()
        .await;
    steps.step("list tags", listed, |output| {
        let tags = output.tags().iter();
        sorted(tags.map(|tag| format!("{:?}={:?}", tag.key(), tag.value())))
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..3 {
        let put = client
            .put_metric_alarm()
            .alarm_name(format!("listed-{number}"))
            .namespace("Mine/One")
            .metric_name("Other")
            .statistic(Statistic::Sum)
            .period(10)
            .evaluation_periods(1)
            .threshold(-1.5)
            .comparison_operator(ComparisonOperator::LessThanThreshold)
            .send()
            .await;
        steps.step(&format!("put {number}"), put, |_| "");
    }
    let listed: Result<Vec<_>, _> = client
        .describe_alarms()
        .alarm_name_prefix("listed-")
        .into_paginator()
        .page_size(2)
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list with a paginator", listed, |pages| {
        let alarms = pages.iter().flat_map(|page| page.metric_alarms());
        sorted(alarms.filter_map(MetricAlarm::alarm_name))
    });
    let described = client
        .describe_alarms_for_metric()
        .namespace("Mine/One")
        .metric_name("Other")
        .send()
        .await;
    steps.step("describe those of a metric", described, |output| {
        sorted(output.metric_alarms().iter().map(shown))
    });
}

async fn delete(client: &Client, steps: &mut Steps) {
    for step in ["delete", "delete again"] {
        let deleted = client
            .delete_alarms()
            .alarm_names(ALARM)
            .alarm_names("listed-0")
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
    let waited = client
        .wait_until_alarm_exists()
        .alarm_names(ALARM)
        .wait(Duration::from_millis(300))
        .await;
    steps.step("wait for what is gone", waited, |_| "");
}
