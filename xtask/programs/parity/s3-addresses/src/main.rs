//! Calls of S3 by the kinds of addresses that it has: buckets in host names and paths, access points of one
//! and of several regions, and directory buckets, whose requests are signed with sessions.

mod addresses;
mod sessions;

use aws_sdk_s3::config::Builder;
use aws_types::SdkConfig;
use transport::{Cases, Fixed};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    addresses::run(&mut Cases::new()).await;
    sessions::run().await;
}

/// The configuration of a client.
fn builder(config: &SdkConfig) -> Builder {
    Builder::from(config).interceptor(Fixed)
}
