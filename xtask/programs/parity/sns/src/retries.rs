//! What is tried again.

use std::time::Duration;

use aws_sdk_sns::config::timeout::TimeoutConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{TOPIC, client, error, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let throttled = error(429, "Throttled", "Rate exceeded");
    let internal = error(500, "InternalError", "again");
    let sent = result("Publish", "<MessageId>m</MessageId>");
    cases
        .case(
            "throttled, then a fault",
            [throttled, internal, sent],
            async |config| {
                client(&config)
                    .publish()
                    .topic_arn(TOPIC)
                    .message("m")
                    .send()
                    .await
            },
        )
        .await;
    let keys = error(400, "KMSThrottling", "keys");
    cases
        .case("keys that are used too often", [keys], async |config| {
            client(&config)
                .publish_batch()
                .topic_arn(TOPIC)
                .send()
                .await
        })
        .await;
    let replies = [Reply::broken(), Reply::late(), Reply::new(503)];
    cases
        .case("connections, then no service", replies, async |config| {
            client(&config).list_subscriptions().send().await
        })
        .await;
    let early = error(403, "RequestTimeTooSkewed", "skew");
    let early = early.header("date", "Mon, 06 May 2024 05:00:00 GMT");
    let replies = [early, result("ConfirmSubscription", "")];
    cases
        .case("a clock that is early", replies, async |config| {
            client(&config)
                .confirm_subscription()
                .token("t")
                .send()
                .await
        })
        .await;
    let concurrent = error(400, "ConcurrentAccess", "m");
    cases
        .case(
            "no retry of tags that are changed",
            [concurrent],
            async |config| client(&config).untag_resource().tag_keys("a").send().await,
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
            async |config| client(&config).subscribe().topic_arn(TOPIC).send().await,
        )
        .await;
}
