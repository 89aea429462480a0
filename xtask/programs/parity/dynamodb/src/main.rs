//! Calls of DynamoDB whose requests and outcomes are compared, in a module for each kind.

mod errors;
mod items;
mod places;
mod replies;
mod retries;
mod statements;
mod tables;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Builder;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    items::run(&mut cases).await;
    statements::run(&mut cases).await;
    tables::run(&mut cases).await;
    replies::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// The settings of a client with this configuration.
fn builder(config: &SdkConfig) -> Builder {
    Builder::from(config).interceptor(Fixed)
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(builder(config).build())
}

/// A reply with this body and an ID.
fn json(body: &str) -> Reply {
    Reply::ok(body)
        .header("content-type", "application/x-amz-json-1.0")
        .header("x-amzn-requestid", "r-1")
}

/// An error with this type and these further members.
fn error(status: u16, kind: &str, rest: &str) -> Reply {
    Reply::new(status)
        .header("x-amzn-requestid", "e-1")
        .body(format!(
            "{{\"__type\":\"com.amazonaws.dynamodb.v20120810#{kind}\",\"message\":\"It is.\"{rest}}}"
        ))
}

/// A text as the value of an attribute.
fn s(text: &str) -> AttributeValue {
    AttributeValue::S(text.to_owned())
}

/// A number as the value of an attribute.
fn n(text: &str) -> AttributeValue {
    AttributeValue::N(text.to_owned())
}
