//! Access points and what is public.

use aws_sdk_s3control::types::{
    CreateMultiRegionAccessPointInput, Permission, Privilege, PublicAccessBlockConfiguration,
    Region, S3PrefixType, Tag, VpcConfiguration,
};
use transport::{Cases, Reply};

use crate::{ACCOUNT, client, xml};

const POINT: &str = "arn:aws:s3-outposts:us-east-1:123456789012:outpost:op-1:accesspoint:p";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("points");
    made(cases).await;
    policies(cases).await;
    listed(cases).await;
    others(cases).await;
}

fn public() -> PublicAccessBlockConfiguration {
    let public = PublicAccessBlockConfiguration::builder().block_public_acls(true);
    public.restrict_public_buckets(false).build()
}

async fn made(cases: &mut Cases) {
    let made = xml(
        "CreateAccessPointResult",
        "<AccessPointArn>arn:p</AccessPointArn><Alias>p-s3alias</Alias>",
    );
    cases
        .case("an access point in a network", [made], async |config| {
            let vpc = VpcConfiguration::builder().vpc_id("v<1>").build();
            let call = client(&config).create_access_point().account_id(ACCOUNT);
            let call = call.name("p-1").bucket("b & c");
            let call = call.vpc_configuration(vpc.expect("an ID"));
            call.public_access_block_configuration(public())
                .send()
                .await
        })
        .await;
    let made = xml(
        "CreateMultiRegionAccessPointResult",
        "<RequestTokenARN>arn:t</RequestTokenARN>",
    );
    cases
        .case("an access point of regions", [made], async |config| {
            let region = |bucket: &str| Region::builder().bucket(bucket).build().expect("a bucket");
            let details = CreateMultiRegionAccessPointInput::builder().name("m");
            let details = details.public_access_block(public());
            let details = details.regions(region("one")).regions(region("\u{fc}"));
            let call = client(&config).create_multi_region_access_point();
            let call = call.account_id(ACCOUNT).client_token("given");
            call.details(details.build().expect("a name and regions"))
                .send()
                .await
        })
        .await;
    cases
        .case(
            "an access point of an outpost",
            [xml("CreateAccessPointResult", "")],
            async |config| {
                let bucket = "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:bucket:b";
                let call = client(&config).create_access_point().account_id(ACCOUNT);
                call.name("p").bucket(bucket).send().await
            },
        )
        .await;
}

async fn policies(cases: &mut Cases) {
    cases
        .case(
            "a policy of a point on an outpost",
            [Reply::new(200)],
            async |config| {
                let call = client(&config)
                    .put_access_point_policy()
                    .account_id(ACCOUNT);
                call.name(POINT)
                    .policy("{\"a\": \"<b> & 'c'\"}\n")
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case("what may be public", [Reply::new(200)], async |config| {
            let call = client(&config)
                .put_public_access_block()
                .account_id(ACCOUNT);
            call.public_access_block_configuration(public())
                .send()
                .await
        })
        .await;
    let public = xml(
        "PublicAccessBlockConfiguration",
        "<BlockPublicAcls>TRUE</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls>",
    );
    cases
        .case("what is public", [public], async |config| {
            client(&config)
                .get_public_access_block()
                .account_id(ACCOUNT)
                .send()
                .await
        })
        .await;
}

async fn listed(cases: &mut Cases) {
    let point = |name: &str| {
        format!(
            "<AccessPoint><Name>{name}</Name><NetworkOrigin>VPC</NetworkOrigin><Bucket>b</Bucket></AccessPoint>"
        )
    };
    let pages = [
        xml(
            "ListAccessPointsResult",
            &format!(
                "<AccessPointList>{}<AccessPoint/></AccessPointList><NextToken>n+/=</NextToken>",
                point("a")
            ),
        ),
        xml(
            "ListAccessPointsResult",
            &format!("<AccessPointList>{}</AccessPointList>", point("b")),
        ),
    ];
    cases
        .case("all pages of points", pages, async |config| {
            let call = client(&config)
                .list_access_points()
                .account_id(ACCOUNT)
                .bucket("b b");
            let pages = call.into_paginator().page_size(2).send();
            pages.collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let found = xml(
        "GetAccessPointResult",
        "<Name>p</Name><CreationDate>2024-05-06T07:08:09.123Z</CreationDate><NetworkOrigin>NEWER</NetworkOrigin><Endpoints><entry><key>ipv4</key><value>h</value></entry></Endpoints><VpcConfiguration/>",
    );
    cases
        .case("a point with a map", [found], async |config| {
            client(&config)
                .get_access_point()
                .account_id(ACCOUNT)
                .name("p q/r")
                .send()
                .await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .case("tags of a grant", [Reply::new(204)], async |config| {
            let tag = Tag::builder()
                .key("k")
                .value("")
                .build()
                .expect("a key and a value");
            let call = client(&config).tag_resource().account_id(ACCOUNT).tags(tag);
            call.resource_arn("arn:aws:s3:us-east-1:1:access-grants/default")
                .send()
                .await
        })
        .await;
    cases
        .case(
            "tags that are taken away",
            [Reply::new(204)],
            async |config| {
                let call = client(&config).untag_resource().account_id(ACCOUNT);
                call.resource_arn("arn:a")
                    .tag_keys("a b")
                    .tag_keys("c&d")
                    .send()
                    .await
            },
        )
        .await;
    let access = xml(
        "GetDataAccessResult",
        "<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><Expiration>2024-05-06T08:00:00Z</Expiration></Credentials><MatchedGrantTarget>s3://b/*</MatchedGrantTarget>",
    );
    cases
        .case("access to data", [access], async |config| {
            let call = client(&config).get_data_access().account_id(ACCOUNT);
            let call = call
                .target("s3://b/\u{fc}*")
                .permission(Permission::Readwrite);
            let call = call.duration_seconds(900).privilege(Privilege::Minimal);
            call.target_type(S3PrefixType::Object).send().await
        })
        .await;
}
