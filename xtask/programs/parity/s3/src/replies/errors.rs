//! Errors that the service sends.

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::operation::{RequestId, RequestIdExt};
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    modeled(cases).await;
    without_body(cases).await;
    in_success(cases).await;
    redirects(cases).await;
    unknown(cases).await;
}

/// The body of an error.
fn error(code: &str, rest: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>It is &lt;so&gt;.</Message>{rest}<RequestId>in-body</RequestId><HostId>host-in-body</HostId></Error>"
    )
}

async fn modeled(cases: &mut Cases) {
    cases
        .s3("a key that there is not, with its IDs")
        .replies([Reply::new(404)
            .header("x-amz-request-id", "id-1")
            .header("x-amz-id-2", "host+1/=")
            .body(error("NoSuchKey", "<Key>a</Key>"))])
        .call(async |s3| {
            let output = s3.get_object().bucket("photos").key("a").send().await;
            let told = output.err().map(|error| {
                let ids = (error.request_id(), error.extended_request_id());
                let ids = format!("{ids:?}");
                let inner = error.into_service_error();
                let code = inner.code().map(str::to_owned);
                let second = inner.meta().extended_request_id().map(str::to_owned);
                (ids, inner.is_no_such_key(), code, second)
            });
            told.map_or(Ok::<_, crate::call::Told>(None), |told| Ok(Some(told)))
        })
        .await;
    cases
        .s3("a bucket that there is not, with the ID in the body only")
        .replies([Reply::new(404).body(error("NoSuchBucket", ""))])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
    cases
        .s3("an object that is archived")
        .replies([Reply::new(403).body(error(
            "InvalidObjectState",
            "<StorageClass>GLACIER</StorageClass><AccessTier>NEW_TIER</AccessTier>",
        ))])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a").send().await;
            let Err(error) = call else {
                return call.map(|_| None);
            };
            let error = error.into_service_error();
            Ok(Some(format!("{error} {error:?}")))
        })
        .await;
    cases
        .s3("a bucket that one has already")
        .replies([Reply::new(409)
            .header("x-amz-request-id", "id-2")
            .body(error(
                "BucketAlreadyOwnedByYou",
                "<BucketName>photos</BucketName>",
            ))])
        .call(async |s3| s3.create_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("an upload that there is not")
        .replies([Reply::new(404).body(error("NoSuchUpload", ""))])
        .call(async |s3| {
            let call = s3.abort_multipart_upload().bucket("photos").key("a");
            call.upload_id("u").send().await
        })
        .await;
}

async fn without_body(cases: &mut Cases) {
    cases
        .s3("an object that cannot be found")
        .replies([Reply::new(404).header("x-amz-request-id", "id-3")])
        .call(async |s3| s3.head_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a bucket that may not be seen")
        .replies([Reply::new(403).header("x-amz-bucket-region", "eu-west-1")])
        .call(async |s3| s3.head_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("nothing has changed")
        .replies([Reply::new(304).header("etag", "\"e\"")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            call.if_none_match("\"e\"").send().await
        })
        .await;
    cases
        .s3("a condition is not met")
        .replies([Reply::new(412).body(error(
            "PreconditionFailed",
            "<Condition>If-Match</Condition>",
        ))])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.if_match("\"e\"").send().await
        })
        .await;
    cases
        .s3("an object is not found without a word, where no such error is known")
        .replies([Reply::new(404)])
        .call(async |s3| s3.get_bucket_policy().bucket("photos").send().await)
        .await;
}

