//! Calls of KMS whose requests and outcomes are compared, in a module for each kind.

mod data;
mod errors;
mod keys;
mod places;
mod replies;
mod retries;

use aws_sdk_kms::Client;
use aws_sdk_kms::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

/// The key of most calls.
const KEY: &str = "1234abcd-12ab-34cd-56ef-1234567890ab";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    data::run(&mut cases).await;
    keys::run(&mut cases).await;
    replies::run(&mut cases).await;
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
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amzn-requestid", "r-1")
}

/// An error with this type and this text.
fn error(status: u16, kind: &str, message: &str) -> Reply {
    Reply::new(status)
        .header("x-amzn-requestid", "e-1")
        .body(format!(
            "{{\"__type\":\"{kind}\",\"message\":\"{message}\"}}"
        ))
}
