//! What can be configured of a bucket: documents of XML and of JSON, written, read back and taken away.

use aws_sdk_s3::Client;
use aws_sdk_s3::types::{
    BucketLifecycleConfiguration, CorsConfiguration, CorsRule, ExpirationStatus,
    LifecycleExpiration, LifecycleRule, LifecycleRuleFilter, PublicAccessBlockConfiguration,
    ServerSideEncryption, ServerSideEncryptionByDefault, ServerSideEncryptionConfiguration,
    ServerSideEncryptionRule,
};
use steps::{Fields, Steps};

const BUCKET: &str = "configured";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("configuration");
    super::bucket(client, BUCKET, steps).await;
    cors(client, steps).await;
    lifecycle(client, steps).await;
    policy(client, steps).await;
    encryption(client, steps).await;
    public_access(client, steps).await;
}

async fn cors(client: &Client, steps: &mut Steps) {
    let none = client.get_bucket_cors().bucket(BUCKET).send().await;
    steps.step("no origins", none, |_| "");
    let rule = CorsRule::builder()
        .allowed_methods("GET")
        .allowed_methods("PUT")
        .allowed_origins("https://example.com")
        .allowed_headers("*")
        .max_age_seconds(600)
        .build();
    let configuration = CorsConfiguration::builder()
        .set_cors_rules(rule.ok().map(|rule| vec![rule]))
        .build();
    let put = client
        .put_bucket_cors()
        .bucket(BUCKET)
        .set_cors_configuration(configuration.ok())
        .send()
        .await;
    steps.step("allow origins", put, |_| "");
    let got = client.get_bucket_cors().bucket(BUCKET).send().await;
    steps.step("read origins", got, |output| {
        format!("{:?}", output.cors_rules())
    });
    let deleted = client.delete_bucket_cors().bucket(BUCKET).send().await;
    steps.step("take origins away", deleted, |_| "");
}

async fn lifecycle(client: &Client, steps: &mut Steps) {
    let rule = LifecycleRule::builder()
        .id("old")
        .status(ExpirationStatus::Enabled)
        .filter(LifecycleRuleFilter::builder().prefix("old/").build())
        .expiration(LifecycleExpiration::builder().days(30).build())
        .build();
    let configuration = BucketLifecycleConfiguration::builder()
        .set_rules(rule.ok().map(|rule| vec![rule]))
        .build();
    let put = client
        .put_bucket_lifecycle_configuration()
        .bucket(BUCKET)
        .set_lifecycle_configuration(configuration.ok())
        .send()
        .await;
    steps.step("let objects expire", put, |_| "");
    let got = client
        .get_bucket_lifecycle_configuration()
        .bucket(BUCKET)
        .send()
        .await;
    steps.step("read what expires", got, |output| {
        let rules = output.rules().iter().map(|rule| {
            let days = rule.expiration().and_then(|expiration| expiration.days());
            let prefix = rule.filter().and_then(|filter| filter.prefix());
            format!("{:?} {:?} {days:?} {prefix:?}", rule.id(), rule.status())
        });
        rules.collect::<Vec<_>>().join("; ")
    });
}

async fn policy(client: &Client, steps: &mut Steps) {
    let policy = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::configured/*"}]}"#;
    let none = client.get_bucket_policy().bucket(BUCKET).send().await;
    steps.step("no policy", none, |_| "");
    let put = client
        .put_bucket_policy()
        .bucket(BUCKET)
        .policy(policy)
        .send()
        .await;
    steps.step("set a policy", put, |_| "");
    let got = client.get_bucket_policy().bucket(BUCKET).send().await;
    steps.step("read the policy", got, |output| {
        output.policy() == Some(policy)
    });
    let deleted = client.delete_bucket_policy().bucket(BUCKET).send().await;
    steps.step("take the policy away", deleted, |_| "");
}

async fn encryption(client: &Client, steps: &mut Steps) {
    let default = ServerSideEncryptionByDefault::builder()
        .sse_algorithm(ServerSideEncryption::AwsKms)
        .kms_master_key_id("key")
        .build();
    let rule = ServerSideEncryptionRule::builder()
        .set_apply_server_side_encryption_by_default(default.ok())
        .bucket_key_enabled(true)
        .build();
    let configuration = ServerSideEncryptionConfiguration::builder()
        .rules(rule)
        .build();
    let put = client
        .put_bucket_encryption()
        .bucket(BUCKET)
        .set_server_side_encryption_configuration(configuration.ok())
        .send()
        .await;
    steps.step("encrypt", put, |_| "");
    let got = client.get_bucket_encryption().bucket(BUCKET).send().await;
    steps.step("read how it is encrypted", got, |output| {
        format!("{:?}", output.server_side_encryption_configuration())
    });
}

async fn public_access(client: &Client, steps: &mut Steps) {
    let configuration = PublicAccessBlockConfiguration::builder()
        .block_public_acls(true)
        .ignore_public_acls(false)
        .block_public_policy(true)
        .build();
    let put = client
        .put_public_access_block()
        .bucket(BUCKET)
        .public_access_block_configuration(configuration)
        .send()
        .await;
    steps.step("block the public", put, |_| "");
    let got = client.get_public_access_block().bucket(BUCKET).send().await;
    steps.step("read what is blocked", got, |output| {
        let block = output.public_access_block_configuration();
        Fields::new()
            .field("acls", block.and_then(|block| block.block_public_acls()))
            .field(
                "ignored",
                block.and_then(|block| block.ignore_public_acls()),
            )
            .field(
                "policy",
                block.and_then(|block| block.block_public_policy()),
            )
            .field(
                "restricted",
                block.and_then(|block| block.restrict_public_buckets()),
            )
    });
}
