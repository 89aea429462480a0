//! Uploads in parts: begun, listed, completed, given up, and refused.

use aws_sdk_s3::Client;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumAlgorithm, CompletedMultipartUpload, CompletedPart};
use steps::{Fields, Steps, is_recent};

const BUCKET: &str = "parts";
const KEY: &str = "a long object";

/// The least that a part that is not the last may have.
const PART: usize = 5 << 20;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("parts");
    super::bucket(client, BUCKET, steps).await;
    let id = begin(client, steps).await;
    let mut parts = upload(client, &id, steps).await;
    list(client, &id, steps).await;
    parts.extend(copy(client, &id, steps).await);
    complete(client, &id, parts, steps).await;
    read(client, steps).await;
    give_up(client, steps).await;
    refused(client, steps).await;
}

async fn begin(client: &Client, steps: &mut Steps) -> String {
    let begun = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key(KEY)
        .content_type("application/x-long")
        .metadata("made", "of parts")
        .checksum_algorithm(ChecksumAlgorithm::Sha256)
        .send()
        .await;
    let begun = steps.step("begin", begun, |output| {
        Fields::new()
            .field("bucket", output.bucket())
            .field("key", output.key())
            .field("checksum", output.checksum_algorithm())
            .has("ID", output.upload_id())
    });
    begun
        .and_then(|output| output.upload_id)
        .unwrap_or_else(|| "none".to_owned())
}

async fn upload(client: &Client, id: &str, steps: &mut Steps) -> Vec<CompletedPart> {
    let mut parts = Vec::new();
    for (number, length) in [(1, PART), (2, PART)] {
        let sent = client
            .upload_part()
            .bucket(BUCKET)
            .key(KEY)
            .upload_id(id)
            .part_number(number)
            .body(ByteStream::from(vec![b'0' + number as u8; length]))
            .checksum_algorithm(ChecksumAlgorithm::Sha256)
            .send()
            .await;
        let sent = steps.step(&format!("send part {number}"), sent, |output| {
            Fields::new()
                .field("tag", output.e_tag())
                .field("sha256", output.checksum_sha256())
        });
        parts.extend(sent.map(|output| {
            CompletedPart::builder()
                .part_number(number)
                .set_e_tag(output.e_tag)
                .set_checksum_sha256(output.checksum_sha256)
                .build()
        }));
    }
    let sent = client
        .upload_part()
        .bucket(BUCKET)
        .key(KEY)
        .upload_id("no-such-upload")
        .part_number(1)
        .body(ByteStream::from_static(b"x"))
        .send()
        .await;
    steps.step("send a part of nothing", sent, |_| "");
    parts
}

async fn list(client: &Client, id: &str, steps: &mut Steps) {
    let listed = client
        .list_parts()
        .bucket(BUCKET)
        .key(KEY)
        .upload_id(id)
        .send()
        .await;
    steps.step("list parts", listed, |output| {
        let parts = output.parts().iter();
        let parts = parts.map(|part| {
            (
                part.part_number(),
                part.size(),
                part.e_tag().map(str::to_owned),
                is_recent(part.last_modified()),
            )
        });
        Fields::new()
            .field("parts", Some(parts.collect::<Vec<_>>()))
            .field("truncated", output.is_truncated())
            .field("most", output.max_parts())
    });
    let mut pages = client
        .list_parts()
        .bucket(BUCKET)
        .key(KEY)
        .upload_id(id)
        .into_paginator()
        .page_size(1)
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number} of parts"), page, |page| {
            let parts = page.parts().iter().map(|part| part.part_number());
            format!("{:?}", parts.collect::<Vec<_>>())
        });
        // One that does not end is seen as well.
        if number == 5 {
            break;
        }
    }
    let uploads = client.list_multipart_uploads().bucket(BUCKET).send().await;
    steps.step("list uploads", uploads, |output| {
        let keys = output.uploads().iter().map(|upload| upload.key());
        Fields::new()
            .field("keys", Some(keys.collect::<Vec<_>>()))
            .field("truncated", output.is_truncated())
    });
}

