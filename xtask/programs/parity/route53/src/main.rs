//! Calls of Route 53 whose requests and outcomes are compared, in a module for each kind.

mod checks;
mod errors;
mod places;
mod records;
mod replies;
mod retries;
mod zones;

use aws_sdk_route53::Client;
use aws_sdk_route53::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    records::run(&mut cases).await;
    zones::run(&mut cases).await;
    checks::run(&mut cases).await;
    replies::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(Builder::from(config).interceptor(Fixed).build())
}

/// A reply with this root element and what is in it.
fn xml(root: &str, content: &str) -> Reply {
    Reply::ok(format!(
        "<?xml version=\"1.0\"?>\n<{root} xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">{content}</{root}>"
    ))
    .header("x-amzn-requestid", "r-1")
}

/// An error of the service, with its ID in the body.
fn error(status: u16, code: &str, message: &str) -> Reply {
    Reply::new(status).body(format!(
        "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>e-1</RequestId></ErrorResponse>"
    ))
}
