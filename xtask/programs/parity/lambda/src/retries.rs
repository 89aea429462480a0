//! What is tried again.

#![expect(deprecated, reason = "programs still invoke functions so")]

use std::time::Duration;

use aws_sdk_lambda::config::timeout::TimeoutConfig;
use aws_sdk_lambda::primitives::{Blob, ByteStream};
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply, pieces};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(429, "TooManyRequestsException", "{}"),
        error(500, "ServiceException", "{\"Message\":\"m\"}"),
        json(200, "{}"),
    ];
    cases
        .case("throttled, then a fault", replies, async |config| {
            let call = client(&config).invoke().function_name("f");
            call.payload(Blob::new("{}")).send().await
        })
        .await;
    let replies = [Reply::broken(), Reply::late(), Reply::new(503)];
    cases
        .case("connections, then no service", replies, async |config| {
            client(&config)
                .get_function()
                .function_name("f")
                .send()
                .await
        })
        .await;
    cases
        .case(
            "a stream that cannot be sent twice",
            [Reply::new(500), json(202, "")],
            async |config| {
                let body = ByteStream::new(pieces(&["{}"], Some(2)));
                let call = client(&config).invoke_async().function_name("f");
                call.invoke_args(body).send().await
            },
        )
        .await;
    let replies = [error(400, "EC2ThrottledException", "{}"), json(202, "{}")];
    cases
        .case("an error of one operation only", replies, async |config| {
            client(&config)
                .create_event_source_mapping()
                .function_name("f")
                .send()
                .await
        })
        .await;
    let early = error(403, "InvalidSignatureException", "{\"message\":\"m\"}");
    let early = early.header("date", "Mon, 06 May 2024 06:00:00 GMT");
    cases
        .case(
            "a clock that is early",
            [early, json(200, "{}")],
            async |config| client(&config).get_account_settings().send().await,
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
                    .update_function_code()
                    .function_name("f")
                    .send()
                    .await
            },
        )
        .await;
}
