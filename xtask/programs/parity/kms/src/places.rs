//! Where requests go, and how they are signed.

use aws_sdk_kms::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{KEY, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let fips = |builder: Builder| builder.region(Region::new("us-iso-east-1")).use_fips(true);
    cases
        .case_with(
            "FIPS of an isolated partition",
            fips,
            [json("{}")],
            async |config| {
                client(&config)
                    .enable_key_rotation()
                    .key_id(KEY)
                    .send()
                    .await
            },
        )
        .await;
    let dual = |builder: Builder| {
        let builder = builder
            .region(Region::new("eu-west-2"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token")))
    };
    cases
        .case_with(
            "dual stack, a session",
            dual,
            [json("{}")],
            async |config| client(&config).describe_custom_key_stores().send().await,
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:8080/kms");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [json("{}")],
            async |config| client(&config).disable_key().key_id("").send().await,
        )
        .await;
}
