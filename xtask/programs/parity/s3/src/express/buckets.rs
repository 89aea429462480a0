//! Directory buckets themselves, and where they are.

use aws_sdk_s3::types::{
    BucketInfo, BucketType, CreateBucketConfiguration, DataRedundancy, LocationInfo, LocationType,
};
use transport::{Cases, Reply};

use super::{BUCKET, five_minutes};
use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    managed(cases).await;
    places(cases).await;
}

async fn managed(cases: &mut Cases) {
    cases
        .s3("a bucket is made")
        .call(async |s3| {
            let place = LocationInfo::builder().name("use1-az4");
            let place = place.r#type(LocationType::AvailabilityZone).build();
            let bucket = BucketInfo::builder().r#type(BucketType::Directory);
            let bucket = bucket.data_redundancy(DataRedundancy::SingleAvailabilityZone);
            let settings = CreateBucketConfiguration::builder().location(place);
            let settings = settings.bucket(bucket.build()).build();
            let call = s3.create_bucket().bucket(BUCKET);
            call.create_bucket_configuration(settings).send().await
        })
        .await;
    cases
        .s3("all directory buckets")
        .region("us-west-2")
        .replies([
            Reply::ok("<ListAllMyDirectoryBucketsResult><Buckets><Bucket><Name>a--usw2-az1--x-s3</Name></Bucket></Buckets><ContinuationToken>t</ContinuationToken></ListAllMyDirectoryBucketsResult>"),
            Reply::ok("<ListAllMyDirectoryBucketsResult><Buckets/></ListAllMyDirectoryBucketsResult>"),
        ])
        .call(async |s3| {
            let buckets = s3.list_directory_buckets().max_directory_buckets(1);
            buckets.into_paginator().send().try_collect().await
        })
        .await;
    cases
        .s3("a policy of a bucket")
        .call(async |s3| {
            s3.put_bucket_policy()
                .bucket(BUCKET)
                .policy("{}")
                .send()
                .await
        })
        .await;
    cases
        .s3("the encryption of a bucket, with FIPS")
        .with(|builder| builder.use_fips(true))
        .call(async |s3| s3.get_bucket_encryption().bucket(BUCKET).send().await)
        .await;
    cases
        .s3("whether a bucket is there")
        .replies([
            five_minutes(),
            Reply::new(200).header("x-amz-bucket-location-type", "AvailabilityZone"),
        ])
        .call(async |s3| s3.head_bucket().bucket(BUCKET).send().await)
        .await;
    cases
        .s3("a bucket is removed")
        .with(|builder| builder.endpoint_url("https://storage.example.com"))
        .replies([five_minutes(), Reply::new(204)])
        .call(async |s3| s3.delete_bucket().bucket(BUCKET).send().await)
        .await;
}

async fn places(cases: &mut Cases) {
    cases
        .s3("a zone of another length")
        .region("us-west-2")
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| {
            let call = s3.get_object().bucket("films--usw2-lax1-az1--x-s3");
            call.key("a").range("bytes=0-1").send().await
        })
        .await;
    cases
        .s3("a session with FIPS")
        .with(|builder| builder.use_fips(true))
        .replies([five_minutes(), Reply::ok("<ListBucketResult/>")])
        .call(async |s3| {
            s3.list_objects_v2()
                .bucket(BUCKET)
                .prefix("p/")
                .send()
                .await
        })
        .await;
    cases
        .s3("a session at an endpoint with a path")
        .with(|builder| builder.endpoint_url("https://storage.example.com/base"))
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| s3.head_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("an access point of a directory bucket")
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| {
            let call = s3.abort_multipart_upload().bucket("mine--use1-az4--xa-s3");
            call.key("a").upload_id("u").send().await
        })
        .await;
}