/// A part that is a piece of another object.
async fn copy(client: &Client, id: &str, steps: &mut Steps) -> Option<CompletedPart> {
    super::put(client, BUCKET, "source", "0123456789", steps).await;
    let copied = client
        .upload_part_copy()
        .bucket(BUCKET)
        .key(KEY)
        .upload_id(id)
        .part_number(3)
        .copy_source("parts/source")
        .copy_source_range("bytes=2-5")
        .send()
        .await;
    let copied = steps.step("copy a part", copied, |output| {
        let result = output.copy_part_result();
        Fields::new()
            .field("tag", result.and_then(|result| result.e_tag()))
            .field(
                "recent",
                result.and_then(|result| is_recent(result.last_modified())),
            )
    });
    let result = copied?.copy_part_result?;
    let part = CompletedPart::builder()
        .part_number(3)
        .set_e_tag(result.e_tag)
        .set_checksum_sha256(result.checksum_sha256);
    Some(part.build())
}

async fn complete(client: &Client, id: &str, parts: Vec<CompletedPart>, steps: &mut Steps) {
    let upload = CompletedMultipartUpload::builder()
        .set_parts(Some(parts))
        .build();
    let completed = client
        .complete_multipart_upload()
        .bucket(BUCKET)
        .key(KEY)
        .upload_id(id)
        .multipart_upload(upload)
        .send()
        .await;
    steps.step("complete", completed, |output| {
        Fields::new()
            .field("bucket", output.bucket())
            .field("key", output.key())
            .field("tag", output.e_tag())
            .field("location", output.location())
            .field("sha256", output.checksum_sha256())
            .field("type", output.checksum_type())
    });
}

async fn read(client: &Client, steps: &mut Steps) {
    let got = client.get_object().bucket(BUCKET).key(KEY).send().await;
    let got = steps.step("read", got, |output| {
        Fields::new()
            .field("length", output.content_length())
            .field("type", output.content_type())
            .field("tag", output.e_tag())
    });
    if let Some(got) = got {
        let body = got.body.collect().await;
        steps.step("read, the body", body, |body| {
            let body = body.clone().to_vec();
            let end = body.get(body.len().saturating_sub(6)..).unwrap_or_default();
            format!("{} {:?}", body.len(), String::from_utf8_lossy(end))
        });
    }
    let part = client
        .head_object()
        .bucket(BUCKET)
        .key(KEY)
        .part_number(2)
        .send()
        .await;
    steps.step("find a part", part, |output| {
        Fields::new()
            .field("length", output.content_length())
            .field("parts", output.parts_count())
    });
}

async fn give_up(client: &Client, steps: &mut Steps) {
    let begun = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key("given up")
        .send()
        .await;
    let begun = steps.step("begin another", begun, |output| {
        output.upload_id().is_some()
    });
    let id = begun.and_then(|output| output.upload_id);
    for step in ["give up", "give up again"] {
        let aborted = client
            .abort_multipart_upload()
            .bucket(BUCKET)
            .key("given up")
            .set_upload_id(id.clone().or(Some("none".to_owned())))
            .send()
            .await;
        if let Err(error) = &aborted {
            let is_absent = error
                .as_service_error()
                .map(|error| error.is_no_such_upload());
            steps.seen(
                &format!("{step}, is NoSuchUpload"),
                format!("{is_absent:?}"),
            );
        }
        steps.step(step, aborted, |_| "");
    }
}

async fn refused(client: &Client, steps: &mut Steps) {
    let begun = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key("refused")
        .send()
        .await;
    let begun = steps.step("begin a third", begun, |output| {
        output.upload_id().is_some()
    });
    let id = begun.and_then(|output| output.upload_id);
    let part = CompletedPart::builder()
        .part_number(7)
        .e_tag("\"0\"")
        .build();
    let upload = CompletedMultipartUpload::builder().parts(part).build();
    let completed = client
        .complete_multipart_upload()
        .bucket(BUCKET)
        .key("refused")
        .set_upload_id(id.or(Some("none".to_owned())))
        .multipart_upload(upload)
        .send()
        .await;
    steps.step("complete with a part that is not there", completed, |_| "");
    let without = client
        .upload_part()
        .bucket(BUCKET)
        .key("refused")
        .upload_id("")
        .part_number(1)
        .send()
        .await;
    steps.step("send a part without an upload", without, |_| "");
}
