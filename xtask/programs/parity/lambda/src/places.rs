//! Where requests go, and how they are signed.

use aws_sdk_lambda::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let fips = |builder: Builder| builder.region(Region::new("us-gov-west-1")).use_fips(true);
    cases
        .case_with("FIPS", fips, [json(200, "{}")], async |config| {
            client(&config).get_account_settings().send().await
        })
        .await;
    let dual = |builder: Builder| {
        let builder = builder
            .region(Region::new("ap-northeast-1"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token")))
    };
    cases
        .case_with(
            "dual stack, a session",
            dual,
            [json(204, "")],
            async |config| {
                let call = client(&config).delete_alias().function_name("f");
                call.name("a").send().await
            },
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:9001/a%20b/");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [json(200, "{}")],
            async |config| {
                client(&config)
                    .get_policy()
                    .function_name("f")
                    .qualifier("q")
                    .send()
                    .await
            },
        )
        .await;
}
