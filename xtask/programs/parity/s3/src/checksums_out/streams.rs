//! Streams: the checksum comes after the body.

use std::fs;

use aws_sdk_s3::primitives::{ByteStream, Length, SdkBody};
use aws_sdk_s3::types::ChecksumAlgorithm;
use transport::{Cases, Reply, pieces};

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    lengths(cases).await;
    chunks(cases).await;
    again(cases).await;
}

/// A stream that cannot be sent twice.
fn stream(length: Option<u64>) -> ByteStream {
    ByteStream::new(pieces(&["hello, ", "world"], length))
}

/// A stream that can.
fn repeatable() -> ByteStream {
    let body = SdkBody::retryable(|| pieces(&["hello, ", "world"], Some(12)));
    ByteStream::new(body)
}

async fn lengths(cases: &mut Cases) {
    cases
        .s3("a stream of known length")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Crc32C);
            call.content_encoding("gzip")
                .body(stream(Some(12)))
                .send()
                .await
        })
        .await;
    cases
        .s3("a stream of unknown length")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(stream(None)).send().await
        })
        .await;
    cases
        .s3("a stream whose length is given beside it")
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            let call = call.part_number(4).content_length(12);
            call.body(stream(None)).send().await
        })
        .await;
    cases
        .s3("a stream without anything in it")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("empty");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha256);
            call.body(ByteStream::new(pieces(&[], Some(0))))
                .send()
                .await
        })
        .await;
    cases
        .s3("a stream with a value of its own")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.checksum_crc64_nvme("imGzfIgXKM8=");
            call.body(stream(Some(12))).send().await
        })
        .await;
    cases
        .s3("a part of a file")
        .call(async |s3| {
            let path = std::env::temp_dir().join(format!("parity-{}", std::process::id()));
            fs::write(&path, "0123456789abcdef").expect("a temporary file");
            let body = ByteStream::read_from().path(&path).offset(4);
            let body = body.length(Length::Exact(6)).build().await;
            let call = s3.put_object().bucket("photos").key("file");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha1);
            let sent = call.body(body.map_err(Told::of)?).send().await;
            fs::remove_file(&path).ok();
            sent.map_err(Told::of)
        })
        .await;
}

async fn chunks(cases: &mut Cases) {
    cases
        .s3("a stream longer than a chunk")
        .call(async |s3| {
            let half = "x".repeat(50_000);
            let body = pieces(&[&half, &half], Some(100_000));
            let call = s3.put_object().bucket("photos").key("long");
            call.body(ByteStream::new(body)).send().await
        })
        .await;
    cases
        .s3("chunks of another size")
        .with(|builder| builder.aws_chunked_encoding_chunk_size(Some(8192)))
        .call(async |s3| {
            let body = pieces(&[&"y".repeat(20_000)], Some(20_000));
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            let call = call.part_number(2).body(ByteStream::new(body));
            let algorithm = ChecksumAlgorithm::Crc64Nvme;
            call.checksum_algorithm(algorithm).send().await
        })
        .await;
    cases
        .s3("one chunk for all, without TLS")
        .with(|builder| builder.aws_chunked_encoding_chunk_size(Some(0)))
        .with(|builder| builder.endpoint_url("http://storage.example.com"))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.metadata("m", "1").body(stream(Some(12))).send().await
        })
        .await;
}

async fn again(cases: &mut Cases) {
    cases
        .s3("a stream that is sent again")
        .replies([
            Reply::new(500).body("<Error><Code>InternalError</Code></Error>"),
            Reply::broken(),
            Reply::new(200).header("etag", "\"e\""),
        ])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(repeatable()).send().await
        })
        .await;
    cases
        .s3("a stream that cannot be sent again")
        .replies([Reply::new(503), Reply::new(200)])
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            call.part_number(1).body(stream(Some(12))).send().await
        })
        .await;
    cases
        .s3("a stream that is longer than it said")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(stream(Some(8))).send().await
        })
        .await;
}
