//! Where requests go, and how they are signed.

use aws_sdk_glacier::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply, credentials};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let fips = |builder: Builder| builder.region(Region::new("ca-central-1")).use_fips(true);
    cases
        .case_with(
            "FIPS",
            fips,
            [json(200, "{\"Policy\":null}")],
            async |config| client(&config).get_data_retrieval_policy().send().await,
        )
        .await;
    let china = |builder: Builder| {
        let builder = builder.region(Region::new("cn-north-1"));
        builder.credentials_provider(credentials(Some("token")))
    };
    cases
        .case_with(
            "China, a session",
            china,
            [Reply::new(204)],
            async |config| client(&config).delete_vault().vault_name("v").send().await,
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:9000/base/");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [Reply::new(204)],
            async |config| {
                client(&config)
                    .abort_vault_lock()
                    .vault_name("v")
                    .account_id("1")
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case("no name", [], async |config| {
            client(&config).delete_vault_notifications().send().await
        })
        .await;
}
