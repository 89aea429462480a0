//! What metrics came to: in periods, and with expressions.

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::primitives::DateTime;
use aws_sdk_cloudwatch::types::{
    Datapoint, Metric, MetricDataQuery, MetricDataResult, MetricDatum, MetricStat, ScanBy,
    StandardUnit, Statistic,
};
use steps::{Fields, Steps, sorted};

use super::dimension;

const START: i64 = 1_790_000_040;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("statistics");
    for (minute, value) in [1.0, 2.5, -4.0, 8.0].into_iter().enumerate() {
        let datum = MetricDatum::builder()
            .metric_name("latency")
            .dimensions(dimension("host", "a"))
            .timestamp(DateTime::from_secs(START + 60 * minute as i64))
            .value(value)
            .unit(StandardUnit::Milliseconds)
            .build();
        let put = client
            .put_metric_data()
            .namespace("Timed")
            .metric_data(datum)
            .send()
            .await;
        steps.step(&format!("put at minute {minute}"), put, |_| "");
    }
    in_periods(client, steps).await;
    with_queries(client, steps).await;
}

fn shown(point: &Datapoint) -> String {
    Fields::new()
        .field("second", point.timestamp().map(|time| time.secs() - START))
        .field("average", point.average())
        .field("sum", point.sum())
        .field("minimum", point.minimum())
        .field("maximum", point.maximum())
        .field("count", point.sample_count())
        .field("unit", point.unit())
        .field("percentiles", point.extended_statistics())
        .to_string()
}

async fn in_periods(client: &Client, steps: &mut Steps) {
    for period in [60, 120] {
        let read = client
            .get_metric_statistics()
            .namespace("Timed")
            .metric_name("latency")
            .dimensions(dimension("host", "a"))
            .start_time(DateTime::from_secs(START))
            .end_time(DateTime::from_millis((START + 600) * 1000 + 500))
            .period(period)
            .statistics(Statistic::Average)
            .statistics(Statistic::Sum)
            .statistics(Statistic::Minimum)
            .statistics(Statistic::Maximum)
            .statistics(Statistic::SampleCount)
            .send()
            .await;
        steps.step(&format!("in periods of {period} seconds"), read, |output| {
            let points = sorted(output.datapoints().iter().map(shown));
            format!("{:?} {points}", output.label())
        });
    }
    let read = client
        .get_metric_statistics()
        .namespace("Timed")
        .metric_name("latency")
        .start_time(DateTime::from_secs(START))
        .end_time(DateTime::from_secs(START + 600))
        .period(60)
        .send()
        .await;
    steps.step("without a statistic", read, |output| {
        output.datapoints().len()
    });
}

fn result(result: &MetricDataResult) -> String {
    let times = result.timestamps().iter();
    Fields::new()
        .field("id", result.id())
        .field("label", result.label())
        .field(
            "seconds",
            Some(times.map(|time| time.secs() - START).collect::<Vec<_>>()),
        )
        .field("values", Some(result.values()))
        .field("status", result.status_code())
        .to_string()
}

async fn with_queries(client: &Client, steps: &mut Steps) {
    let metric = Metric::builder()
        .namespace("Timed")
        .metric_name("latency")
        .dimensions(dimension("host", "a"))
        .build();
    let stat = MetricStat::builder()
        .metric(metric)
        .period(60)
        .stat("Maximum")
        .unit(StandardUnit::Milliseconds)
        .build();
    let query = MetricDataQuery::builder()
        .id("m1")
        .label("größte")
        .metric_stat(stat)
        .return_data(true)
        .build();
    let expression = MetricDataQuery::builder()
        .id("e1")
        .expression("m1")
        .label("same")
        .build();
    let read = || {
        client
            .get_metric_data()
            .metric_data_queries(query.clone())
            .start_time(DateTime::from_secs(START))
            .end_time(DateTime::from_secs(START + 600))
    };
    let scanned = read().scan_by(ScanBy::TimestampAscending).send().await;
    steps.step("with a query", scanned, |output| {
        let results = output.metric_data_results().iter();
        format!("{} {:?}", sorted(results.map(result)), output.messages())
    });
    let both = read().metric_data_queries(expression).send().await;
    steps.step("with an expression", both, |output| {
        sorted(output.metric_data_results().iter().map(result))
    });
    let mut pages = read().into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            page.metric_data_results().len()
        });
    }
}
