//! Buckets on outposts.

use aws_sdk_s3control::types::{
    BucketCannedAcl, CreateBucketConfiguration, ExpirationStatus, LifecycleConfiguration,
    LifecycleExpiration, LifecycleRule, S3Tag, Tagging,
};
use transport::{Cases, Reply};

use crate::{ACCOUNT, client, xml};

const BUCKET: &str = "arn:aws:s3-outposts:us-east-1:123456789012:outpost:op-1:bucket:b";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("buckets");
    made(cases).await;
    configured(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = xml("CreateBucketResult", "<BucketArn>arn:b</BucketArn>");
    cases
        .case(
            "a bucket on an outpost",
            [made.header("location", "/b")],
            async |config| {
                let place = CreateBucketConfiguration::builder();
                let place = place.location_constraint("EU".into()).build();
                let call = client(&config)
                    .create_bucket()
                    .bucket("b")
                    .outpost_id("op-1");
                let call = call
                    .create_bucket_configuration(place)
                    .acl(BucketCannedAcl::Private);
                call.object_lock_enabled_for_bucket(true)
                    .grant_read("id=\"1\"")
                    .send()
                    .await
            },
        )
        .await;
    let buckets = xml(
        "ListRegionalBucketsResult",
        "<RegionalBucketList><RegionalBucket><Bucket>b</Bucket><PublicAccessBlockEnabled>true</PublicAccessBlockEnabled></RegionalBucket></RegionalBucketList>",
    );
    cases
        .case("buckets of an outpost", [buckets], async |config| {
            let call = client(&config).list_regional_buckets().account_id(ACCOUNT);
            call.outpost_id("op-1").max_results(5).send().await
        })
        .await;
    cases
        .case(
            "a bucket by its ARN",
            [xml("GetBucketResult", "<Bucket>b</Bucket>")],
            async |config| {
                client(&config)
                    .get_bucket()
                    .account_id(ACCOUNT)
                    .bucket(BUCKET)
                    .send()
                    .await
            },
        )
        .await;
}

async fn configured(cases: &mut Cases) {
    cases
        .case("rules of what expires", [Reply::new(200)], async |config| {
            let expiration = LifecycleExpiration::builder().days(30).build();
            let rule = LifecycleRule::builder().id("r&1").expiration(expiration);
            let rule = rule
                .status(ExpirationStatus::Enabled)
                .build()
                .expect("a status");
            let rules = LifecycleConfiguration::builder().rules(rule).build();
            let call = client(&config).put_bucket_lifecycle_configuration();
            let call = call.account_id(ACCOUNT).bucket(BUCKET);
            call.lifecycle_configuration(rules).send().await
        })
        .await;
    cases
        .case("tags of a bucket", [Reply::new(204)], async |config| {
            let tag = S3Tag::builder().key("<k>").value("v\t").build();
            let tags = Tagging::builder()
                .tag_set(tag.expect("a key and a value"))
                .build();
            let call = client(&config).put_bucket_tagging().account_id(ACCOUNT);
            call.bucket(BUCKET)
                .tagging(tags.expect("tags"))
                .send()
                .await
        })
        .await;
}
