//! Calls of Glacier whose requests and outcomes are compared, in a module for each kind.

mod archives;
mod errors;
mod jobs;
mod places;
mod replies;
mod retries;
mod vaults;

use aws_sdk_glacier::Client;
use aws_sdk_glacier::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    archives::run(&mut cases).await;
    vaults::run(&mut cases).await;
    jobs::run(&mut cases).await;
    replies::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(Builder::from(config).interceptor(Fixed).build())
}

/// A reply with this status, this body and an ID.
fn json(status: u16, body: &str) -> Reply {
    Reply::new(status)
        .body(body)
        .header("content-type", "application/json")
        .header("x-amzn-requestid", "r-1")
}

/// An error of this code, which stands in the body.
fn error(status: u16, code: &str) -> Reply {
    json(
        status,
        &format!("{{\"code\":\"{code}\",\"type\":\"Client\",\"message\":\"It is \\u00fc.\"}}"),
    )
}
