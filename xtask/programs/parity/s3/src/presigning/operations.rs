//! Requests of every kind that can be presigned.

use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::{ChecksumAlgorithm, ChecksumMode, ObjectCannedAcl, RequestPayer};
use transport::{Cases, pieces};

use super::{seconds, shown};
use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    reads(cases).await;
    writes(cases).await;
    others(cases).await;
}

async fn reads(cases: &mut Cases) {
    cases
        .s3("an object")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a.txt");
            shown(call.presigned(seconds(3600)?).await)
        })
        .await;
    cases
        .s3("an object with a strange key and a version")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos");
            let call = call.key("dir//grün +%20&=?#.txt").version_id("3/L4=");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object under another name")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            let call = call.response_content_disposition("attachment; filename=\"a & b.txt\"");
            let call = call.response_expires(DateTime::from_secs(1_800_000_000));
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("a range of an object, under conditions")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            let call = call.range("bytes=0-9").if_none_match("\"e\"");
            let call = call.if_modified_since(DateTime::from_secs(1_000_000_000));
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object with its checksum")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a").part_number(3);
            let call = call.checksum_mode(ChecksumMode::Enabled);
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("what is known of an object, at the caller's expense")
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            let call = call.request_payer(RequestPayer::Requester);
            let call = call.expected_bucket_owner("123456789012");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}

async fn writes(cases: &mut Cases) {
    cases
        .s3("an object is put, with its type and metadata")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.content_type("text/plain").metadata("made", "by  hand");
            let call = call.acl(ObjectCannedAcl::PublicRead).tagging("a=1&b=%20");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object is put, with an algorithm")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha256);
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object is put, with a checksum and a length")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let digest = "Ccp+TqpuiunH0mEWcSkYSINkTQffuny/vEyKLgg2DVs=";
            let call = call.checksum_sha256(digest).content_length(12);
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object is put, with a body")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.body(ByteStream::from_static(b"hello, world"));
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("a part is put, with a stream")
        .call(async |s3| {
            let call = s3
                .upload_part()
                .bucket("photos")
                .key("a")
                .upload_id("u/1+=");
            let call = call.part_number(7);
            let call = call.body(ByteStream::new(pieces(&["a", "b"], Some(2))));
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object is put, with a key of the caller's own")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("secret");
            let call = call
                .sse_customer_algorithm("AES256")
                .sse_customer_key("a2V5");
            let call = call.sse_customer_key_md5("bWQ1").content_encoding("gzip");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .s3("an object is deleted")
        .call(async |s3| {
            let call = s3.delete_object().bucket("photos").key("a").version_id("v");
            let call = call.bypass_governance_retention(true).if_match("\"e\"");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("no key")
        .call(async |s3| {
            shown(
                s3.head_object()
                    .bucket("photos")
                    .presigned(seconds(60)?)
                    .await,
            )
        })
        .await;
    cases
        .s3("an empty bucket")
        .call(async |s3| {
            let call = s3.delete_object().bucket("").key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}
