//! Settings of the client and of one call.

use aws_sdk_s3::config::Builder;
use aws_sdk_s3::config::RequestChecksumCalculation::WhenRequired;
use transport::{Cases, credentials};

use super::{seconds, shown};
use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    places(cases).await;
    signers(cases).await;
    calls(cases).await;
}

async fn places(cases: &mut Cases) {
    cases
        .s3("the bucket in the path, without TLS")
        .with(|builder| builder.endpoint_url("http://storage.example.com:9000"))
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("../a b");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("dual stack and FIPS")
        .region("us-gov-east-1")
        .with(|builder| builder.use_dual_stack(true).use_fips(true))
        .call(async |s3| {
            let call = s3.head_object().bucket("my.photos").key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("accelerated")
        .with(|builder| builder.accelerate(true))
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            shown(call.part_number(1).presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an access point in another region")
        .region("eu-west-1")
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures";
            let call = s3.put_object().bucket(bucket).key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an object lambda")
        .region("us-west-2")
        .call(async |s3| {
            let bucket = "arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/resize";
            let call = s3.get_object().bucket(bucket).key("a.png");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an access point of all regions")
        .call(async |s3| {
            let bucket = "arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap";
            let call = s3.get_object().bucket(bucket).key("a b");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("an access point where the client's region counts")
        .region("eu-west-1")
        .with(|builder| builder.use_arn_region(false))
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-west-2:123456789012:accesspoint/pictures";
            let call = s3.delete_object().bucket(bucket).key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}

async fn signers(cases: &mut Cases) {
    cases
        .s3("a session token")
        .with(|builder| builder.credentials_provider(credentials(Some("session/token+=="))))
        .call(async |s3| {
            let call = s3.delete_object().bucket("photos").key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("nobody's request")
        .with(|builder| builder.allow_no_auth())
        .without_credentials()
        .call(async |s3| {
            let call = s3.get_object().bucket("public").key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("nobody's request where credentials are needed")
        .without_credentials()
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}

async fn calls(cases: &mut Cases) {
    cases
        .s3("version 4a is preferred where there is none")
        .with(|builder| builder.auth_scheme_preference(["sigv4a".into(), "sigv4".into()]))
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a");
            shown(call.part_number(2).presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("only checksums that are required")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            shown(call.content_md5("bWQ1").presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("settings of one call")
        .call(async |s3| {
            let settings = Builder::new().force_path_style(true);
            let settings = settings.credentials_provider(credentials(Some("one")));
            let call = s3.get_object().bucket("photos").key("a").customize();
            let call = call.config_override(settings);
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
    cases
        .s3("a request that is changed")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").customize();
            let call = call.mutate_request(|request| {
                request.headers_mut().insert("x-amz-meta-own", "1");
                let uri = format!("{}&own=a%20b", request.uri());
                // The text is made of a URI and of characters that URIs have.
                let _ = request.set_uri(uri);
            });
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}
