//! What inputs have: query parameters, headers that must be sent, and what is left out.

use aws_sdk_s3::config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::{
    ChecksumAlgorithm, ChecksumMode, ObjectCannedAcl, RequestPayer, ServerSideEncryption,
    StorageClass,
};
use transport::Cases;

use crate::{BUCKET, case, case_with, usual};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("members");
    reads(cases).await;
    writes(cases).await;
    checksums(cases).await;
    others(cases).await;
}

async fn reads(cases: &mut Cases) {
    case(cases, "read", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a");
        call.presigned(usual()).await
    })
    .await;
    case(cases, "read under another name", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a");
        call.response_content_type("text/plain; charset=utf-8")
            .response_content_disposition("attachment; filename=\"a & b+c.txt\"")
            .response_cache_control("no-cache")
            .response_expires(DateTime::from_secs(1_700_000_000))
            .presigned(usual())
            .await
    })
    .await;
    case(cases, "read a part of a version", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a");
        call.version_id("a+b/c==")
            .part_number(3)
            .range("bytes=0-9")
            .if_match("\"tag\"")
            .presigned(usual())
            .await
    })
    .await;
    case(cases, "read with a key of the caller's", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a");
        call.sse_customer_algorithm("AES256")
            .sse_customer_key("a2V5")
            .sse_customer_key_md5("bWQ1")
            .request_payer(RequestPayer::Requester)
            .expected_bucket_owner("111122223333")
            .presigned(usual())
            .await
    })
    .await;
}

async fn writes(cases: &mut Cases) {
    case(cases, "write", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a");
        call.presigned(usual()).await
    })
    .await;
    case(cases, "write what is there already", async |client| {
        let body = ByteStream::from_static(b"hello");
        let call = client.put_object().bucket(BUCKET).key("a").body(body);
        call.presigned(usual()).await
    })
    .await;
    case(cases, "write with all about it", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a");
        call.content_type("image/png")
            .content_length(5)
            .content_encoding("gzip")
            .metadata("one", "a b")
            .acl(ObjectCannedAcl::PublicRead)
            .server_side_encryption(ServerSideEncryption::AwsKms)
            .ssekms_key_id("arn:aws:kms:us-east-1:111122223333:key/k")
            .tagging("a=b&c=d")
            .storage_class(StorageClass::StandardIa)
            .expires(DateTime::from_secs(1_800_000_000))
            .presigned(usual())
            .await
    })
    .await;
    case(cases, "write a part", async |client| {
        let call = client.upload_part().bucket(BUCKET).key("a");
        let call = call.upload_id("u+p/l==").part_number(7);
        call.presigned(usual()).await
    })
    .await;
    case(cases, "write without signing the payload", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a").customize();
        call.disable_payload_signing().presigned(usual()).await
    })
    .await;
}

async fn checksums(cases: &mut Cases) {
    case(cases, "a checksum", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a");
        call.checksum_crc32("NhCmhg==").presigned(usual()).await
    })
    .await;
    case(cases, "an MD5 digest", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a");
        call.content_md5("1B2M2Y8AsgTpgAmY7PhCfg==")
            .presigned(usual())
            .await
    })
    .await;
    case(cases, "an algorithm", async |client| {
        let call = client.put_object().bucket(BUCKET).key("a");
        call.checksum_algorithm(ChecksumAlgorithm::Sha256)
            .body(ByteStream::from_static(b"hello"))
            .presigned(usual())
            .await
    })
    .await;
    case(cases, "checksums of the reply", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a");
        call.checksum_mode(ChecksumMode::Enabled)
            .presigned(usual())
            .await
    })
    .await;
    case_with(
        cases,
        "checksums when required",
        |builder| {
            builder
                .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
                .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        },
        async |client| {
            let call = client.put_object().bucket(BUCKET).key("a");
            call.presigned(usual()).await
        },
    )
    .await;
}

async fn others(cases: &mut Cases) {
    case(cases, "find", async |client| {
        let call = client.head_object().bucket(BUCKET).key("a");
        call.presigned(usual()).await
    })
    .await;
    case(cases, "delete a version", async |client| {
        let call = client.delete_object().bucket(BUCKET).key("a");
        call.version_id("v").mfa("1 2").presigned(usual()).await
    })
    .await;
    case(cases, "with a header of the caller's", async |client| {
        let call = client.get_object().bucket(BUCKET).key("a").customize();
        call.mutate_request(|request| {
            request.headers_mut().insert("x-amz-extra", "1");
        })
        .presigned(usual())
        .await
    })
    .await;
}
