//! What is tried again.

use std::time::Duration;

use aws_sdk_sqs::config::retry::RetryConfig;
use aws_sdk_sqs::config::timeout::TimeoutConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{QUEUE, client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    cases
        .case(
            "too many calls",
            [
                error("RequestThrottled", "RequestThrottled;Sender"),
                error("RequestThrottled", "RequestThrottled;Sender"),
                json("{\"MD5OfMessageBody\":\"0cc175b9c0f1b6a831c399e269772661\"}"),
            ],
            async |config| {
                let call = client(&config).send_message().queue_url(QUEUE);
                call.message_body("a").send().await
            },
        )
        .await;
    cases
        .case(
            "a gateway, then a wrong key",
            [
                Reply::new(504).body("<html/>"),
                error("KmsInvalidState", "KMS.KMSInvalidStateException;Sender"),
            ],
            async |config| {
                let call = client(&config).receive_message().queue_url(QUEUE);
                call.wait_time_seconds(1).send().await
            },
        )
        .await;
    cases
        .case(
            "never a connection",
            [Reply::broken(), Reply::late(), Reply::broken()],
            async |config| {
                let call = client(&config).delete_message().queue_url(QUEUE);
                call.receipt_handle("h").send().await
            },
        )
        .await;
    let skewed = error("RequestExpired", "RequestExpired;Sender");
    cases
        .case(
            "a clock that is early",
            [
                skewed.header("date", "Mon, 06 May 2024 05:00:00 GMT"),
                json("{}"),
            ],
            async |config| client(&config).list_queues().max_results(1).send().await,
        )
        .await;
    let many = |builder: Builder| {
        let retries = RetryConfig::adaptive().with_max_attempts(5);
        builder.retry_config(retries.with_initial_backoff(Duration::from_millis(1)))
    };
    let down = || Reply::new(500).body("{\"__type\":\"InternalError\"}");
    cases
        .case_with(
            "five attempts",
            many,
            [down(), down(), down(), down(), json("{\"QueueUrl\":\"u\"}")],
            async |config| client(&config).get_queue_url().queue_name("q").send().await,
        )
        .await;
    let short = |builder: Builder| {
        let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(5));
        builder.timeout_config(timeouts.build())
    };
    cases
        .case_with(
            "a call that takes too long",
            short,
            [Reply::never()],
            async |config| {
                client(&config)
                    .list_queue_tags()
                    .queue_url(QUEUE)
                    .send()
                    .await
            },
        )
        .await;
}
