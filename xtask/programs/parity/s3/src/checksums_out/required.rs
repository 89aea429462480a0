//! Operations of which the service requires a checksum.

use aws_sdk_s3::config::RequestChecksumCalculation::WhenRequired;
use aws_sdk_s3::primitives::DateTime;
use aws_sdk_s3::types::{
    BucketVersioningStatus, ChecksumAlgorithm, Delete, ObjectIdentifier, ObjectLockLegalHold,
    ObjectLockLegalHoldStatus, ObjectLockRetention, ObjectLockRetentionMode,
    PublicAccessBlockConfiguration, Tag, Tagging, VersioningConfiguration,
};
use transport::Cases;

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    deletes(cases).await;
    settings_of_buckets(cases).await;
    locks(cases).await;
}

fn delete(key: &str) -> Result<Delete, Told> {
    let object = ObjectIdentifier::builder().key(key).build();
    let delete = Delete::builder().objects(object.map_err(Told::of)?);
    delete.build().map_err(Told::of)
}

async fn deletes(cases: &mut Cases) {
    cases
        .s3("a list that is deleted, and only what is required")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.delete_objects().bucket("photos");
            call.delete(delete("a")?).send().await.map_err(Told::of)
        })
        .await;
    cases
        .s3("a list that is deleted, with an algorithm")
        .call(async |s3| {
            let call = s3.delete_objects().bucket("photos").delete(delete("b")?);
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha256);
            call.send().await.map_err(Told::of)
        })
        .await;
}

async fn settings_of_buckets(cases: &mut Cases) {
    cases
        .s3("tags of a bucket, with MD5 beside it")
        .call(async |s3| {
            let tag = Tag::builder().key("k").value("v").build();
            let tagging = Tagging::builder().tag_set(tag.map_err(Told::of)?);
            let call = s3.put_bucket_tagging().bucket("photos");
            let call = call.tagging(tagging.build().map_err(Told::of)?);
            let call = call.content_md5("md5+md5+md5+md5+md5+md==");
            call.send().await.map_err(Told::of)
        })
        .await;
    cases
        .s3("a policy, with CRC32C")
        .call(async |s3| {
            let call = s3.put_bucket_policy().bucket("photos").policy("{}");
            let algorithm = ChecksumAlgorithm::Crc32C;
            call.checksum_algorithm(algorithm).send().await
        })
        .await;
    cases
        .s3("versions are kept, with the caller's device")
        .call(async |s3| {
            let settings = VersioningConfiguration::builder();
            let settings = settings.status(BucketVersioningStatus::Enabled).build();
            let call = s3.put_bucket_versioning().bucket("photos");
            let call = call.versioning_configuration(settings);
            call.mfa("serial 654321").send().await
        })
        .await;
    cases
        .s3("public access, at an endpoint without TLS")
        .with(|builder| builder.endpoint_url("http://storage.example.com"))
        .call(async |s3| {
            let settings = PublicAccessBlockConfiguration::builder();
            let settings = settings.block_public_acls(true).build();
            let call = s3.put_public_access_block().bucket("photos");
            let call = call.public_access_block_configuration(settings);
            let algorithm = ChecksumAlgorithm::Sha1;
            call.checksum_algorithm(algorithm).send().await
        })
        .await;
}

async fn locks(cases: &mut Cases) {
    cases
        .s3("a legal hold")
        .call(async |s3| {
            let hold = ObjectLockLegalHold::builder();
            let hold = hold.status(ObjectLockLegalHoldStatus::On).build();
            let call = s3.put_object_legal_hold().bucket("photos").key("a");
            call.legal_hold(hold).version_id("v").send().await
        })
        .await;
    cases
        .s3("a date of a lock, with an access point")
        .region("us-west-2")
        .call(async |s3| {
            let retention = ObjectLockRetention::builder();
            let retention = retention.mode(ObjectLockRetentionMode::Governance);
            let until = DateTime::from_secs_and_nanos(1_800_000_000, 120_000_000);
            let retention = retention.retain_until_date(until).build();
            let bucket = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures";
            let call = s3.put_object_retention().bucket(bucket).key("a");
            call.retention(retention).send().await
        })
        .await;
    cases
        .s3("no tags at all")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            s3.put_object_tagging()
                .bucket("photos")
                .key("a")
                .send()
                .await
        })
        .await;
}
