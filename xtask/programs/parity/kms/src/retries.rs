//! What is tried again.

use std::time::Duration;

use aws_sdk_kms::config::timeout::TimeoutConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{KEY, client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(500, "KMSInternalException", "m"),
        error(503, "DependencyTimeoutException", "m"),
        json("{\"SignatureValid\":false}"),
    ];
    cases
        .case("faults of the service", replies, async |config| {
            client(&config).verify().key_id(KEY).send().await
        })
        .await;
    let replies = [
        error(400, "ThrottlingException", "m"),
        Reply::broken(),
        error(500, "KeyUnavailableException", "m"),
    ];
    cases
        .case(
            "throttled, and no key in the end",
            replies,
            async |config| client(&config).generate_data_key().key_id(KEY).send().await,
        )
        .await;
    let replies = [error(400, "LimitExceededException", "m"), json("{}")];
    cases
        .case("no retry of limits", replies, async |config| {
            client(&config).create_key().send().await
        })
        .await;
    let early = error(
        400,
        "InvalidSignatureException",
        "Signature not yet current",
    );
    let early = early.header("date", "Mon, 06 May 2024 06:00:00 GMT");
    cases
        .case(
            "a clock that is early",
            [early, json("{}")],
            async |config| client(&config).create_grant().key_id(KEY).send().await,
        )
        .await;
    let short = |builder: Builder| {
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(5));
        builder.timeout_config(timeouts.build())
    };
    let replies = [
        Reply::never(),
        Reply::late(),
        json("{\"Plaintext\":\"AA==\"}"),
    ];
    cases
        .case_with(
            "attempts that take too long",
            short,
            replies,
            async |config| client(&config).generate_random().send().await,
        )
        .await;
}
