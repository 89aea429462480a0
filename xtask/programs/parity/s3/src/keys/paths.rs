//! Keys in paths.

use aws_sdk_s3::primitives::ByteStream;
use transport::Cases;

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    plain(cases).await;
    segments(cases).await;
}

async fn plain(cases: &mut Cases) {
    cases
        .s3("spaces and letters of other languages")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos");
            call.key("grüne Äpfel/写真 📷.txt").send().await
        })
        .await;
    cases
        .s3("characters with a meaning in URIs")
        .call(async |s3| {
            let call = s3.get_object_tagging().bucket("photos");
            call.key("a+b%~!*'();:@&=$,?#[]{}|\\^`<>\"._-").send().await
        })
        .await;
    cases
        .s3("a key that looks encoded")
        .call(async |s3| {
            let call = s3.head_object().bucket("photos").key("a%20b%2Fc%C3%BC");
            call.version_id("L4kq/1+2=").send().await
        })
        .await;
    cases
        .s3("a key that looks like a query")
        .call(async |s3| {
            let call = s3.delete_object().bucket("photos");
            call.key("?versionId=1&x-id=Other#part").send().await
        })
        .await;
    cases
        .s3("control characters")
        .call(async |s3| {
            let call = s3.delete_object_tagging().bucket("photos");
            call.key("\u{1}\t\r\n\u{7f}\u{85}\u{2028}").send().await
        })
        .await;
    cases
        .s3("a long key")
        .call(async |s3| {
            let call = s3.get_object_acl().bucket("photos");
            call.key("ü/".repeat(341)).send().await
        })
        .await;
    cases
        .s3("an empty key")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("");
            call.body(ByteStream::from_static(b"a")).send().await
        })
        .await;
}

async fn segments(cases: &mut Cases) {
    cases
        .s3("slashes one after the other")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a//b///c");
            call.body(ByteStream::from_static(b"slashes")).send().await
        })
        .await;
    cases
        .s3("a slash at the start, in the path")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket("photos");
            call.key("/a.txt").content_type("text/plain").send().await
        })
        .await;
    cases
        .s3("a slash at the end")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("dir/");
            call.content_length(0).send().await
        })
        .await;
    cases
        .s3("one dot as a segment")
        .call(async |s3| {
            let call = s3.abort_multipart_upload().bucket("photos");
            call.key("./a/./b").upload_id("u").send().await
        })
        .await;
    cases
        .s3("two dots as segments, in the path")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.get_object().bucket("photos");
            call.key("../up/../../photos/x").send().await
        })
        .await;
    cases
        .s3("nothing but dots, at an endpoint with a path")
        .with(|builder| builder.endpoint_url("https://storage.example.com/base"))
        .call(async |s3| {
            let call = s3.put_object_acl().bucket("photos").key("..");
            call.grant_full_control("uri=\"http://acs.amazonaws.com/groups/global/AllUsers\"")
                .send()
                .await
        })
        .await;
}
