//! What is tried again, and how often.

use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{client, error, json, s};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let down = || error(500, "InternalServerError", "");
    let unset = |mut builder: Builder| {
        builder.set_retry_config(None);
        builder
    };
    cases
        .case_with(
            "as often as is usual",
            unset,
            [(); 12].map(|()| down()),
            async |config| client(&config).list_tables().send().await,
        )
        .await;
    cases
        .case(
            "too much throughput",
            [
                error(400, "ProvisionedThroughputExceededException", ""),
                error(400, "ThrottlingException", ""),
                json("{\"Count\":1}"),
            ],
            async |config| client(&config).scan().table_name("t").send().await,
        )
        .await;
    cases
        .case(
            "limits and connections",
            [
                error(400, "RequestLimitExceeded", ""),
                Reply::broken(),
                Reply::new(503).body("{}"),
            ],
            async |config| {
                let call = client(&config).get_item().table_name("t");
                call.key("id", s("1")).send().await
            },
        )
        .await;
    cases
        .case(
            "no retry of a table that is used",
            [error(400, "ResourceInUseException", ""), json("{}")],
            async |config| client(&config).update_table().table_name("t").send().await,
        )
        .await;
    let more = |builder: Builder| {
        let retries = RetryConfig::standard().with_max_attempts(6);
        builder.retry_config(retries)
    };
    let replies = [Reply::late(), Reply::new(502), down(), down(), json("{}")];
    cases
        .case_with("six attempts", more, replies, async |config| {
            client(&config)
                .describe_time_to_live()
                .table_name("t")
                .send()
                .await
        })
        .await;
    let signature = error(403, "InvalidSignatureException", "");
    let signature = signature.header("date", "Mon, 06 May 2024 08:08:09 GMT");
    cases
        .case(
            "a clock that is an hour late",
            [signature, json("{\"Backup\\u0044etails\":{}}")],
            async |config| {
                let call = client(&config).create_backup().table_name("t");
                call.backup_name("b").send().await
            },
        )
        .await;
}
