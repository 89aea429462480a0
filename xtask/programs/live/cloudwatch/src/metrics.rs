//! Metrics: put, with bodies that are compressed when they are long, and listed.

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::config::Builder;
use aws_sdk_cloudwatch::types::{DimensionFilter, Metric, MetricDatum, StandardUnit, StatisticSet};
use steps::{Fields, Steps, config, sorted};

use super::dimension;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("metrics");
    let plain = MetricDatum::builder()
        .metric_name("Größe")
        .dimensions(dimension("host", "a b&c=d"))
        .dimensions(dimension("team", "ü ✓"))
        .value(1.5)
        .unit(StandardUnit::Bytes)
        .storage_resolution(1)
        .build();
    let set = StatisticSet::builder()
        .sample_count(3.0)
        .sum(6.25)
        .minimum(-1.0)
        .maximum(1e10)
        .build();
    let summed = MetricDatum::builder()
        .metric_name("Summed")
        .statistic_values(set)
        .build();
    let counted = MetricDatum::builder()
        .metric_name("Counted")
        .values(1.0)
        .values(2.5)
        .counts(3.0)
        .counts(1.0)
        .unit(StandardUnit::CountSecond)
        .build();
    for (name, datum) in [("plain", plain), ("summed", summed), ("counted", counted)] {
        let put = client
            .put_metric_data()
            .namespace("Mine/One")
            .metric_data(datum)
            .send()
            .await;
        steps.step(&format!("put {name}"), put, |_| "");
    }
    many(client, steps).await;
    list(client, steps).await;
}

fn listed(number: i32) -> MetricDatum {
    MetricDatum::builder()
        .metric_name(format!("listed-{number:03}"))
        .dimensions(dimension("number", &number.to_string()))
        .value(f64::from(number))
        .build()
}

/// Long bodies are compressed, unless that is switched off.
async fn many(client: &Client, steps: &mut Steps) {
    let put = client
        .put_metric_data()
        .namespace("Mine/Many")
        .set_metric_data(Some((0..300).map(listed).collect()))
        .send()
        .await;
    steps.step("put many", put, |_| "");
    let plain = Builder::from(&config())
        .disable_request_compression(true)
        .build();
    let put = Client::from_conf(plain)
        .put_metric_data()
        .namespace("Mine/Many")
        .set_metric_data(Some((300..600).map(listed).collect()))
        .send()
        .await;
    steps.step("put many uncompressed", put, |_| "");
    let short = Builder::from(&config())
        .request_min_compression_size_bytes(1)
        .build();
    let put = Client::from_conf(short)
        .put_metric_data()
        .namespace("Mine/Many")
        .metric_data(listed(600))
        .send()
        .await;
    steps.step("put one compressed", put, |_| "");
}

fn shown(metric: &Metric) -> String {
    let dimensions = metric.dimensions().iter();
    let dimensions = dimensions.map(|one| format!("{:?}={:?}", one.name(), one.value()));
    Fields::new()
        .field("namespace", metric.namespace())
        .field("name", metric.metric_name())
        .field("dimensions", Some(sorted(dimensions)))
        .to_string()
}

async fn list(client: &Client, steps: &mut Steps) {
    let listed = client.list_metrics().namespace("Mine/One").send().await;
    steps.step("list", listed, |output| {
        sorted(output.metrics().iter().map(shown))
    });
    let filter = DimensionFilter::builder().name("team").value("ü ✓").build();
    let listed = client
        .list_metrics()
        .metric_name("Größe")
        .dimensions(filter)
        .send()
        .await;
    steps.step("list with a filter", listed, |output| {
        sorted(output.metrics().iter().map(shown))
    });
    let mut pages = client
        .list_metrics()
        .namespace("Mine/Many")
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("metrics", Some(page.metrics().len()))
                .field("owners", Some(page.owning_accounts()))
                .has("next", page.next_token())
        });
    }
}
