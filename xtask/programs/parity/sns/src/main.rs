//! Calls of SNS whose requests and outcomes are compared, in a module for each kind.

mod errors;
mod messages;
mod places;
mod replies;
mod retries;
mod topics;

use aws_sdk_sns::Client;
use aws_sdk_sns::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

/// The topic of most calls.
const TOPIC: &str = "arn:aws:sns:us-east-1:123456789012:topic";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    messages::run(&mut cases).await;
    topics::run(&mut cases).await;
    replies::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(Builder::from(config).interceptor(Fixed).build())
}

/// The reply of an operation with this result.
fn result(operation: &str, result: &str) -> Reply {
    Reply::ok(format!(
        "<{operation}Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{operation}Response>"
    ))
}

/// An error of the service, with its ID in the body.
fn error(status: u16, code: &str, message: &str) -> Reply {
    Reply::new(status).body(format!(
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>e-1</RequestId></ErrorResponse>"
    ))
}
