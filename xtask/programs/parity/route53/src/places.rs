//! Where requests go: the service has one endpoint in each partition.

use aws_sdk_route53::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, credentials};

use crate::{client, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    let counted = || {
        xml(
            "GetHostedZoneCountResponse",
            "<HostedZoneCount>-1</HostedZoneCount>",
        )
    };
    let asia = |builder: Builder| builder.region(Region::new("ap-east-1")).use_fips(true);
    cases
        .case_with("FIPS", asia, [counted()], async |config| {
            client(&config).get_hosted_zone_count().send().await
        })
        .await;
    let china = |builder: Builder| {
        let builder = builder.region(Region::new("cn-north-1"));
        builder.credentials_provider(credentials(Some("token")))
    };
    let tags = xml(
        "ListTagsForResourceResponse",
        "<ResourceTagSet><ResourceType>hostedzone</ResourceType><ResourceId>Z</ResourceId><Tags><Tag/></Tags></ResourceTagSet>",
    );
    cases
        .case_with("China, a session", china, [tags], async |config| {
            let call = client(&config).list_tags_for_resource().resource_id("Z");
            call.resource_type("hostedzone".into()).send().await
        })
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:5000/base/");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [xml("DeleteHealthCheckResponse", "")],
            async |config| {
                client(&config)
                    .delete_health_check()
                    .health_check_id("h")
                    .send()
                    .await
            },
        )
        .await;
}
