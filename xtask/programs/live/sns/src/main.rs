//! What programs do with SNS: topics, subscriptions, messages, mobile devices, and the errors of these.

mod errors;
mod messages;
mod mobile;
mod subscriptions;
mod topics;

use aws_sdk_sns::Client;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    topics::run(&client, &mut steps).await;
    subscriptions::run(&client, &mut steps).await;
    messages::run(&client, &mut steps).await;
    mobile::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a topic for steps that follow; gives its ARN.
async fn topic(client: &Client, name: &str, steps: &mut Steps) -> String {
    let created = client.create_topic().name(name).send().await;
    let created = steps.step(&format!("create topic {name}"), created, |output| {
        output.topic_arn.is_some()
    });
    created
        .and_then(|output| output.topic_arn)
        .unwrap_or_default()
}
