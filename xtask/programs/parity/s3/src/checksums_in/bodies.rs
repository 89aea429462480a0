//! Bodies that are checked while they are read.

use aws_sdk_s3::config::Builder;
use aws_sdk_s3::config::ResponseChecksumValidation::{WhenRequired, WhenSupported};
use aws_sdk_s3::types::ChecksumMode;
use transport::{Cases, Reply};

use crate::call::{Begin, read};

pub(super) async fn run(cases: &mut Cases) {
    right(cases).await;
    wrong(cases).await;
    several(cases).await;
    chosen(cases).await;
    again(cases).await;
}

/// The body of most replies.
fn hello() -> Reply {
    Reply::ok("hello, world").header("content-length", "12")
}

async fn right(cases: &mut Cases) {
    cases
        .s3("CRC32 is right")
        .replies([hello().header("x-amz-checksum-crc32", "/6tyOg==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
    cases
        .s3("CRC64NVME of the whole object is right")
        .replies([hello()
            .header("x-amz-checksum-crc64nvme", "imGzfIgXKM8=")
            .header("x-amz-checksum-type", "FULL_OBJECT")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.version_id("v").send().await).await
        })
        .await;
    cases
        .s3("SHA-256 is right, of a long body")
        .replies([Reply::ok(vec![b'x'; 100_000]).header(
            "x-amz-checksum-sha256",
            "1p5omIFXgzJyMFqvIfRTyAA0boo2QNtleOJgIVVC5dQ=",
        )])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("long");
            read(call.response_content_language("en").send().await).await
        })
        .await;
    cases
        .s3("nothing is right")
        .replies([Reply::ok("")
            .header("content-length", "0")
            .header("x-amz-checksum-crc32c", "AAAAAA==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("empty").send().await).await)
        .await;
}

async fn wrong(cases: &mut Cases) {
    cases
        .s3("CRC32C is wrong, with the bucket in the path")
        .with(|builder| builder.force_path_style(true))
        .replies([hello()
            .header("etag", "\"e\"")
            .header("x-amz-checksum-crc32c", "AAAAAA==")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("dir/a b");
            read(call.if_match("\"e\"").send().await).await
        })
        .await;
    cases
        .s3("SHA-1 is wrong, from a compressed object")
        .replies([Reply::ok([0x1f, 0x8b, 8, 0, 255])
            .header("content-encoding", "gzip")
            .header("x-amz-checksum-sha1", "t+I+wpryKwtOQdox6GjVciYSHIQ=")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a.gz").send().await).await)
        .await;
    cases
        .s3("CRC32 is no base 64, of a version")
        .replies([Reply::ok("an older version")
            .header("x-amz-version-id", "v&1")
            .header("x-amz-checksum-crc32", "not base 64!")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.version_id("v&1").send().await).await
        })
        .await;
    cases
        .s3("SHA-256 is too short, of a range")
        .replies([Reply::new(206)
            .body("hello")
            .header("content-range", "bytes 0-4/12")
            .header("x-amz-checksum-sha256", "/6tyOg==")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.range("bytes=0-4").send().await).await
        })
        .await;
    cases
        .s3("the body is shorter than its length")
        .replies([Reply::ok("hello")
            .header("content-length", "12")
            .header("x-amz-checksum-crc32", "/6tyOg==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
}

async fn several(cases: &mut Cases) {
    cases
        .s3("one is right and one is wrong")
        .replies([hello()
            .header("x-amz-checksum-sha256", "AAAA")
            .header("x-amz-checksum-crc32", "/6tyOg==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
    cases
        .s3("the first choice is of parts, the other is wrong")
        .replies([hello()
            .header("x-amz-checksum-crc32", "/6tyOg==-3")
            .header("x-amz-checksum-sha1", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a").part_number(1);
            read(call.send().await).await
        })
        .await;
    cases
        .s3("a header comes twice")
        .replies([hello()
            .header("x-amz-checksum-crc32", "AAAAAA==")
            .header("x-amz-checksum-crc32", "/6tyOg==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
}

async fn chosen(cases: &mut Cases) {
    cases
        .s3("the call asks where the client would not")
        .with(|builder| builder.response_checksum_validation(WhenRequired))
        .replies([hello().header("x-amz-checksum-sha1", "2jmj7l5rSw0yVb/vlWAYkK/YBwk=")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.checksum_mode(ChecksumMode::Enabled).send().await).await
        })
        .await;
    cases
        .s3("the settings of one call ask")
        .with(|builder| builder.response_checksum_validation(WhenRequired))
        .replies([hello().header("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=")])
        .call(async |s3| {
            let supported = Builder::new().response_checksum_validation(WhenSupported);
            let call = s3.get_object().bucket("photos").key("a").customize();
            read(call.config_override(supported).send().await).await
        })
        .await;
}

async fn again(cases: &mut Cases) {
    cases
        .s3("an attempt fails before")
        .replies([
            Reply::new(500).header("x-amz-checksum-crc32", "AAAAAA=="),
            Reply::late(),
            hello().header("x-amz-checksum-crc32c", "aZmkHw=="),
        ])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.if_match("\"e\"").send().await).await
        })
        .await;
    cases
        .s3("the connection breaks in the middle")
        .replies([
            Reply::ok("hello, ")
                .header("x-amz-checksum-crc32", "/6tyOg==")
                .breaks_after_body(),
            hello(),
        ])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
}
