//! Where requests go: the service has one endpoint in each partition.

use aws_sdk_iam::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{client, done, result, tag};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let europe = |builder: Builder| builder.region(Region::new("eu-central-1"));
    let generated = result("GenerateCredentialReport", "<State>STARTED</State>");
    cases
        .case_with(
            "a region of the first partition",
            europe,
            [generated],
            async |config| client(&config).generate_credential_report().send().await,
        )
        .await;
    let gov = |builder: Builder| builder.region(Region::new("us-gov-east-1")).use_fips(true);
    cases
        .case_with(
            "FIPS of a partition",
            gov,
            [done("TagRole")],
            async |config| {
                let call = client(&config).tag_role().role_name("r");
                call.tags(tag("a", "b")).send().await
            },
        )
        .await;
    let china = |builder: Builder| {
        let builder = builder
            .region(Region::new("cn-northwest-1"))
            .use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token/+=")))
    };
    cases
        .case_with(
            "China, dual stack, a session",
            china,
            [done("DeleteRole")],
            async |config| client(&config).delete_role().role_name("r").send().await,
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:5000/x/");
    let listed = result("ListAccountAliases", "<AccountAliases/>");
    cases
        .case_with("an own URL with a path", local, [listed], async |config| {
            client(&config)
                .list_account_aliases()
                .max_items(5)
                .send()
                .await
        })
        .await;
}
