//! A consumer of `aws-sdk-pinpoint`, as it would be written for the official crate. Its manifest
//! names the generated crate in its place; not a line of this source knows.

use std::collections::BTreeMap;

use aws_sdk_pinpoint::config::{BehaviorVersion, Credentials, Region, retry::RetryConfig};
use aws_sdk_pinpoint::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_pinpoint::operation::RequestId;
use aws_sdk_pinpoint::operation::get_journey_runs::{GetJourneyRunsError, GetJourneyRunsOutput};
use aws_sdk_pinpoint::types::{JourneyRunResponse, JourneyRunStatus};
use aws_sdk_pinpoint::{Client, Config, Error};

/// A client for a region, with credentials given outright.
pub fn client(region: &'static str, credentials: Credentials) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(region))
        .credentials_provider(credentials)
        .retry_config(RetryConfig::standard().with_max_attempts(5))
        .build();
    Client::from_conf(config)
}

/// Every run of a journey, page by page.
///
/// # Errors
/// Whatever the service or the way to it answers, as the error of the whole service.
pub async fn all_runs(
    client: &Client,
    application: &str,
    journey: &str,
) -> Result<Vec<JourneyRunResponse>, Error> {
    let (mut runs, mut token) = (Vec::new(), None);
    loop {
        let request = client.get_journey_runs();
        let request = request.application_id(application).journey_id(journey);
        let GetJourneyRunsOutput {
            journey_runs_response,
            ..
        } = request.set_token(token.take()).send().await?;
        let Some(page) = journey_runs_response else {
            return Ok(runs);
        };
        runs.extend_from_slice(page.item());
        match page.next_token {
            Some(next) => token = Some(next),
            None => return Ok(runs),
        }
    }
}

/// How many runs there are of each status.
pub fn by_status(runs: &[JourneyRunResponse]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for status in runs.iter().filter_map(JourneyRunResponse::status) {
        let name = match status {
            JourneyRunStatus::Scheduled | JourneyRunStatus::Running => "open",
            JourneyRunStatus::Completed => "done",
            other => other.as_str(),
        };
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// What a failed call means to an operator, in a line.
pub fn explain(error: &SdkError<GetJourneyRunsError>) -> String {
    match error {
        SdkError::ServiceError(service) => match service.err() {
            GetJourneyRunsError::NotFoundException(missing) => {
                format!("no such journey: {}", missing.message().unwrap_or("?"))
            }
            GetJourneyRunsError::TooManyRequestsException(_) => "slow down".to_owned(),
            other => format!(
                "{} (request {})",
                other.code().unwrap_or("unknown error"),
                other.request_id().unwrap_or("without ID")
            ),
        },
        SdkError::TimeoutError(_) => "too slow".to_owned(),
        SdkError::DispatchFailure(failure) if failure.is_io() => "no connection".to_owned(),
        other => other.to_string(),
    }
}
