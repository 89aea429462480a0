//! Presigned requests of S3, signatures included.

mod addresses;
mod keys;
mod members;

use std::time::{Duration, UNIX_EPOCH};

use aws_sdk_s3::Client;
use aws_sdk_s3::config::Builder;
use aws_sdk_s3::error::SdkError;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use steps::{Explain, sorted};
use transport::{Cases, TIME};

const BUCKET: &str = "photos";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    members::run(&mut cases).await;
    keys::run(&mut cases).await;
    addresses::run(&mut cases).await;
}

/// Valid for this long from the fixed time on.
fn valid(length: Duration) -> PresigningConfig {
    let start = UNIX_EPOCH + Duration::from_secs(TIME);
    let builder = PresigningConfig::builder().start_time(start);
    builder.expires_in(length).build().expect("at most a week")
}

/// A quarter of an hour from the fixed time on.
fn usual() -> PresigningConfig {
    valid(Duration::from_secs(900))
}

/// Compares the request that `call` presigns with a client of the usual configuration.
async fn case<E>(
    cases: &mut Cases,
    name: &str,
    call: impl AsyncFnOnce(Client) -> Result<PresignedRequest, SdkError<E>>,
) where
    SdkError<E>: Explain,
{
    case_with(cases, name, |builder| builder, call).await;
}

/// The same with settings of its own.
async fn case_with<E>(
    cases: &mut Cases,
    name: &str,
    change: impl FnOnce(Builder) -> Builder,
    call: impl AsyncFnOnce(Client) -> Result<PresignedRequest, SdkError<E>>,
) where
    SdkError<E>: Explain,
{
    let made = cases.case(name, [], async |config| {
        let client = Client::from_conf(change(Builder::from(&config)).build());
        call(client).await.map(|request| shown(&request))
    });
    made.await;
}

/// All that a request is: nothing of it differs from run to run.
fn shown(request: &PresignedRequest) -> String {
    let headers = request.headers();
    let headers = sorted(headers.map(|(name, value)| format!("{name}: {value}")));
    format!("{} {} {headers}", request.method(), request.uri())
}
