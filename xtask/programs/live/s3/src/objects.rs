//! Objects: put and read with everything that can be said of them, in part, and found.

use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::client::Waiters;
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::operation::head_object::HeadObjectError;
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::{ObjectAttributes, ServerSideEncryption, StorageClass};
use steps::{Fields, Steps, is_recent, map};

const BUCKET: &str = "objects";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("objects");
    super::bucket(client, BUCKET, steps).await;
    write(client, steps).await;
    read(client, steps).await;
    ranges(client, steps).await;
    replies(client, steps).await;
    find(client, steps).await;
    absent(client, steps).await;
}

async fn write(client: &Client, steps: &mut Steps) {
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("report.txt")
        .body(ByteStream::from_static(b"0123456789"))
        .content_type("text/plain; charset=utf-8")
        .content_encoding("identity")
        .content_language("de, en")
        .content_disposition("attachment; filename=\"a b.txt\"")
        .cache_control("max-age=60")
        .metadata("team", "blue  green")
        .metadata("MixedCase", "x")
        .storage_class(StorageClass::StandardIa)
        .server_side_encryption(ServerSideEncryption::Aes256)
        .tagging("a=1&b=x%20y")
        .send()
        .await;
    steps.step("put with all that can be said", put, |output| {
        Fields::new()
            .field("tag", output.e_tag())
            .field("crc32", output.checksum_crc32())
            .field("type", output.checksum_type())
            .field("encryption", output.server_side_encryption())
            .field("version", output.version_id())
    });
    let empty = client.put_object().bucket(BUCKET).key("empty").send().await;
    steps.step("put nothing", empty, |output| {
        Fields::new()
            .field("tag", output.e_tag())
            .field("crc32", output.checksum_crc32())
    });
}

fn head(output: &GetObjectOutput) -> String {
    Fields::new()
        .field("length", output.content_length())
        .field("type", output.content_type())
        .field("encoding", output.content_encoding())
        .field("language", output.content_language())
        .field("disposition", output.content_disposition())
        .field("cache", output.cache_control())
        .field("range", output.content_range())
        .field("ranges", output.accept_ranges())
        .field("tag", output.e_tag())
        .field("tags", output.tag_count())
        .field("class", output.storage_class())
        .field("encryption", output.server_side_encryption())
        .field("metadata", Some(map(output.metadata())))
        .field("missing", output.missing_meta())
        .field("recent", is_recent(output.last_modified()))
        .to_string()
}

/// Reads an object, and what is in it.
async fn get(client: &Client, key: &str, range: Option<&str>, step: &str, steps: &mut Steps) {
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key(key)
        .set_range(range.map(str::to_owned))
        .send()
        .await;
    if let Some(got) = steps.step(step, got, head) {
        let body = got.body.collect().await;
        steps.step(&format!("{step}, the body"), body, |body| {
            format!("{:?}", String::from_utf8_lossy(&body.clone().to_vec()))
        });
    }
}

async fn read(client: &Client, steps: &mut Steps) {
    get(client, "report.txt", None, "read", steps).await;
    get(client, "empty", None, "read nothing", steps).await;
}

async fn ranges(client: &Client, steps: &mut Steps) {
    for range in [
        "bytes=2-4",
        "bytes=7-",
        "bytes=-2",
        "bytes=5-500",
        "bytes=20-30",
    ] {
        let step = format!("read {range}");
        get(client, "report.txt", Some(range), &step, steps).await;
    }
}

/// The reply as the request wants it to be.
async fn replies(client: &Client, steps: &mut Steps) {
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("report.txt")
        .response_content_type("application/x; a=\"ü b\"")
        .response_cache_control("no-store")
        .response_content_disposition("inline; filename=x&y.txt")
        .response_expires(DateTime::from_secs(1_000_000_000))
        .send()
        .await;
    steps.step("read under other headers", got, head);
}

async fn find(client: &Client, steps: &mut Steps) {
    let found = client
        .head_object()
        .bucket(BUCKET)
        .key("report.txt")
        .send()
        .await;
    steps.step("find", found, |output| {
        Fields::new()
            .field("length", output.content_length())
            .field("type", output.content_type())
            .field("tag", output.e_tag())
            .field("class", output.storage_class())
            .field("metadata", Some(map(output.metadata())))
            .field("recent", is_recent(output.last_modified()))
            .field("parts", output.parts_count())
    });
    let waited = client
        .wait_until_object_exists()
        .bucket(BUCKET)
        .key("report.txt")
        .wait(Duration::from_secs(20))
        .await;
    steps.step("wait until it is there", waited, |last| {
        last.as_result().is_ok()
    });
    let attributes = client
        .get_object_attributes()
        .bucket(BUCKET)
        .key("report.txt")
        .object_attributes(ObjectAttributes::Etag)
        .object_attributes(ObjectAttributes::ObjectSize)
        .object_attributes(ObjectAttributes::StorageClass)
        .send()
        .await;
    steps.step("read attributes", attributes, |output| {
        Fields::new()
            .field("tag", output.e_tag())
            .field("size", output.object_size())
            .field("class", output.storage_class())
    });
}

async fn absent(client: &Client, steps: &mut Steps) {
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await;
    if let Err(error) = &got {
        let what = match error.as_service_error() {
            Some(GetObjectError::NoSuchKey(error)) => format!("NoSuchKey: {:?}", error.message()),
            Some(GetObjectError::InvalidObjectState(_)) => "in another state".to_owned(),
            _ => "something else".to_owned(),
        };
        steps.seen("what is wrong with reading", what);
    }
    steps.step("read what is not there", got, head);
    let found = client
        .head_object()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await;
    if let Err(error) = &found {
        let is_absent = error.as_service_error().map(HeadObjectError::is_not_found);
        steps.seen("is NotFound", format!("{is_absent:?}"));
    }
    steps.step("find what is not there", found, |_| "");
    let waited = client
        .wait_until_object_not_exists()
        .bucket(BUCKET)
        .key("absent")
        .wait(Duration::from_secs(20))
        .await;
    steps.step("wait until it is gone", waited, |last| {
        last.as_result().is_err()
    });
    let got = client
        .get_object()
        .bucket("no-bucket")
        .key("absent")
        .send()
        .await;
    steps.step("read from a bucket that is not there", got, head);
}
