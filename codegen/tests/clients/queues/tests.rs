//! A service that waits for messages. The model has the shape IDs that the rows of customizations name.

use std::time::Duration;

use queues::config::timeout::TimeoutConfig;
use queues::config::{Builder, StalledStreamProtectionConfig};

use crate::fixtures::config;
use crate::server::{Reply, Server};
use crate::wire::Wire;

const READ_TIMEOUT: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_long_poll_is_waited_for() {
    let pause = Duration::from_millis(2500);
    let slow = || Reply::json(200, r#"{"Body": "a message"}"#).slow(pause);
    let server = Server::start([slow(), slow()]).await;
    let server = server.expect("a loopback server");
    let protection =
        StalledStreamProtectionConfig::enabled().grace_period(Duration::from_millis(500));
    let config = config!(queues, server)
        .time_source(aws_smithy_async::time::SystemTimeSource::new())
        .stalled_stream_protection(protection.build())
        .build();
    let client = queues::Client::from_conf(config);
    let received = client.receive_message().queue_url("q").send().await;
    assert_eq!(received.expect("a message").body(), Some("a message"));
    let deleted = client.delete_message().queue_url("q").send().await;
    assert!(deleted.is_err(), "{deleted:?}");
}

#[tokio::test]
async fn read_timeouts_leave_a_long_poll_alone() {
    let server = Server::start([]).await.expect("a loopback server");
    let wire = Wire::default();
    let timeouts = || TimeoutConfig::builder().read_timeout(READ_TIMEOUT).build();
    let config = config!(queues, server)
        .timeout_config(timeouts())
        .http_client(wire.http_client());
    let client = queues::Client::from_conf(config.build());
    let _ = client.delete_message().queue_url("q").send().await;
    assert_eq!(wire.last().read_timeout, Some(READ_TIMEOUT));
    let receive = || client.receive_message().queue_url("q");
    let _ = receive().send().await;
    assert_eq!(wire.last().read_timeout, None);
    // One that is set for the call itself counts.
    let own = Builder::new().timeout_config(timeouts());
    let _ = receive().customize().config_override(own).send().await;
    assert_eq!(wire.last().read_timeout, Some(READ_TIMEOUT));
}
