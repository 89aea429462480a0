//! What programs do with Kinesis: streams, records, shards, consumers, and the errors of these.

mod consumers;
mod errors;
mod records;
mod shards;
mod streams;

use std::time::Duration;

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::client::Waiters;
use steps::{Fields, Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    streams::run(&client, &mut steps).await;
    records::run(&client, &mut steps).await;
    shards::run(&client, &mut steps).await;
    consumers::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a stream for steps that follow, and waits for it.
async fn stream(client: &Client, name: &str, shards: i32, steps: &mut Steps) {
    let created = client
        .create_stream()
        .stream_name(name)
        .shard_count(shards)
        .send()
        .await;
    steps.step(&format!("create stream {name}"), created, |_| "");
    let waited = client
        .wait_until_stream_exists()
        .stream_name(name)
        .wait(Duration::from_secs(30))
        .await;
    steps.step(&format!("wait for stream {name}"), waited, |last| {
        let output = last.as_result().ok();
        let description = output.and_then(|output| output.stream_description());
        Fields::new().field("status", description.map(|all| all.stream_status()))
    });
}
