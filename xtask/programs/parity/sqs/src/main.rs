//! Calls of SQS whose requests and outcomes are compared, in a module for each kind.

mod batches;
mod errors;
mod messages;
mod places;
mod queues;
mod retries;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

/// The queue of most calls.
const QUEUE: &str = "https://sqs.us-east-1.amazonaws.com/123456789012/queue";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    queues::run(&mut cases).await;
    messages::run(&mut cases).await;
    batches::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(Builder::from(config).interceptor(Fixed).build())
}

/// A reply with this body and an ID.
fn json(body: &str) -> Reply {
    Reply::ok(body)
        .header("content-type", "application/x-amz-json-1.0")
        .header("x-amzn-requestid", "r-1")
}

/// An error with this type, as the service's JSON has it, and a code of its former protocol.
fn error(kind: &str, query: &'static str) -> Reply {
    Reply::new(400)
        .header("x-amzn-requestid", "e-1")
        .header("x-amzn-query-error", query)
        .body(format!(
            "{{\"__type\":\"com.amazonaws.sqs#{kind}\",\"message\":\"It is \\u00fc.\"}}"
        ))
}
