//! Calls of S3 Control whose requests and outcomes are compared, in a module for each kind.

mod buckets;
mod errors;
mod jobs;
mod places;
mod points;
mod replies;
mod retries;

use aws_sdk_s3control::Client;
use aws_sdk_s3control::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed, Reply};

/// The account of most calls, which is a part of the host name.
const ACCOUNT: &str = "123456789012";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    points::run(&mut cases).await;
    jobs::run(&mut cases).await;
    buckets::run(&mut cases).await;
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

/// A reply with this root element and what is in it.
fn xml(root: &str, content: &str) -> Reply {
    Reply::ok(format!(
        "<?xml version=\"1.0\"?>\n<{root} xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">{content}</{root}>"
    ))
    .header("x-amz-request-id", "r-1")
    .header("x-amz-id-2", "host-1")
}

/// An error of the service, with its ID in the body.
fn error(status: u16, code: &str, message: &str) -> Reply {
    Reply::new(status).body(format!(
        "<?xml version=\"1.0\"?>\n<ErrorResponse><Error><Code>{code}</Code><Message>{message}</Message></Error><RequestId>e-1</RequestId><HostId>h-1</HostId></ErrorResponse>"
    ))
}
