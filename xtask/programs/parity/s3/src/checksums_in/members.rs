//! Checksums that are members of an output.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumMode, ObjectAttributes};
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    cases
        .s3("an object without its body")
        .replies([Reply::new(200)
            .header("content-length", "12")
            .header("x-amz-checksum-crc32", "AAAAAA==")
            .header("x-amz-checksum-sha512", "c2hh")
            .header("x-amz-checksum-type", "FULL_OBJECT")])
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            call.checksum_mode(ChecksumMode::Enabled).send().await
        })
        .await;
    cases
        .s3("what an object is replaced by")
        .replies([Reply::new(200)
            .header("etag", "\"e\"")
            .header("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=")
            .header("x-amz-checksum-type", "NEW_TYPE")])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"hello")).send().await
        })
        .await;
    cases
        .s3("attributes of an object")
        .replies([Reply::ok(
            "<GetObjectAttributesResponse><Checksum><ChecksumSHA1>c2hh-2</ChecksumSHA1><ChecksumType>COMPOSITE</ChecksumType></Checksum><ObjectParts><PartsCount>2</PartsCount><Part><PartNumber>1</PartNumber><Size>5</Size><ChecksumSHA1>YQ==</ChecksumSHA1></Part></ObjectParts></GetObjectAttributesResponse>",
        )])
        .call(async |s3| {
            let call = s3.get_object_attributes().bucket("photos").key("a");
            let call = call.object_attributes(ObjectAttributes::Checksum);
            let call = call.object_attributes(ObjectAttributes::ObjectParts);
            call.max_parts(2).send().await
        })
        .await;
    cases
        .s3("parts with checksums")
        .replies([Reply::ok(
            "<ListPartsResult><Part><PartNumber>1</PartNumber><ChecksumCRC32C>aZmkHw==</ChecksumCRC32C></Part><Part><PartNumber>2</PartNumber></Part><ChecksumAlgorithm>CRC32C</ChecksumAlgorithm><ChecksumType>COMPOSITE</ChecksumType></ListPartsResult>",
        )])
        .call(async |s3| {
            let call = s3.list_parts().bucket("photos").key("a").upload_id("u");
            call.send().await
        })
        .await;
    cases
        .s3("objects with their algorithms")
        .replies([Reply::ok(
            "<ListBucketResult><Contents><Key>a</Key><ChecksumAlgorithm>CRC32</ChecksumAlgorithm><ChecksumAlgorithm>BLAKE3</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType></Contents></ListBucketResult>",
        )])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
    cases
        .s3("a part that is copied")
        .replies([Reply::ok(
            "<CopyPartResult><ETag>\"p\"</ETag><ChecksumCRC64NVME>imGzfIgXKM8=</ChecksumCRC64NVME><LastModified>2024-05-06T07:08:09.123Z</LastModified></CopyPartResult>",
        )])
        .call(async |s3| {
            let call = s3.upload_part_copy().bucket("photos").key("a");
            let call = call.upload_id("u").part_number(1);
            call.copy_source("photos/b").send().await
        })
        .await;
}
