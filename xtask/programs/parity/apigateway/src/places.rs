//! Where requests go, and how they are signed.

use aws_sdk_apigateway::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply, credentials};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let fips = |builder: Builder| builder.region(Region::new("us-gov-west-1")).use_fips(true);
    cases
        .case_with(
            "FIPS",
            fips,
            [json(200, "{\"items\":[]}")],
            async |config| client(&config).get_sdk_types().send().await,
        )
        .await;
    let dual = |builder: Builder| {
        let builder = builder
            .region(Region::new("eu-west-1"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token")))
    };
    cases
        .case_with(
            "dual stack, a session",
            dual,
            [Reply::new(202)],
            async |config| {
                let call = client(&config).flush_stage_cache().rest_api_id("a");
                call.stage_name("s").send().await
            },
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:4567/base/");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [json(200, "{}")],
            async |config| {
                client(&config)
                    .get_tags()
                    .resource_arn("arn:a")
                    .limit(1)
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case("an empty label", [], async |config| {
            client(&config)
                .delete_rest_api()
                .rest_api_id("")
                .send()
                .await
        })
        .await;
}
