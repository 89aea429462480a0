//! Where requests go, and how they are signed.

use aws_sdk_sns::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply, credentials};

use crate::{TOPIC, client, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let gov = |builder: Builder| builder.region(Region::new("us-gov-west-1")).use_fips(true);
    let stored = result(
        "GetDataProtectionPolicy",
        "<DataProtectionPolicy>{}</DataProtectionPolicy>",
    );
    cases
        .case_with("FIPS of a partition", gov, [stored], async |config| {
            client(&config)
                .get_data_protection_policy()
                .resource_arn(TOPIC)
                .send()
                .await
        })
        .await;
    let china = |builder: Builder| {
        let builder = builder
            .region(Region::new("cn-north-1"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("a+b/c=")))
    };
    cases
        .case_with(
            "China, dual stack, a session",
            china,
            [Reply::ok("")],
            async |config| client(&config).delete_topic().topic_arn(TOPIC).send().await,
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:4566/a/b");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [Reply::ok("")],
            async |config| {
                let call = client(&config).untag_resource().resource_arn(TOPIC);
                call.tag_keys("a").tag_keys("b c").send().await
            },
        )
        .await;
}
