//! Buckets that are given by their names.

use aws_sdk_s3::config::Builder;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{BucketLocationConstraint, ChecksumMode, CreateBucketConfiguration};
use transport::Cases;

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    in_the_host_name(cases).await;
    in_the_path(cases).await;
    without_a_bucket(cases).await;
}

async fn in_the_host_name(cases: &mut Cases) {
    cases
        .s3("a bucket in the host name")
        .call(async |s3| s3.get_object().bucket("photos").key("a.txt").send().await)
        .await;
    cases
        .s3("the bucket itself, in the host name")
        .region("eu-central-1")
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
    cases
        .s3("a bucket that has a subresource")
        .region("ap-southeast-2")
        .call(async |s3| s3.get_bucket_versioning().bucket("photos").send().await)
        .await;
    cases
        .s3("an access point by its alias")
        .region("us-west-2")
        .call(async |s3| {
            let call = s3.get_object_acl().key("a.txt");
            call.bucket("pictures-abcdefg1234567-s3alias").send().await
        })
        .await;
    cases
        .s3("an Outposts access point by its alias")
        .region("us-west-2")
        .call(async |s3| {
            let alias = "reports-o0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3";
            let call = s3.put_object_acl().bucket(alias).key("a.txt");
            call.grant_read("id=\"1234\"").send().await
        })
        .await;
}

async fn in_the_path(cases: &mut Cases) {
    cases
        .s3("a bucket in the path")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| s3.put_object().bucket("photos").key("a.txt").send().await)
        .await;
    cases
        .s3("dots in the name of a bucket")
        .call(async |s3| {
            let call = s3.head_object().bucket("my.photos.example");
            call.key("a/b.txt").send().await
        })
        .await;
    cases
        .s3("dots in the name of a bucket without TLS")
        .with(|builder| builder.endpoint_url("http://storage.example.com"))
        .call(async |s3| {
            let call = s3.abort_multipart_upload().bucket("my.photos.example");
            call.key("a").upload_id("u1").send().await
        })
        .await;
    cases
        .s3("a name that is no host name")
        .region("eu-west-3")
        .call(async |s3| {
            let call = s3.get_object_tagging().bucket("My_Old.Bucket");
            call.key("a.txt").send().await
        })
        .await;
    cases
        .s3("a bucket itself in the path")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.list_multipart_uploads().bucket("photos");
            call.prefix("p/").send().await
        })
        .await;
    cases
        .s3("a bucket in the path is made")
        .region("eu-north-1")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let place = CreateBucketConfiguration::builder()
                .location_constraint(BucketLocationConstraint::EuNorth1)
                .build();
            let call = s3.create_bucket().bucket("photos");
            call.create_bucket_configuration(place).send().await
        })
        .await;
    cases
        .s3("in the path for one call only")
        .call(async |s3| {
            let call = s3.delete_object().bucket("photos").key("a.txt");
            let path = Builder::new().force_path_style(true);
            call.customize().config_override(path).send().await
        })
        .await;
}

async fn without_a_bucket(cases: &mut Cases) {
    cases
        .s3("all buckets")
        .call(async |s3| s3.list_buckets().max_buckets(7).send().await)
        .await;
    cases
        .s3("an empty name")
        .call(async |s3| s3.delete_bucket_tagging().bucket("").send().await)
        .await;
    cases
        .s3("no name")
        .call(async |s3| {
            let call = s3.put_object().key("a.txt");
            call.body(ByteStream::from_static(b"a")).send().await
        })
        .await;
    cases
        .s3("a name with a slash")
        .call(async |s3| {
            let call = s3.head_object().bucket("photos/2024").key("a.txt");
            call.checksum_mode(ChecksumMode::Enabled).send().await
        })
        .await;
}