async fn in_success(cases: &mut Cases) {
    cases
        .s3("a copy fails after it began")
        .replies([
            Reply::ok(error("InternalError", "")),
            Reply::ok(error("AccessDenied", "")),
        ])
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("b");
            call.copy_source("photos/a").send().await
        })
        .await;
    cases
        .s3("completing fails after spaces were sent")
        .replies([Reply::ok(format!(
            "   \n\n{}",
            error("EntityTooSmall", "")
                .trim_start_matches("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        ))])
        .call(async |s3| {
            let call = s3.complete_multipart_upload().bucket("photos").key("a");
            call.upload_id("u").send().await
        })
        .await;
    cases
        .s3("completing is done after spaces were sent")
        .replies([Reply::ok("<?xml version=\"1.0\"?>\n   \n<CompleteMultipartUploadResult><Location>l</Location><ETag>&quot;e&quot;</ETag></CompleteMultipartUploadResult>")])
        .call(async |s3| {
            let call = s3.complete_multipart_upload().bucket("photos").key("a");
            call.upload_id("u").send().await
        })
        .await;
    cases
        .s3("a list is an error")
        .replies([
            Reply::ok(error("SlowDown", "")),
            Reply::ok(error("NoSuchBucket", "")),
        ])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
    cases
        .s3("an object that is an error is an object")
        .replies([Reply::ok(error("NoSuchKey", ""))])
        .call(async |s3| {
            let output = s3
                .get_object()
                .bucket("photos")
                .key("error.xml")
                .send()
                .await;
            crate::call::read(output).await
        })
        .await;
}

async fn redirects(cases: &mut Cases) {
    cases
        .s3("for ever in another region")
        .replies([Reply::new(301)
            .header("x-amz-bucket-region", "eu-west-1")
            .header("location", "https://photos.s3.eu-west-1.amazonaws.com/a")
            .body(error(
                "PermanentRedirect",
                "<Endpoint>photos.s3.eu-west-1.amazonaws.com</Endpoint>",
            ))])
        .call(async |s3| s3.delete_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("for now at another endpoint")
        .replies([
            Reply::new(307)
                .header("location", "https://photos.s3-eu-west-1.amazonaws.com/a")
                .body(error("TemporaryRedirect", "")),
            Reply::new(200),
        ])
        .call(async |s3| s3.get_object_acl().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("the region of the signature is wrong")
        .replies([Reply::new(400).body(error(
            "AuthorizationHeaderMalformed",
            "<Region>eu-west-1</Region>",
        ))])
        .call(async |s3| s3.list_multipart_uploads().bucket("photos").send().await)
        .await;
}

async fn unknown(cases: &mut Cases) {
    cases
        .s3("an error that no model has")
        .replies([Reply::new(418)
            .header("x-amz-request-id", "id-4")
            .body(error("Teapot", "<Extra><Deep>1</Deep></Extra>"))])
        .call(async |s3| {
            let call = s3.put_object_acl().bucket("photos").key("a").send().await;
            let Err(error) = call else {
                return call.map(|_| None);
            };
            let (code, message) = (
                error.code().map(str::to_owned),
                error.message().map(str::to_owned),
            );
            Ok(Some((
                code,
                message,
                error.into_service_error().to_string(),
            )))
        })
        .await;
    cases
        .s3("an error that is a page")
        .replies([Reply::new(400)
            .header("content-type", "text/html")
            .body("<html><body><h1>Bad request</h1><hr></body></html>")])
        .call(async |s3| s3.get_bucket_location().bucket("photos").send().await)
        .await;
    cases
        .s3("an error in a wrapper")
        .replies([Reply::new(400).body("<ErrorResponse><Error><Code>Wrapped</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>")])
        .call(async |s3| s3.get_bucket_cors().bucket("photos").send().await)
        .await;
    cases
        .s3("an error that is text")
        .replies([Reply::new(405).body("not allowed")])
        .call(async |s3| s3.delete_bucket().bucket("photos").send().await)
        .await;
    cases
        .s3("an error with its code in a header")
        .replies([Reply::new(400).header("x-amzn-errortype", "NoSuchKey")])
        .call(async |s3| {
            s3.get_object_tagging()
                .bucket("photos")
                .key("a")
                .send()
                .await
        })
        .await;
}
