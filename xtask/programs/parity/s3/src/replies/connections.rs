//! What is tried again, and what takes too long.

use std::time::Duration;

use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::primitives::ByteStream;
use transport::{Cases, Reply};

use crate::call::{Begin, read};

pub(super) async fn run(cases: &mut Cases) {
    again(cases).await;
    broken(cases).await;
    late(cases).await;
}

fn error(status: u16, code: &str) -> Reply {
    Reply::new(status).body(format!("<Error><Code>{code}</Code></Error>"))
}

async fn again(cases: &mut Cases) {
    cases
        .s3("an error of the service's own")
        .replies([
            error(500, "InternalError"),
            Reply::ok("<Tagging><TagSet/></Tagging>"),
        ])
        .call(async |s3| s3.get_bucket_tagging().bucket("photos").send().await)
        .await;
    cases
        .s3("too many requests, until the end")
        .replies([
            error(503, "SlowDown"),
            error(503, "SlowDown"),
            error(503, "SlowDown"),
        ])
        .call(async |s3| s3.list_buckets().send().await)
        .await;
    cases
        .s3("the service says when to try again")
        .replies([
            error(503, "ServiceUnavailable").header("x-amz-retry-after", "3"),
            error(400, "RequestTimeout"),
            Reply::new(204),
        ])
        .call(async |s3| s3.delete_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a token that has expired")
        .replies([error(400, "ExpiredToken"), Reply::new(200)])
        .call(async |s3| s3.head_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("nothing is tried again")
        .with(|builder| builder.retry_config(RetryConfig::disabled()))
        .replies([error(500, "InternalError"), Reply::new(200)])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"once")).send().await
        })
        .await;
    cases
        .s3("adaptive, five attempts")
        .with(|builder| {
            let retries = RetryConfig::adaptive().with_max_attempts(5);
            builder.retry_config(retries.with_initial_backoff(Duration::from_millis(1)))
        })
        .replies([
            Reply::new(502),
            Reply::new(504),
            error(409, "OperationAborted"),
        ])
        .call(async |s3| s3.delete_bucket_policy().bucket("photos").send().await)
        .await;
}

async fn broken(cases: &mut Cases) {
    cases
        .s3("broken connections until the end")
        .replies([Reply::broken(), Reply::broken(), Reply::broken()])
        .call(async |s3| s3.get_object_acl().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("an error breaks off")
        .replies([
            Reply::new(404)
                .body("<Error><Code>NoSuch")
                .breaks_after_body(),
            Reply::ok("<LocationConstraint/>"),
        ])
        .call(async |s3| s3.get_bucket_location().bucket("photos").send().await)
        .await;
    cases
        .s3("a list breaks off")
        .replies([
            Reply::ok("<ListBucketResult><Contents><Key>a").breaks_after_body(),
            Reply::ok("<ListBucketResult><Name>photos</Name></ListBucketResult>"),
        ])
        .call(async |s3| s3.list_objects().bucket("photos").send().await)
        .await;
    cases
        .s3("an object breaks off")
        .replies([
            Reply::ok("the first ha").breaks_after_body(),
            Reply::ok("all of it"),
        ])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
}

async fn late(cases: &mut Cases) {
    cases
        .s3("a late reply, then one in time")
        .replies([Reply::late(), Reply::new(200).header("etag", "\"e\"")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("attempts that take too long")
        .with(|builder| {
            let attempt = Duration::from_millis(20);
            let timeouts = TimeoutConfig::builder().operation_attempt_timeout(attempt);
            builder.timeout_config(timeouts.build())
        })
        .replies([Reply::never(), Reply::never(), Reply::never()])
        .call(async |s3| s3.get_bucket_encryption().bucket("photos").send().await)
        .await;
    cases
        .s3("a call that takes too long")
        .with(|builder| {
            let call = Duration::from_millis(50);
            builder.timeout_config(TimeoutConfig::builder().operation_timeout(call).build())
        })
        .replies([Reply::never()])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"slow")).send().await
        })
        .await;
}
