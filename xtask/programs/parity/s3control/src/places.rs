//! Where requests go: the account is a part of the host name.

use aws_sdk_s3control::Client;
use aws_sdk_s3control::config::Region;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply, credentials};

use crate::{ACCOUNT, builder, client, xml};

const POINT: &str = "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:p";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    regions(cases).await;
    accounts(cases).await;
}

async fn regions(cases: &mut Cases) {
    let fips = |builder: Builder| {
        let builder = builder.region(Region::new("us-gov-west-1")).use_fips(true);
        builder.use_dual_stack(true)
    };
    cases
        .case_with(
            "FIPS, dual stack",
            fips,
            [Reply::new(204)],
            async |config| {
                client(&config)
                    .delete_public_access_block()
                    .account_id(ACCOUNT)
                    .send()
                    .await
            },
        )
        .await;
    let china = |builder: Builder| {
        let builder = builder.region(Region::new("cn-north-1"));
        builder.credentials_provider(credentials(Some("token+/=")))
    };
    cases
        .case_with(
            "China, a session",
            china,
            [Reply::new(200)],
            async |config| {
                client(&config)
                    .delete_access_point()
                    .account_id(ACCOUNT)
                    .name("p")
                    .send()
                    .await
            },
        )
        .await;
    let local = |builder: Builder| builder.endpoint_url("http://localhost:9000/base/");
    cases
        .case_with(
            "an own URL with a path",
            local,
            [Reply::new(200)],
            async |config| {
                client(&config)
                    .get_job_tagging()
                    .account_id(ACCOUNT)
                    .job_id("j")
                    .send()
                    .await
            },
        )
        .await;
    let tags = xml(
        "ListTagsForResourceResult",
        "<Tags><Tag><Key>k</Key><Value>v</Value></Tag></Tags>",
    );
    cases
        .case("the region of an ARN", [tags], async |config| {
            let client = Client::from_conf(builder(&config).use_arn_region(true).build());
            client
                .get_access_point_policy()
                .account_id(ACCOUNT)
                .name(POINT)
                .send()
                .await
        })
        .await;
    cases
        .case("another region than the client's", [], async |config| {
            let client = Client::from_conf(builder(&config).use_arn_region(false).build());
            client
                .delete_access_point_policy()
                .account_id(ACCOUNT)
                .name(POINT)
                .send()
                .await
        })
        .await;
}

async fn accounts(cases: &mut Cases) {
    for (name, account) in [
        ("no account", None),
        ("an empty account", Some("")),
        ("an account that is no host", Some("a b")),
    ] {
        cases
            .case(name, [], async |config| {
                let call = client(&config).list_jobs();
                call.set_account_id(account.map(str::to_owned)).send().await
            })
            .await;
    }
}
