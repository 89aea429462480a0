//! Texts in queries.

use aws_sdk_s3::primitives::{ByteStream, DateTime};
use aws_sdk_s3::types::EncodingType;
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    cases
        .s3("a prefix and a delimiter with characters of queries")
        .call(async |s3| {
            let call = s3.list_objects_v2().bucket("photos").delimiter("&=");
            let call = call.prefix("a b/ü+%?#").start_after("c\"<d>");
            call.continuation_token("1/+abc==").send().await
        })
        .await;
    cases
        .s3("empty texts in a query")
        .call(async |s3| {
            let call = s3.list_objects().bucket("photos").prefix("").marker("");
            call.delimiter("/").max_keys(0).send().await
        })
        .await;
    cases
        .s3("keys that the service encodes")
        .replies([Reply::ok(
            "<ListVersionsResult><EncodingType>url</EncodingType><KeyMarker>a%20b</KeyMarker><Version><Key>gr%C3%BCn+a%2Bb</Key><VersionId>null</VersionId></Version><CommonPrefixes><Prefix>%F0%9F%93%B7/</Prefix></CommonPrefixes></ListVersionsResult>",
        )])
        .call(async |s3| {
            let call = s3.list_object_versions().bucket("photos").key_marker("a b");
            let call = call.version_id_marker("v 1").encoding_type(EncodingType::Url);
            call.send().await
        })
        .await;
    cases
        .s3("an upload's ID with characters of queries")
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a b");
            let call = call.upload_id("VXBs+b2/Fk==&x=1").part_number(10_000);
            call.body(ByteStream::from_static(b"part")).send().await
        })
        .await;
    cases
        .s3("what a reply's headers shall be")
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            let call = call.response_content_disposition("attachment; filename=\"a & ü.txt\"");
            let call = call.response_content_type("text/plain; charset=utf-8");
            let call = call.response_expires(DateTime::from_secs_and_nanos(1_800_000_000, 5));
            call.response_cache_control("no-cache, max-age=0")
                .send()
                .await
        })
        .await;
    cases
        .s3("an empty version and an empty upload")
        .call(async |s3| {
            let call = s3.list_parts().bucket("photos").key("a").upload_id("");
            call.part_number_marker("").max_parts(-1).send().await
        })
        .await;
}
