//! Filters that make metrics of events.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::types::{MetricFilter, MetricTransformation, StandardUnit};
use steps::{Fields, Steps, map, sorted};

const GROUP: &str = "filtered";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("filters");
    super::stream(client, GROUP, "main", steps).await;
    for (name, value) in [("errors", 1.0), ("others", 0.5)] {
        let metric = MetricTransformation::builder()
            .metric_name(name)
            .metric_namespace("Mine/Logs")
            .metric_value("1")
            .default_value(value)
            .unit(StandardUnit::Count)
            .build();
        let put = client
            .put_metric_filter()
            .log_group_name(GROUP)
            .filter_name(name)
            .filter_pattern("{ $.größe = \"ü\" }")
            .metric_transformations(metric.expect("a name, a namespace and a value"))
            .send()
            .await;
        steps.step(&format!("put {name}"), put, |_| "");
    }
    let listed: Result<Vec<MetricFilter>, _> = client
        .describe_metric_filters()
        .log_group_name(GROUP)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter().map(|filter| {
            let metrics = filter.metric_transformations().iter().map(|metric| {
                Fields::new()
                    .field("name", Some(metric.metric_name()))
                    .field("space", Some(metric.metric_namespace()))
                    .field("value", Some(metric.metric_value()))
                    .field("default", metric.default_value())
                    .field("unit", metric.unit())
                    .field("dimensions", Some(map(metric.dimensions())))
            });
            Fields::new()
                .field("name", filter.filter_name())
                .field("pattern", filter.filter_pattern())
                .field("group", filter.log_group_name())
                .field("metrics", Some(sorted(metrics)))
        });
        sorted(all)
    });
    for step in ["delete", "delete again"] {
        let deleted = client
            .delete_metric_filter()
            .log_group_name(GROUP)
            .filter_name("errors")
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
    let without = MetricTransformation::builder().metric_name("x").build();
    steps.step("a metric without namespace", without, |_| "");
}
