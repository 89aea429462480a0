//! What programs do with CloudWatch: metrics, alarms, dashboards, rules, and the errors of these.

mod alarms;
mod dashboards;
mod errors;
mod metrics;
mod rules;
mod statistics;

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::types::Dimension;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    metrics::run(&client, &mut steps).await;
    statistics::run(&client, &mut steps).await;
    alarms::run(&client, &mut steps).await;
    dashboards::run(&client, &mut steps).await;
    rules::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

fn dimension(name: &str, value: &str) -> Dimension {
    Dimension::builder().name(name).value(value).build()
}
