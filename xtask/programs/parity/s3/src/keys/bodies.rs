//! Texts in bodies.

use aws_sdk_s3::primitives::DateTime;
use aws_sdk_s3::types::BucketLifecycleConfiguration;
use aws_sdk_s3::types::{
    CompletedMultipartUpload, CompletedPart, CorsConfiguration, CorsRule, Delete, ExpirationStatus,
    LifecycleExpiration, LifecycleRule, LifecycleRuleFilter, ObjectIdentifier, Tag, Tagging,
};
use steps::Explain;
use transport::{Cases, Reply};

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    objects(cases).await;
    configurations(cases).await;
}

fn told<T, E: Explain>(result: Result<T, E>) -> Result<T, Told> {
    result.map_err(Told::of)
}

async fn objects(cases: &mut Cases) {
    cases
        .s3("keys that are deleted")
        .replies([Reply::ok(
            "<DeleteResult><Deleted><Key>&lt;a&gt; &amp;\"'</Key></Deleted><Error><Key>line&#10;break&#13;</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>",
        )])
        .call(async |s3| {
            let keys = ["<a> &\"'", "line\nbreak\r", "]]>", " space ", "写真\u{85}\u{2028}"];
            let object = |key: &str| ObjectIdentifier::builder().key(key).build();
            let objects: Result<Vec<_>, _> = keys.into_iter().map(object).collect();
            let delete = Delete::builder().set_objects(Some(told(objects)?)).quiet(false);
            let call = s3.delete_objects().bucket("photos");
            told(call.delete(told(delete.build())?).send().await)
        })
        .await;
    cases
        .s3("versions that are deleted under conditions")
        .call(async |s3| {
            let object = ObjectIdentifier::builder().key("a").version_id("v&1");
            let object = object.e_tag("\"e\"").size(12);
            let object = object.last_modified_time(DateTime::from_secs_and_nanos(1, 500_000_000));
            let delete = Delete::builder().objects(told(object.build())?).quiet(true);
            let call = s3.delete_objects().bucket("photos").mfa("serial 123456");
            let call = call.bypass_governance_retention(true);
            told(call.delete(told(delete.build())?).send().await)
        })
        .await;
    cases
        .s3("parts that make an object")
        .call(async |s3| {
            let part = CompletedPart::builder().e_tag("\"a&b\"").part_number(1);
            let empty = CompletedPart::builder();
            let upload = CompletedMultipartUpload::builder();
            let upload = upload.parts(part.build()).parts(empty.build()).build();
            let call = s3.complete_multipart_upload().bucket("photos").key("a b");
            call.upload_id("u/1").multipart_upload(upload).send().await
        })
        .await;
}

async fn configurations(cases: &mut Cases) {
    cases
        .s3("tags of an object")
        .call(async |s3| {
            let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
            let tagging = Tagging::builder().tag_set(told(tag("<k>", "&amp;"))?);
            let tagging = tagging.tag_set(told(tag("tab\t", ""))?).build();
            let call = s3.put_object_tagging().bucket("photos").key("a/b");
            told(call.tagging(told(tagging)?).send().await)
        })
        .await;
    cases
        .s3("rules for other origins")
        .call(async |s3| {
            let rule = CorsRule::builder().id("<1>").allowed_headers("*");
            let rule = rule.allowed_methods("PUT").allowed_methods("GET");
            let rule = rule.allowed_origins("https://*.example.com?a=1&b=2");
            let rule = rule.expose_headers("ETag").max_age_seconds(-1).build();
            let rules = CorsConfiguration::builder().cors_rules(told(rule)?).build();
            let call = s3.put_bucket_cors().bucket("photos");
            told(call.cors_configuration(told(rules)?).send().await)
        })
        .await;
    cases
        .s3("rules of what expires")
        .call(async |s3| {
            let expiration = LifecycleExpiration::builder();
            let expiration = expiration.date(DateTime::from_secs(1_893_456_000)).build();
            let filter = LifecycleRuleFilter::builder().prefix("a/<b>").build();
            let rule = LifecycleRule::builder().id("r&1").filter(filter);
            let rule = rule
                .status(ExpirationStatus::Enabled)
                .expiration(expiration);
            let rules = BucketLifecycleConfiguration::builder();
            let rules = rules.rules(told(rule.build())?).build();
            let call = s3.put_bucket_lifecycle_configuration().bucket("photos");
            told(call.lifecycle_configuration(told(rules)?).send().await)
        })
        .await;
    cases
        .s3("a policy that is sent as it is")
        .call(async |s3| {
            let policy = "{\"Statement\": [{\"Sid\": \"<grün>\"}]}\n";
            let call = s3.put_bucket_policy().bucket("photos");
            told(call.policy(policy).send().await)
        })
        .await;
}
