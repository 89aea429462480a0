//! Calls of IAM whose requests and outcomes are compared, in a module for each kind.

mod errors;
mod places;
mod replies;
mod requests;
mod retries;

use aws_sdk_iam::Client;
use aws_sdk_iam::config::Builder;
use aws_sdk_iam::types::Tag;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    requests::run(&mut cases).await;
    replies::run(&mut cases).await;
    places::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    Client::from_conf(Builder::from(config).interceptor(Fixed).build())
}

fn tag(key: &str, value: &str) -> Tag {
    let tag = Tag::builder().key(key).value(value).build();
    tag.expect("a key and a value")
}

/// The reply of an operation with this result.
fn result(operation: &str, result: &str) -> Reply {
    Reply::ok(format!(
        "<{operation}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{operation}Response>"
    ))
}

/// The reply of an operation without a result.
fn done(operation: &str) -> Reply {
    Reply::ok(format!(
        "<{operation}Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></{operation}Response>"
    ))
}

/// An error of the service, with its ID in the body.
fn error(status: u16, code: &str, message: &str) -> Reply {
    Reply::new(status).body(format!(
        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">\n  <Error>\n    <Type>Sender</Type>\n    <Code>{code}</Code>\n    <Message>{message}</Message>\n  </Error>\n  <RequestId>e-1</RequestId>\n</ErrorResponse>"
    ))
}
