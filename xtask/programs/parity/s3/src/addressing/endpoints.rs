//! Regions, partitions and endpoints.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ObjectAttributes, Tag, Tagging};
use transport::{Cases, Reply};

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    partitions(cases).await;
    variants(cases).await;
    own_endpoints(cases).await;
    further_names(cases).await;
}

async fn partitions(cases: &mut Cases) {
    cases
        .s3("the global region")
        .region("aws-global")
        .call(async |s3| s3.get_bucket_location().bucket("photos").send().await)
        .await;
    cases
        .s3("China")
        .region("cn-north-1")
        .call(async |s3| s3.get_bucket_tagging().bucket("photos").send().await)
        .await;
    cases
        .s3("an isolated region")
        .region("us-iso-east-1")
        .call(async |s3| s3.head_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("a region that nobody knows")
        .region("xx-nowhere-9")
        .call(async |s3| {
            let tag = Tag::builder().key("k").value("v").build();
            let tagging = Tagging::builder().tag_set(tag.map_err(Told::of)?);
            let tagging = tagging.build().map_err(Told::of)?;
            let call = s3.put_bucket_tagging().bucket("photos").tagging(tagging);
            call.send().await.map_err(Told::of)
        })
        .await;
    cases
        .s3("a region that is no host name")
        .region("us east 1")
        .call(async |s3| s3.list_object_versions().bucket("photos").send().await)
        .await;
}

async fn variants(cases: &mut Cases) {
    cases
        .s3("dual stack, all buckets")
        .region("eu-central-1")
        .with(|builder| builder.use_dual_stack(true))
        .call(async |s3| s3.list_buckets().prefix("p").send().await)
        .await;
    cases
        .s3("FIPS")
        .region("us-gov-west-1")
        .with(|builder| builder.use_fips(true))
        .call(async |s3| s3.get_bucket_policy().bucket("photos").send().await)
        .await;
    cases
        .s3("dual stack, FIPS and a path")
        .region("us-east-2")
        .with(|builder| builder.use_dual_stack(true).use_fips(true))
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.delete_object_tagging().bucket("photos");
            call.key("a.txt").version_id("v1").send().await
        })
        .await;
    cases
        .s3("accelerated")
        .with(|builder| builder.accelerate(true))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a.txt");
            call.body(ByteStream::from_static(b"fast")).send().await
        })
        .await;
    cases
        .s3("accelerated, dual stack")
        .region("eu-west-1")
        .with(|builder| builder.accelerate(true).use_dual_stack(true))
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket("photos");
            call.key("a.txt").send().await
        })
        .await;
    cases
        .s3("accelerated, with FIPS")
        .with(|builder| builder.accelerate(true).use_fips(true))
        .call(async |s3| {
            let call = s3.get_object_attributes().bucket("photos").key("a.txt");
            let call = call.object_attributes(ObjectAttributes::Etag);
            call.object_attributes(ObjectAttributes::ObjectSize)
                .send()
                .await
        })
        .await;
    cases
        .s3("accelerated, and all buckets")
        .with(|builder| builder.accelerate(true))
        .call(async |s3| s3.list_buckets().send().await)
        .await;
}

async fn own_endpoints(cases: &mut Cases) {
    cases
        .s3("an endpoint with a path")
        .with(|builder| builder.endpoint_url("https://storage.example.com/base/"))
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a b.txt");
            call.part_number(2).send().await
        })
        .await;
    cases
        .s3("an endpoint with a port and the bucket in the path")
        .with(|builder| builder.endpoint_url("http://storage.example.com:9000/base"))
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("b.txt");
            call.copy_source("photos/a.txt").send().await
        })
        .await;
    cases
        .s3("an endpoint that is an address")
        .with(|builder| builder.endpoint_url("http://192.168.1.9:9000"))
        .call(async |s3| {
            let call = s3.delete_object_tagging().bucket("photos");
            call.key("a.txt")
                .expected_bucket_owner("123456789012")
                .send()
                .await
        })
        .await;
    cases
        .s3("an endpoint with FIPS")
        .with(|builder| builder.endpoint_url("https://storage.example.com"))
        .with(|builder| builder.use_fips(true))
        .call(async |s3| s3.get_public_access_block().bucket("photos").send().await)
        .await;
    cases
        .s3("an endpoint with dual stack")
        .with(|builder| builder.endpoint_url("https://storage.example.com"))
        .with(|builder| builder.use_dual_stack(true))
        .call(async |s3| s3.get_bucket_cors().bucket("photos").send().await)
        .await;
    cases
        .s3("an endpoint that is no URL")
        .with(|builder| builder.endpoint_url("storage example"))
        .call(async |s3| s3.get_bucket_encryption().bucket("photos").send().await)
        .await;
}

async fn further_names(cases: &mut Cases) {
    cases
        .s3("a reply of an object lambda")
        .region("eu-west-1")
        .call(async |s3| {
            let call = s3.write_get_object_response().status_code(200);
            let call = call.request_route("io-cell1-abc").request_token("token");
            call.body(ByteStream::from_static(b"made")).send().await
        })
        .await;
    cases
        .s3("a bucket that is somewhere else")
        .replies([
            Reply::new(301)
                .header("x-amz-bucket-region", "eu-west-1")
                .body("<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message><Endpoint>photos.s3.eu-west-1.amazonaws.com</Endpoint></Error>"),
            Reply::new(200),
        ])
        .call(async |s3| s3.get_bucket_lifecycle_configuration().bucket("photos").send().await)
        .await;
}
