//! What is signed of a body.

use aws_sdk_s3::config::RequestChecksumCalculation::WhenRequired;
use aws_sdk_s3::primitives::ByteStream;
use transport::{Cases, credentials, pieces};

use crate::call::Begin;

const PLAIN: &str = "http://storage.example.com";

pub(super) async fn run(cases: &mut Cases) {
    streams(cases).await;
    unsigned(cases).await;
    others(cases).await;
}

fn stream() -> ByteStream {
    ByteStream::new(pieces(&["in ", "pieces"], Some(9)))
}

async fn streams(cases: &mut Cases) {
    cases
        .s3("a stream with TLS")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(stream()).send().await
        })
        .await;
    cases
        .s3("a stream without TLS")
        .with(|builder| builder.endpoint_url(PLAIN).force_path_style(true))
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            call.part_number(1).body(stream()).send().await
        })
        .await;
    cases
        .s3("a stream without a checksum")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.content_type("text/plain").body(stream()).send().await
        })
        .await;
    cases
        .s3("a stream without a checksum and without TLS")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .with(|builder| builder.endpoint_url(PLAIN))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("dir/a");
            call.metadata("m", "1").body(stream()).send().await
        })
        .await;
}

async fn unsigned(cases: &mut Cases) {
    cases
        .s3("a body that shall not be signed")
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            let call = call.part_number(1).body(ByteStream::from_static(b"part"));
            call.customize().disable_payload_signing().send().await
        })
        .await;
    cases
        .s3("a body that shall not be signed, without TLS and checksum")
        .with(|builder| builder.endpoint_url(PLAIN))
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            let call = call.body(ByteStream::from_static(b"plain"));
            call.customize().disable_payload_signing().send().await
        })
        .await;
    cases
        .s3("a reply of an object lambda, with a session")
        .region("us-west-2")
        .with(|builder| builder.credentials_provider(credentials(Some("lambda"))))
        .call(async |s3| {
            let call = s3.write_get_object_response();
            let call = call.request_route("route").request_token("a+b/c==");
            let call = call.error_code("NoSuchKey").error_message("none, sorry");
            call.status_code(404).body(stream()).send().await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .s3("a body in memory without TLS")
        .with(|builder| builder.endpoint_url(PLAIN))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"in memory"))
                .send()
                .await
        })
        .await;
    cases
        .s3("a policy without TLS")
        .with(|builder| builder.endpoint_url(PLAIN))
        .call(async |s3| {
            let call = s3.put_bucket_policy().bucket("photos").policy("{}");
            call.confirm_remove_self_bucket_access(true).send().await
        })
        .await;
    cases
        .s3("keys of the caller's own")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("secret");
            let call = call.sse_customer_algorithm("AES256");
            let call = call.sse_customer_key("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
            let call = call.sse_customer_key_md5("6CoHbRdMOB0VPYlnDT4Uyw==");
            call.body(ByteStream::from_static(b"secret")).send().await
        })
        .await;
}
