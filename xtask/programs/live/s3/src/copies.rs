//! Copies: with and without other metadata, under conditions, from odd keys.

use aws_sdk_s3::Client;
use aws_sdk_s3::operation::copy_object::CopyObjectOutput;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumAlgorithm, MetadataDirective, TaggingDirective};
use steps::{Fields, Steps, is_recent, map};

const BUCKET: &str = "copies";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("copies");
    super::bucket(client, BUCKET, steps).await;
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("dir/source ü")
        .body(ByteStream::from_static(b"hello"))
        .content_type("text/plain")
        .metadata("from", "source")
        .tagging("a=1")
        .send()
        .await;
    steps.step("put the source", put, |output| {
        format!("{:?}", output.e_tag())
    });
    plain(client, steps).await;
    conditions(client, steps).await;
    found(client, steps).await;
}

/// A copied object's source, as programs have to write it.
const SOURCE: &str = "copies/dir/source%20%C3%BC";

fn result(output: &CopyObjectOutput) -> Fields {
    let result = output.copy_object_result();
    Fields::new()
        .field("tag", result.and_then(|result| result.e_tag()))
        .field("sha1", result.and_then(|result| result.checksum_sha1()))
        .field(
            "recent",
            result.and_then(|result| is_recent(result.last_modified())),
        )
        .field("version", output.version_id())
}

async fn plain(client: &Client, steps: &mut Steps) {
    let copied = client
        .copy_object()
        .bucket(BUCKET)
        .key("copy")
        .copy_source(SOURCE)
        .send()
        .await;
    steps.step("copy", copied, result);
    let copied = client
        .copy_object()
        .bucket(BUCKET)
        .key("other//copy")
        .copy_source(SOURCE)
        .metadata_directive(MetadataDirective::Replace)
        .metadata("from", "copy")
        .content_type("text/html")
        .tagging_directive(TaggingDirective::Replace)
        .tagging("b=2&c=3")
        .checksum_algorithm(ChecksumAlgorithm::Sha1)
        .send()
        .await;
    steps.step("copy with other metadata", copied, result);
    let copied = client
        .copy_object()
        .bucket(BUCKET)
        .key("none")
        .copy_source("copies/absent")
        .send()
        .await;
    steps.step("copy what is not there", copied, result);
    let copied = client
        .copy_object()
        .bucket(BUCKET)
        .key("copy")
        .copy_source("copies/copy")
        .send()
        .await;
    steps.step("copy onto itself", copied, result);
}

async fn conditions(client: &Client, steps: &mut Steps) {
    let copy = || {
        client
            .copy_object()
            .bucket(BUCKET)
            .key("conditional")
            .copy_source(SOURCE)
    };
    let tag = "\"5d41402abc4b2a76b9719d911017c592\"";
    for (step, copy) in [
        ("copy if it is the same", copy().copy_source_if_match(tag)),
        (
            "copy if it is another",
            copy().copy_source_if_match("\"0\""),
        ),
        (
            "copy if it has changed",
            copy().copy_source_if_none_match(tag),
        ),
    ] {
        steps.step(step, copy.send().await, result);
    }
}

async fn found(client: &Client, steps: &mut Steps) {
    for key in ["copy", "other//copy", "conditional", "none"] {
        let found = client.head_object().bucket(BUCKET).key(key).send().await;
        steps.step(&format!("find {key}"), found, |output| {
            Fields::new()
                .field("type", output.content_type())
                .field("metadata", Some(map(output.metadata())))
                .field("tag", output.e_tag())
        });
        let tags = client
            .get_object_tagging()
            .bucket(BUCKET)
            .key(key)
            .send()
            .await;
        steps.step(&format!("tags of {key}"), tags, |output| {
            format!("{:?}", output.tag_set())
        });
    }
}
