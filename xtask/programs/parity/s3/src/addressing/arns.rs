//! Buckets that are given by ARNs.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{Delete, ObjectIdentifier};
use transport::Cases;

use crate::call::{Begin, Told};

const ACCESS_POINT: &str = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures";
const OUTPOST: &str =
    "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/reports";
const OBJECT_LAMBDA: &str = "arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/resize";
const EVERYWHERE: &str = "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap";

pub(super) async fn run(cases: &mut Cases) {
    access_points(cases).await;
    of_other_services(cases).await;
    refused(cases).await;
}

async fn access_points(cases: &mut Cases) {
    cases
        .s3("an access point")
        .region("us-west-2")
        .call(async |s3| {
            let call = s3.get_object().bucket(ACCESS_POINT).key("dir/a.txt");
            call.range("bytes=0-3").send().await
        })
        .await;
    cases
        .s3("an access point of another region")
        .region("eu-west-1")
        .with(|builder| builder.use_arn_region(true))
        .call(async |s3| {
            let call = s3.list_parts().bucket(ACCESS_POINT).key("a.txt");
            call.upload_id("u1").send().await
        })
        .await;
    cases
        .s3("an access point with dual stack and FIPS")
        .region("us-west-2")
        .with(|builder| builder.use_dual_stack(true).use_fips(true))
        .call(async |s3| {
            let call = s3.list_objects_v2().bucket(ACCESS_POINT);
            call.prefix("dir/").send().await
        })
        .await;
    cases
        .s3("an access point at an endpoint")
        .region("us-west-2")
        .with(|builder| builder.endpoint_url("https://beta.example.com"))
        .call(async |s3| {
            let call = s3.get_object_tagging().bucket(ACCESS_POINT);
            call.key("a.txt").send().await
        })
        .await;
}

async fn of_other_services(cases: &mut Cases) {
    cases
        .s3("an access point of an Outpost")
        .region("us-west-2")
        .call(async |s3| {
            let call = s3.put_object().bucket(OUTPOST).key("a.txt");
            call.body(ByteStream::from_static(b"near")).send().await
        })
        .await;
    cases
        .s3("an access point of an Outpost that is elsewhere")
        .region("us-east-1")
        .with(|builder| builder.use_arn_region(true))
        .call(async |s3| {
            let call = s3.copy_object().bucket(OUTPOST).key("b.txt");
            call.copy_source(format!("{OUTPOST}/object/a.txt"))
                .send()
                .await
        })
        .await;
    cases
        .s3("an access point of an object lambda")
        .region("us-west-2")
        .call(async |s3| {
            let call = s3.head_object().bucket(OBJECT_LAMBDA).key("a.png");
            call.if_none_match("\"e\"").send().await
        })
        .await;
    cases
        .s3("an access point of all regions")
        .call(async |s3| {
            let call = s3.get_object_acl().bucket(EVERYWHERE);
            call.key("a.txt").send().await
        })
        .await;
}

async fn refused(cases: &mut Cases) {
    cases
        .s3("an access point of another region where the client's counts")
        .region("eu-west-1")
        .with(|builder| builder.use_arn_region(false))
        .call(async |s3| s3.head_bucket().bucket(ACCESS_POINT).send().await)
        .await;
    cases
        .s3("an access point of another partition")
        .region("us-west-2")
        .call(async |s3| {
            let bucket = "arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/pictures";
            s3.get_bucket_location().bucket(bucket).send().await
        })
        .await;
    cases
        .s3("an ARN in the path")
        .region("us-west-2")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let object = ObjectIdentifier::builder().key("a").build();
            let delete = Delete::builder().objects(object.map_err(Told::of)?).build();
            let delete = delete.map_err(Told::of)?;
            let call = s3.delete_objects().bucket(ACCESS_POINT).delete(delete);
            call.send().await.map_err(Told::of)
        })
        .await;
    cases
        .s3("an ARN of a bucket")
        .call(async |s3| {
            let bucket = "arn:aws:s3:::photos";
            s3.delete_bucket().bucket(bucket).send().await
        })
        .await;
    cases
        .s3("an ARN without an account")
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-east-1::accesspoint/pictures";
            let call = s3.upload_part().bucket(bucket).key("a").upload_id("u");
            call.part_number(1).send().await
        })
        .await;
    cases
        .s3("an accelerated access point")
        .region("us-west-2")
        .with(|builder| builder.accelerate(true))
        .call(async |s3| {
            let call = s3.upload_part_copy().bucket(ACCESS_POINT).key("a");
            let call = call.upload_id("u").part_number(1);
            call.copy_source("photos/a.txt").send().await
        })
        .await;
    cases
        .s3("all regions where that is disabled")
        .with(|builder| builder.disable_multi_region_access_points(true))
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket(EVERYWHERE);
            call.key("a.txt").send().await
        })
        .await;
    cases
        .s3("an object lambda with dual stack")
        .region("us-west-2")
        .with(|builder| builder.use_dual_stack(true))
        .call(async |s3| {
            let call = s3.complete_multipart_upload().bucket(OBJECT_LAMBDA);
            call.key("a.txt").upload_id("u").send().await
        })
        .await;
    cases
        .s3("the name of an access point that is none")
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-east-1:123456789012:accesspoint:under_score";
            s3.list_objects().bucket(bucket).send().await
        })
        .await;
}
