//! Objects of parts: which checksums are passed on.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumAlgorithm, ChecksumType, CompletedMultipartUpload, CompletedPart};
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    begun(cases).await;
    completed(cases).await;
}

async fn begun(cases: &mut Cases) {
    cases
        .s3("parts are begun")
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket("photos").key("a");
            call.content_type("image/png").send().await
        })
        .await;
    cases
        .s3("parts are begun with an algorithm and a type")
        .replies([Reply::ok(
            "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>",
        )
        .header("x-amz-checksum-algorithm", "CRC64NVME")
        .header("x-amz-checksum-type", "FULL_OBJECT")])
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket("photos").key("a");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Crc64Nvme);
            call.checksum_type(ChecksumType::FullObject).send().await
        })
        .await;
    cases
        .s3("a part with what the reply says")
        .replies([Reply::new(200)
            .header("etag", "\"part\"")
            .header("x-amz-checksum-crc32c", "aZmkHw==")])
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            let call = call
                .part_number(2)
                .checksum_algorithm(ChecksumAlgorithm::Crc32C);
            call.body(ByteStream::from_static(b"hello, world"))
                .send()
                .await
        })
        .await;
    cases
        .s3("a copy is made with an algorithm")
        .replies([Reply::ok("<CopyObjectResult><ETag>\"c\"</ETag><ChecksumSHA256>cAvUrQ==</ChecksumSHA256><ChecksumType>COMPOSITE</ChecksumType></CopyObjectResult>")])
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("b");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha256);
            call.copy_source("photos/a").send().await
        })
        .await;
}

async fn completed(cases: &mut Cases) {
    cases
        .s3("parts are completed with the values of each")
        .call(async |s3| {
            let part = |number: i32| {
                let part = CompletedPart::builder().part_number(number).e_tag("\"e\"");
                part.checksum_sha256(format!("sum{number}=")).build()
            };
            let upload = CompletedMultipartUpload::builder();
            let upload = upload.parts(part(1)).parts(part(2)).build();
            let call = s3.complete_multipart_upload().bucket("photos").key("a");
            let call = call.upload_id("u").multipart_upload(upload);
            call.checksum_type(ChecksumType::Composite).send().await
        })
        .await;
    cases
        .s3("parts are completed with the value of all")
        .call(async |s3| {
            let call = s3.complete_multipart_upload().bucket("photos").key("a");
            let call = call.upload_id("u").mpu_object_size(12);
            let call = call.checksum_crc64_nvme("imGzfIgXKM8=");
            let call = call.checksum_type(ChecksumType::FullObject);
            call.if_none_match("*").send().await
        })
        .await;
}
