//! Faults of the network: replies cut off, connections reset or refused, servers too slow.

use std::time::{Duration, Instant};

use generated::Client;
use generated::config::retry::RetryConfig;
use generated::config::timeout::TimeoutConfig;
use generated::error::SdkError;

use crate::fixtures::{call, config, one_run, outcome_of};
use crate::server::{Reply, Server};

#[tokio::test]
async fn a_truncated_body_is_a_response_that_cannot_be_read() {
    let error = outcome_of(one_run().truncated())
        .await
        .expect_err("half a page");
    let SdkError::ResponseError(error) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(error.raw().status().as_u16(), 200);
}

#[tokio::test]
async fn a_connection_reset_is_a_failure_to_dispatch() {
    let error = outcome_of(Reply::reset()).await.expect_err("no reply");
    let SdkError::DispatchFailure(failure) = &error else {
        panic!("{error:?}");
    };
    assert!(failure.is_io(), "{failure:?}");
    assert!(error.raw_response().is_none());
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_a_failure_to_dispatch() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("its address"));
    drop(listener);

    let client = Client::from_conf(config(&url).retry_config(RetryConfig::disabled()).build());
    let error = call(&client).await.expect_err("nobody listens");
    assert!(
        matches!(&error, SdkError::DispatchFailure(failure) if failure.is_io()),
        "{error:?}"
    );
}

/// A client that gives up after a moment, by whichever timeouts are asked for.
fn impatient(server: &Server, timeouts: TimeoutConfig) -> Client {
    let config = config(server.url()).retry_config(RetryConfig::disabled());
    Client::from_conf(config.timeout_config(timeouts).build())
}

#[tokio::test]
async fn a_body_slower_than_the_timeout_is_given_up() {
    let moment = Duration::from_millis(150);
    for timeouts in [
        TimeoutConfig::builder().operation_timeout(moment).build(),
        TimeoutConfig::builder()
            .operation_attempt_timeout(moment)
            .build(),
    ] {
        let slow = one_run().slow(Duration::from_secs(60));
        let server = Server::start([slow]).await.expect("a loopback server");
        let start = Instant::now();
        let error = call(&impatient(&server, timeouts))
            .await
            .expect_err("too slow");
        assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
        assert!(start.elapsed() < Duration::from_secs(20));
    }
}

#[tokio::test]
async fn a_body_that_pauses_within_the_timeout_is_read_whole() {
    let slow = one_run().slow(Duration::from_millis(50));
    let server = Server::start([slow]).await.expect("a loopback server");
    let patient = TimeoutConfig::builder().operation_timeout(Duration::from_secs(60));
    let output = call(&impatient(&server, patient.build()))
        .await
        .expect("a page");
    let page = output.journey_runs_response().expect("the payload");
    assert_eq!(page.item().len(), 1);
}
