//! Where requests go, for whom they are signed, and who signs.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, Region};
use aws_sdk_s3::error::SdkError;
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::presigning::PresignedRequest;
use transport::{Cases, credentials};

use crate::{BUCKET, case, case_with, usual};

type Change = fn(Builder) -> Builder;

const SETTINGS: [(&str, Change); 9] = [
    ("the bucket in the path", |builder| {
        builder.force_path_style(true)
    }),
    ("dual stack", |builder| builder.use_dual_stack(true)),
    ("FIPS", |builder| builder.use_fips(true)),
    ("accelerated", |builder| builder.accelerate(true)),
    ("another region", |builder| {
        builder.region(Region::new("eu-west-1"))
    }),
    ("a session", |builder| {
        builder.credentials_provider(credentials(Some("to/k+en=")))
    }),
    ("an endpoint with a path", |builder| {
        let builder = builder.endpoint_url("https://storage.example.com:9000/base/");
        builder.force_path_style(true)
    }),
    ("an endpoint before which the bucket stands", |builder| {
        builder.endpoint_url("http://localhost:9000")
    }),
    ("the region of the ARN", |builder| {
        builder.use_arn_region(true)
    }),
];

const POINT: &str = "arn:aws:s3:us-west-2:111122223333:accesspoint/point";

const BUCKETS: [(&str, &str); 4] = [
    ("a bucket with dots", "a.b.c"),
    ("an access point elsewhere", POINT),
    (
        "an access point of Outposts",
        "arn:aws:s3-outposts:us-east-1:111122223333:outpost/op-01234567890123456/accesspoint/point",
    ),
    (
        "an access point of Object Lambda",
        "arn:aws:s3-object-lambda:us-east-1:111122223333:accesspoint/point",
    ),
];

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("addresses");
    for (name, change) in SETTINGS {
        let bucket = match name {
            "the region of the ARN" => POINT,
            _ => BUCKET,
        };
        case_with(cases, name, change, async |client| {
            read(&client, bucket).await
        })
        .await;
    }
    for (name, bucket) in BUCKETS {
        case(cases, name, async |client| read(&client, bucket).await).await;
    }
    case(cases, "an override", async |client| {
        let other = Builder::default().region(Region::new("us-east-2"));
        let call = client.get_object().bucket(BUCKET).key("a").customize();
        call.config_override(other).presigned(usual()).await
    })
    .await;
}

async fn read(client: &Client, bucket: &str) -> Result<PresignedRequest, SdkError<GetObjectError>> {
    let call = client.get_object().bucket(bucket).key("a b");
    call.presigned(usual()).await
}
