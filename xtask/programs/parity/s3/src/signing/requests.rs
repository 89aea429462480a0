//! Which headers, regions and algorithms there are in signatures.

use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::{AppName, FrameworkMetadata};
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::RequestPayer;
use transport::{Cases, Reply};

use crate::call::Begin;

const EVERYWHERE: &str = "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap";

pub(super) async fn run(cases: &mut Cases) {
    regions(cases).await;
    version_4a(cases).await;
    times(cases).await;
    headers(cases).await;
}

async fn regions(cases: &mut Cases) {
    cases
        .s3("the region of an access point")
        .region("us-east-1")
        .call(async |s3| {
            let bucket = "arn:aws:s3:ap-south-1:123456789012:accesspoint:pictures";
            let call = s3.put_object().bucket(bucket).key("a");
            call.body(ByteStream::from_static(b"far")).send().await
        })
        .await;
    cases
        .s3("the service of object lambdas")
        .region("us-west-2")
        .call(async |s3| {
            let bucket = "arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/resize";
            s3.get_object().bucket(bucket).key("a.png").send().await
        })
        .await;
    cases
        .s3("the service of Outposts")
        .region("us-west-2")
        .call(async |s3| {
            let bucket = "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-01234567890123456:accesspoint:reports";
            s3.list_objects_v2().bucket(bucket).max_keys(3).send().await
        })
        .await;
    cases
        .s3("the region behind the global one")
        .region("aws-global")
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            call.request_payer(RequestPayer::Requester).send().await
        })
        .await;
}

async fn version_4a(cases: &mut Cases) {
    cases
        .s3("an access point of all regions")
        .call(async |s3| s3.get_object().bucket(EVERYWHERE).key("a b").send().await)
        .await;
    cases
        .s3("an access point of some regions, with a body")
        .with(|builder| builder.sigv4a_signing_region_set("us-west-2,eu-*"))
        .call(async |s3| {
            let call = s3.put_object().bucket(EVERYWHERE).key("a");
            call.body(ByteStream::from_static(b"all")).send().await
        })
        .await;
}

async fn times(cases: &mut Cases) {
    let skewed = "<Error><Code>RequestTimeTooSkewed</Code><Message>late</Message></Error>";
    cases
        .s3("a clock that is wrong, seen by a call before")
        .with(|builder| builder.retry_config(RetryConfig::disabled()))
        .replies([
            Reply::new(403)
                .header("date", "Mon, 06 May 2024 08:08:09 GMT")
                .body(skewed),
            Reply::ok("<ListBucketResult/>"),
        ])
        .call(async |s3| {
            let call = || s3.list_objects().bucket("photos").send();
            let refused = call().await.is_err();
            call().await.map(|output| (refused, output))
        })
        .await;
    cases
        .s3("a body that is signed again")
        .replies([
            Reply::new(503).body("<Error><Code>SlowDown</Code></Error>"),
            Reply::broken(),
            Reply::new(200),
        ])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"again")).send().await
        })
        .await;
}

async fn headers(cases: &mut Cases) {
    cases
        .s3("headers that a program adds")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a").customize();
            let call = call.mutate_request(|request| {
                let headers = request.headers_mut();
                headers.insert("x-own", "  two   spaces ");
                headers.append("x-many", "b");
                headers.append("x-many", "a");
            });
            call.send().await
        })
        .await;
    cases
        .s3("a query that a program changes")
        .call(async |s3| {
            let call = s3
                .list_objects_v2()
                .bucket("photos")
                .prefix("p")
                .customize();
            let call = call.mutate_request(|request| {
                let uri = format!("{}&z=%20&A=1&a=~", request.uri());
                // The text is made of a URI and of characters that URIs have.
                let _ = request.set_uri(uri);
            });
            call.send().await
        })
        .await;
    cases
        .s3("the names of a program and of what it uses")
        .with(|builder| {
            let name = AppName::new("photo-app");
            let framework = FrameworkMetadata::new("frame", Some("1.2"));
            let mut builder = builder.framework_metadata(framework.expect("a name"));
            builder.set_app_name(name.ok());
            builder
        })
        .call(async |s3| s3.get_bucket_cors().bucket("photos").send().await)
        .await;
    cases
        .s3("headers of many kinds")
        .call(async |s3| {
            let call = s3.copy_object().bucket("photos").key("b");
            let call = call
                .copy_source("photos/a")
                .metadata("z", "1")
                .metadata("a", "2");
            let call = call.copy_source_if_modified_since(DateTime::from_secs(1_000_000_000));
            let call = call.expected_source_bucket_owner("123456789012");
            call.bucket_key_enabled(true).send().await
        })
        .await;
}
