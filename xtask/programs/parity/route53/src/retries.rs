//! What is tried again.

use aws_sdk_route53::config::retry::RetryConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{client, error, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(400, "PriorRequestNotComplete", "m"),
        error(400, "Throttling", "Rate exceeded"),
        xml("ChangeResourceRecordSetsResponse", "<ChangeInfo/>"),
    ];
    cases
        .case("a request that is not yet done", replies, async |config| {
            client(&config)
                .change_resource_record_sets()
                .hosted_zone_id("Z")
                .send()
                .await
        })
        .await;
    let replies = [
        error(400, "ThrottlingException", "m"),
        Reply::broken(),
        Reply::new(503).body("<html/>"),
    ];
    cases
        .case("throttled until the end", replies, async |config| {
            client(&config).list_hosted_zones().send().await
        })
        .await;
    let once = |builder: Builder| builder.retry_config(RetryConfig::disabled());
    cases
        .case_with(
            "retries that are turned off",
            once,
            [Reply::late()],
            async |config| client(&config).get_hosted_zone().id("Z").send().await,
        )
        .await;
    let early = error(403, "RequestExpired", "m").header("date", "Mon, 06 May 2024 06:00:00 GMT");
    let replies = [early, xml("GetHostedZoneCountResponse", "")];
    cases
        .case("a clock that is early", replies, async |config| {
            client(&config).get_hosted_zone_count().send().await
        })
        .await;
}
