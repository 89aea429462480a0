//! Versions of objects: switched on, written, listed, read, deleted.

use aws_sdk_s3::Client;
use aws_sdk_s3::types::{BucketVersioningStatus, VersioningConfiguration};
use steps::{Fields, Steps};

const BUCKET: &str = "versions";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("versions");
    super::bucket(client, BUCKET, steps).await;
    let read = || client.get_bucket_versioning().bucket(BUCKET).send();
    steps.step("read the switch", read().await, |output| {
        Fields::new().field("status", output.status())
    });
    let enabled = VersioningConfiguration::builder()
        .status(BucketVersioningStatus::Enabled)
        .build();
    let switched = client
        .put_bucket_versioning()
        .bucket(BUCKET)
        .versioning_configuration(enabled)
        .send()
        .await;
    steps.step("switch on", switched, |_| "");
    steps.step("read the switch again", read().await, |output| {
        Fields::new().field("status", output.status())
    });
    let first = write(client, "one", b"first", steps).await;
    write(client, "two", b"second", steps).await;
    get(client, "the first", first.clone(), steps).await;
    get(client, "the last", None, steps).await;

    let deleted = client
        .delete_object()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    let deleted = steps.step("delete", deleted, |output| {
        Fields::new()
            .field("marker", output.delete_marker())
            .has("version", output.version_id())
    });
    let marker = deleted.and_then(|output| output.version_id);
    get(client, "what is deleted", None, steps).await;
    list(client, steps).await;

    let undone = client
        .delete_object()
        .bucket(BUCKET)
        .key("object")
        .set_version_id(marker)
        .send()
        .await;
    steps.step("take the marker away", undone, |output| {
        Fields::new().field("marker", output.delete_marker())
    });
    get(client, "the last again", None, steps).await;
    let deleted = client
        .delete_object()
        .bucket(BUCKET)
        .key("object")
        .set_version_id(first.clone())
        .send()
        .await;
    steps.step("delete the first", deleted, |output| {
        Fields::new()
            .field("marker", output.delete_marker())
            .has("version", output.version_id())
    });
    get(client, "the first that is gone", first, steps).await;
}

async fn write(
    client: &Client,
    what: &str,
    body: &'static [u8],
    steps: &mut Steps,
) -> Option<String> {
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("object")
        .body(aws_sdk_s3::primitives::ByteStream::from_static(body))
        .send()
        .await;
    let put = steps.step(&format!("put {what}"), put, |output| {
        Fields::new()
            .field("tag", output.e_tag())
            .has("version", output.version_id())
    });
    put?.version_id
}

async fn get(client: &Client, what: &str, version: Option<String>, steps: &mut Steps) {
    let got = client
        .get_object()
        .bucket(BUCKET)
        .key("object")
        .set_version_id(version)
        .send()
        .await;
    if let Some(got) = steps.step(&format!("read {what}"), got, |output| {
        Fields::new().has("version", output.version_id())
    }) {
        let body = got.body.collect().await;
        steps.step(&format!("read {what}, the body"), body, |body| {
            format!("{:?}", String::from_utf8_lossy(&body.clone().to_vec()))
        });
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    let listed = client.list_object_versions().bucket(BUCKET).send().await;
    steps.step("list", listed, |output| {
        let versions = output.versions().iter();
        let versions = versions.map(|version| (version.key(), version.is_latest(), version.size()));
        let markers = output.delete_markers().iter();
        let markers = markers.map(|marker| (marker.key(), marker.is_latest()));
        Fields::new()
            .field("versions", Some(versions.collect::<Vec<_>>()))
            .field("markers", Some(markers.collect::<Vec<_>>()))
            .field("truncated", output.is_truncated())
    });
}
