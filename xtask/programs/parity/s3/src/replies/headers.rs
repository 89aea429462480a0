//! Headers of replies.

use aws_sdk_s3::operation::{RequestId, RequestIdExt};
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    objects(cases).await;
    broken_values(cases).await;
    others(cases).await;
}

async fn objects(cases: &mut Cases) {
    cases
        .s3("all that is said of an object")
        .replies([Reply::ok("text")
            .header("accept-ranges", "bytes")
            .header("content-length", "4")
            .header("content-range", "bytes 0-3/10")
            .header("last-modified", "Wed, 21 Oct 2015 07:28:00 GMT")
            .header("expires", "Thu, 01 Dec 2044 16:00:00 GMT")
            .header("x-amz-delete-marker", "false")
            .header(
                "x-amz-expiration",
                "expiry-date=\"Fri, 21 Dec 2012 00:00:00 GMT\", rule-id=\"r\"",
            )
            .header(
                "x-amz-restore",
                "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2012 00:00:00 GMT\"",
            )
            .header("x-amz-tagging-count", "3")
            .header("x-amz-object-lock-mode", "GOVERNANCE")
            .header(
                "x-amz-object-lock-retain-until-date",
                "2030-01-02T03:04:05.678Z",
            )
            .header("x-amz-server-side-encryption", "aws:kms")
            .header("x-amz-server-side-encryption-aws-kms-key-id", "key")
            .header("x-amz-server-side-encryption-bucket-key-enabled", "true")
            .header("x-amz-meta-name", "value")])
        .call(async |s3| s3.get_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("the IDs of a reply")
        .replies([Reply::new(200)
            .header("x-amz-request-id", "id-1")
            .header("x-amz-id-2", "host+1/=")])
        .call(async |s3| {
            let output = s3.put_object_acl().bucket("photos").key("a").send().await?;
            let ids = (output.request_id(), output.extended_request_id());
            Ok::<_, aws_sdk_s3::error::SdkError<_>>(format!("{ids:?} {output:?}"))
        })
        .await;
    cases
        .s3("values that no enum has")
        .replies([Reply::new(200)
            .header("x-amz-storage-class", "DEEPER_ARCHIVE")
            .header("x-amz-replication-status", "SOMEHOW")
            .header("x-amz-server-side-encryption", "")
            .header("x-amz-request-charged", "Requester")
            .header("x-amz-archive-status", "ARCHIVE_ACCESS")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("metadata in one header of more than one line")
        .replies([Reply::new(200)
            .header("x-amz-meta-lines", "one")
            .header("x-amz-meta-lines", "two")
            .header("x-amz-metaother", "none")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
}

async fn broken_values(cases: &mut Cases) {
    cases
        .s3("a date that is none where texts are kept")
        .replies([Reply::ok("").header("expires", "-1")])
        .call(async |s3| s3.get_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a date that is none where dates are")
        .replies([Reply::new(200).header("last-modified", "yesterday")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a number that is none")
        .replies([Reply::new(200).header("x-amz-mp-parts-count", "two")])
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            call.part_number(1).send().await
        })
        .await;
    cases
        .s3("a truth that is none")
        .replies([Reply::new(204)
            .header("x-amz-delete-marker", "TRUE")
            .header("x-amz-version-id", "null")])
        .call(async |s3| s3.delete_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("metadata that is no UTF-8")
        .replies([Reply::ok("text").header("x-amz-meta-name", b"gr\xfcn".to_vec())])
        .call(async |s3| s3.get_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a header of no member that is no UTF-8")
        .replies([Reply::new(200)
            .header("x-other", b"gr\xfcn".to_vec())
            .header("etag", "\"e\"")])
        .call(async |s3| s3.put_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a number beyond its size, and spaces")
        .replies([Reply::new(200)
            .header("content-length", "99999999999999999999")
            .header("x-amz-missing-meta", " 3 ")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .s3("where a bucket is")
        .replies([Reply::new(200)
            .header("x-amz-bucket-region", "eu-west-1")
            .header("x-amz-access-point-alias", "true")])
        .call(async |s3| s3.head_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("headers beside a list")
        .replies([Reply::ok("<ListBucketResult/>").header("x-amz-request-charged", "requester")])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
}
