//! Texts in headers.

use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::{MetadataDirective, ObjectCannedAcl, StorageClass};
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    sources(cases).await;
    metadata(cases).await;
    values(cases).await;
}

async fn sources(cases: &mut Cases) {
    cases
        .s3("a source with spaces and a version")
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("copy of a+b");
            let call = call.metadata_directive(MetadataDirective::Replace);
            call.copy_source("photos/a b+c%20d?versionId=3/L4=")
                .send()
                .await
        })
        .await;
    cases
        .s3("a source with letters of other languages")
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("b");
            call.copy_source("photos/grün/写真").send().await
        })
        .await;
    cases
        .s3("a part's source by an ARN")
        .call(async |s3| {
            let source = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures/object/a b";
            let call = s3.upload_part_copy().bucket("photos").key("b");
            let call = call.upload_id("u").part_number(3).copy_source(source);
            call.copy_source_range("bytes=0-5242879").send().await
        })
        .await;
}

async fn metadata(cases: &mut Cases) {
    cases
        .s3("metadata with spaces, quotes and commas")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.metadata("Title", "  a \"b\",  c; d  ");
            let call = call
                .metadata("under_score", "")
                .metadata("x-y", "=?UTF-8?B?w7w=?=");
            call.body(ByteStream::from_static(b"a")).send().await
        })
        .await;
    cases
        .s3("metadata in another language")
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket("photos").key("a");
            call.metadata("title", "grün 写真").send().await
        })
        .await;
    cases
        .s3("metadata with a line break")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.metadata("title", "a\r\nx-evil: 1").send().await
        })
        .await;
    cases
        .s3("the name of metadata that is no header")
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("a");
            let call = call.copy_source("photos/b");
            call.metadata("a name", "value").send().await
        })
        .await;
    cases
        .s3("metadata that is read")
        .replies([Reply::new(200)
            .header("x-amz-meta-title", "gr\u{fc}n, \"a\"  b")
            .header("x-amz-missing-meta", "3")
            .header("content-type", "text/plain; charset=\"utf-8\"")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
}

async fn values(cases: &mut Cases) {
    cases
        .s3("tags in a header")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.tagging("a=1&b%20c=%C3%BC+d&e=");
            let call = call.acl(ObjectCannedAcl::BucketOwnerFullControl);
            call.storage_class(StorageClass::from("A NEW ONE"))
                .send()
                .await
        })
        .await;
    cases
        .s3("conditions")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            let call = call.if_match("\"e-1\", W/\"e-2\"").if_none_match("*");
            let call = call.if_modified_since(DateTime::from_secs(0));
            let call = call.if_unmodified_since(DateTime::from_secs_and_nanos(-1, 999_000_000));
            call.send().await
        })
        .await;
    cases
        .s3("what browsers are told")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.cache_control("max-age=60,  public");
            let call = call.content_disposition("inline; filename*=UTF-8''a%20b.txt");
            let call = call.content_encoding("gzip, br").content_language("de, en");
            let call = call.website_redirect_location("https://example.com/a?b=c d");
            call.expires(DateTime::from_secs(4_102_444_800))
                .send()
                .await
        })
        .await;
    cases
        .s3("empty headers")
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            let call = call.range("").expected_bucket_owner("");
            call.if_match("").send().await
        })
        .await;
}
