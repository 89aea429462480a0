//! Clients and replies that the tests share: fixed credentials and time, back-offs of about a
//! millisecond, and the JSON of runs and errors. What a test is about stays in the test.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::StaticTimeSource;
use generated::Client;
use generated::config::retry::{RetryConfig, RetryPartition};
use generated::config::{BehaviorVersion, Builder, Config, Credentials, Region};
use generated::error::SdkError;
use generated::operation::get_journey_runs::{GetJourneyRunsError, GetJourneyRunsOutput};
use generated::types::JourneyRunsResponse;

use crate::server::{Reply, Server};

/// The access key ID that every test signs with.
pub(crate) const ACCESS_KEY: &str = "AKIDFARRIER";
/// The secret that belongs to [`ACCESS_KEY`].
pub(crate) const SECRET_KEY: &str = "horseshoe/nail+anvil";
/// When every first attempt is signed: 2024-05-06T07:08:09Z.
pub(crate) const SIGNING_TIME: Duration = Duration::from_secs(1_714_979_289);

/// What a call gives.
pub(crate) type Outcome = Result<GetJourneyRunsOutput, SdkError<GetJourneyRunsError>>;

/// Everything that the tests fix, for a client of the server at this URL.
pub(crate) fn config(url: &str) -> Builder {
    Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .endpoint_url(url)
        .credentials_provider(credentials())
        .time_source(StaticTimeSource::new(SystemTime::UNIX_EPOCH + SIGNING_TIME))
        .retry_config(attempts(3))
        .retry_partition(own_partition())
}

/// Credentials that last.
pub(crate) fn credentials() -> Credentials {
    Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "tests")
}

/// Retries that back off for a millisecond at most.
pub(crate) fn attempts(max: u32) -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(max)
        .with_initial_backoff(Duration::from_millis(1))
        .with_max_backoff(Duration::from_millis(1))
}

/// A retry quota of one client's own, so that no test spends that of another.
fn own_partition() -> RetryPartition {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    RetryPartition::new(format!("test-{number}"))
}

/// A client with the [`config`] of the tests.
pub(crate) fn client(server: &Server) -> Client {
    Client::from_conf(config(server.url()).build())
}

/// A client that makes one attempt only.
pub(crate) fn client_without_retries(server: &Server) -> Client {
    let config = config(server.url()).retry_config(RetryConfig::disabled());
    Client::from_conf(config.build())
}

/// Asks for the runs of one journey.
pub(crate) async fn call(client: &Client) -> Outcome {
    let request = client.get_journey_runs();
    request
        .application_id("app")
        .journey_id("journey")
        .send()
        .await
}

/// The outcome of a single attempt that gets this reply.
pub(crate) async fn outcome_of(reply: Reply) -> Outcome {
    let server = Server::start([reply]).await.expect("a loopback server");
    call(&client_without_retries(&server)).await
}

/// The page in a reply with status 200 and this body.
pub(crate) async fn page_of(body: impl Into<bytes::Bytes>) -> JourneyRunsResponse {
    let outcome = outcome_of(Reply::json(200, body)).await;
    let output = outcome.expect("a page");
    output.journey_runs_response.expect("the payload")
}

/// The JSON of a run with this ID and status.
pub(crate) fn run_json(id: &str, status: &str) -> String {
    format!(
        r#"{{"RunId":"{id}","CreationTime":"2024-05-01T08:00:00.000Z","LastUpdateTime":"2024-05-01T09:30:00.000Z","Status":"{status}"}}"#
    )
}

/// The JSON of a page with these runs, and a token when there is another page.
pub(crate) fn page_json(runs: &[String], next_token: Option<&str>) -> String {
    let token = next_token.map(|token| format!(r#","NextToken":"{token}""#));
    let (runs, token) = (runs.join(","), token.unwrap_or_default());
    format!(r#"{{"Item":[{runs}]{token}}}"#)
}

/// A reply with one page of one completed run.
pub(crate) fn one_run() -> Reply {
    Reply::json(200, page_json(&[run_json("run-1", "COMPLETED")], None))
}

/// An error reply in the form that the service uses.
pub(crate) fn error_reply(status: u16, name: &str) -> Reply {
    let body = format!(r#"{{"Message":"{name}, in words","RequestID":"member-id"}}"#);
    Reply::json(status, body)
        .header("X-Amzn-Errortype", name)
        .header("x-amzn-RequestId", "header-id")
}
