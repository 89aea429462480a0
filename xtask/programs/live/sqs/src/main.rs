//! What programs do with SQS: queues, messages, batches, queues that keep an order, dead letters.

mod batches;
mod errors;
mod messages;
mod queues;

use aws_sdk_sqs::Client;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    queues::run(&client, &mut steps).await;
    messages::run(&client, &mut steps).await;
    batches::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a queue for steps that follow; gives its URL.
async fn queue(client: &Client, name: &str, steps: &mut Steps) -> String {
    let created = client.create_queue().queue_name(name).send().await;
    let created = steps.step(&format!("create queue {name}"), created, |output| {
        output.queue_url.is_some()
    });
    created
        .and_then(|output| output.queue_url)
        .unwrap_or_default()
}
