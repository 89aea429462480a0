//! A service with numbers of its own for retries. When they count is tested where that is written.
//! Its shapes have IDs as those of AWS's services have.

use std::time::Duration;

use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::SdkConfig;
use tables::Config;
use tables::types::Throughput;

use crate::fixtures::client;
use crate::server::{Reply, Server};

#[test]
fn retries_are_quick_and_one_more_than_elsewhere() {
    let newer = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let shared = SdkConfig::builder().retry_config(newer).build();
    let config = Config::new(&shared);
    let retries = config.retry_config().expect("retries");
    assert_eq!(retries.max_attempts(), 4);
    let quick = RetrySpec::v2_1();
    let quick = quick.with_non_throttling_initial_backoff(Duration::from_millis(25));
    assert_eq!(retries.retry_spec(), Some(&quick));
}

#[tokio::test]
async fn numbers_and_booleans_that_are_their_default_are_not_sent() {
    let default = Throughput::builder().may(0);
    let given = Throughput::builder()
        .units(0)
        .ratio(0.0)
        .warm(false)
        .must(0);
    let other = Throughput::builder().units(1).ratio(2.5).warm(true).must(1);
    let bodies = [
        (default, r#"{"throughput":{"kind":"","must":0,"may":0}}"#),
        (
            given,
            r#"{"throughput":{"ratio":0.0,"warm":false,"kind":"","must":0}}"#,
        ),
        (other, r#"{"throughput":{"units":1,"kind":"","must":1}}"#),
    ];
    for (throughput, expected) in bodies {
        let server = Server::start([Reply::json(200, "{}")]).await;
        let server = server.expect("a loopback server");
        let update = client!(tables, server).update_table();
        let updated = update.throughput(throughput.build()).send().await;
        updated.expect("it is updated");
        assert_eq!(&server.received()[0].body[..], expected.as_bytes());
    }
}

/// What stands in the input itself was set by somebody.
#[tokio::test]
async fn a_default_that_is_given_in_an_input_is_sent() {
    let server = Server::start([Reply::json(200, "{}")]).await;
    let server = server.expect("a loopback server");
    let updated = client!(tables, server).update_table().often(0).send();
    updated.await.expect("it is updated");
    assert_eq!(&server.received()[0].body[..], br#"{"often":0}"#);
}
