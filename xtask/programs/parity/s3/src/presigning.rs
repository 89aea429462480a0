//! Presigned requests: nothing is sent, the outcome is the request.

mod operations;
mod settings;
mod times;

use std::time::{Duration, SystemTime};

use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use steps::Explain;
use transport::{Cases, TIME, comparable};

use crate::call::Told;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("presigning");
    operations::run(cases).await;
    settings::run(cases).await;
    times::run(cases).await;
}

/// For this many seconds from the time that all requests have.
pub(crate) fn seconds(seconds: u64) -> Result<PresigningConfig, Told> {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(TIME);
    let config = PresigningConfig::builder().start_time(start);
    let config = config.expires_in(Duration::from_secs(seconds)).build();
    config.map_err(|error| Told::text(&error))
}

/// A presigned request: its method, its URI and its headers by name.
pub(crate) fn shown<E: Explain>(request: Result<PresignedRequest, E>) -> Result<String, Told> {
    let request = request.map_err(Told::of)?;
    let mut headers: Vec<_> = request.headers().collect();
    headers.sort_unstable();
    let uri = comparable(request.uri());
    Ok(format!("{} {uri} {headers:?}", request.method()))
}
