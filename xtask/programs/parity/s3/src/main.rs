//! Calls of S3 whose requests and outcomes are compared.

mod addressing;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    addressing::run(&mut cases).await;
}

/// A client with this configuration.
fn client(config: &SdkConfig) -> Client {
    client_with(config, |builder| builder)
}

/// A client with this configuration and settings of its own.
fn client_with(config: &SdkConfig, change: impl FnOnce(Builder) -> Builder) -> Client {
    let builder = Builder::from(config).interceptor(Fixed);
    Client::from_conf(change(builder).build())
}
