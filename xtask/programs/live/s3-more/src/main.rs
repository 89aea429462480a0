//! What programs do with S3 that is in no model: presigned requests, the second ID of a request, dates
//! that may be broken, settings of checksums.

mod presigned;
mod settings;

use aws_sdk_s3::Client;
use aws_sdk_s3::operation::{RequestId, RequestIdExt};
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use steps::{Fields, Steps, config};

const BUCKET: &str = "more";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    let created = client.create_bucket().bucket(BUCKET).send().await;
    steps.step("create a bucket", created, |output| {
        format!("{:?}", output.location())
    });
    expires(&client, &mut steps).await;
    ids(&client, &mut steps).await;
    presigned::run(&client, &mut steps).await;
    settings::run(&mut steps).await;
}

async fn expires(client: &Client, steps: &mut Steps) {
    steps.group("expires");
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("object")
        .body(ByteStream::from_static(b"hello"))
        .expires(DateTime::from_secs(2_000_000_000))
        .send()
        .await;
    steps.step("put", put, |output| format!("{:?}", output.e_tag()));
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    steps.step("read", got, |output| {
        #[allow(deprecated)]
        let date = output.expires();
        Fields::new()
            .field("date", date)
            .field("text", output.expires_string())
    });
    let found = client
        .head_object()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    steps.step("find", found, |output| {
        #[allow(deprecated)]
        let date = output.expires();
        Fields::new()
            .field("date", date)
            .field("text", output.expires_string())
    });
}

async fn ids(client: &Client, steps: &mut Steps) {
    steps.group("IDs");
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    steps.step("of a reply", got, |output| {
        Fields::new()
            .has("ID", output.request_id())
            .has("second", output.extended_request_id())
    });
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await;
    let error = got.err().and_then(|error| {
        let ids = (
            error.request_id().is_some(),
            error.extended_request_id().is_some(),
        );
        let inner = error.into_service_error();
        Some((ids, inner.meta().extended_request_id().is_some()))
    });
    steps.seen("of an error", format!("{error:?}"));
}
