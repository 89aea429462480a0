//! Calls of API Gateway whose requests and outcomes are compared, in a module for each kind.

mod apis;
mod bodies;
mod errors;
mod places;
mod replies;
mod retries;
mod settings;

use aws_sdk_apigateway::Client;
use aws_sdk_apigateway::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    apis::run(&mut cases).await;
    settings::run(&mut cases).await;
    bodies::run(&mut cases).await;
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

/// An error of this type, which stands in a header.
fn error(status: u16, kind: &'static str) -> Reply {
    json(status, "{\"message\":\"It is \\u00fc.\"}").header("x-amzn-errortype", kind)
}
