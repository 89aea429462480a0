//! Where requests go, and how they are signed.

use aws_sdk_sqs::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{QUEUE, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let europe = |builder: Builder| builder.region(Region::new("eu-west-1")).use_fips(true);
    cases
        .case_with(
            "FIPS, a queue of another region",
            europe,
            [json("{}")],
            async |config| client(&config).purge_queue().queue_url(QUEUE).send().await,
        )
        .await;
    let china = |builder: Builder| {
        let builder = builder.region(Region::new("cn-northwest-1"));
        let builder = builder.credentials_provider(credentials(Some("token")));
        builder.use_dual_stack(true)
    };
    cases
        .case_with(
            "China, dual stack, a session",
            china,
            [json("{}")],
            async |config| {
                let call = client(&config).remove_permission().queue_url(QUEUE);
                call.label("l").send().await
            },
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:9324/base?x=1");
    cases
        .case_with(
            "an own URL with a query",
            local,
            [json("{}")],
            async |config| client(&config).delete_queue().queue_url("q").send().await,
        )
        .await;
    let path = |builder: Builder| builder.endpoint_url("https://sqs.example.com/base/");
    cases
        .case_with(
            "an own URL with a path",
            path,
            [json("{}")],
            async |config| {
                let call = client(&config).tag_queue().queue_url("q");
                call.tags("k", "v").send().await
            },
        )
        .await;
}
