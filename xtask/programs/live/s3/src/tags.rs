//! Tags of objects and buckets, and access control lists.

use aws_sdk_s3::Client;
use aws_sdk_s3::types::{ObjectCannedAcl, Tag, Tagging};
use steps::{Fields, Steps, sorted};

const BUCKET: &str = "tags";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("tags");
    super::bucket(client, BUCKET, steps).await;
    super::put(client, BUCKET, "object", "x", steps).await;
    of_objects(client, steps).await;
    of_buckets(client, steps).await;
    acl(client, steps).await;
    let wrong = Tag::builder().key("k").build();
    steps.step("a tag without value", wrong, |_| "");
}

fn tagging(tags: &[(&str, &str)]) -> Tagging {
    let tag = |(key, value): &(&str, &str)| Tag::builder().key(*key).value(*value).build();
    let tags: Result<Vec<Tag>, _> = tags.iter().map(tag).collect();
    let tagging = Tagging::builder().set_tag_set(tags.ok()).build();
    tagging.expect("tags")
}

fn shown(tags: &[Tag]) -> String {
    sorted(
        tags.iter()
            .map(|tag| format!("{:?}={:?}", tag.key(), tag.value())),
    )
}

async fn of_objects(client: &Client, steps: &mut Steps) {
    let put = client
        .put_object_tagging()
        .bucket(BUCKET)
        .key("object")
        .tagging(tagging(&[
            ("a b", "x + y = z: @/-_."),
            ("empty", ""),
            ("c", "  d  "),
        ]))
        .send()
        .await;
    steps.step("tag an object", put, |output| {
        Fields::new().field("version", output.version_id())
    });
    let get = || {
        client
            .get_object_tagging()
            .bucket(BUCKET)
            .key("object")
            .send()
    };
    steps.step("read the object's", get().await, |output| {
        shown(output.tag_set())
    });
    let deleted = client
        .delete_object_tagging()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    steps.step("take the object's away", deleted, |_| "");
    steps.step("read the object's again", get().await, |output| {
        shown(output.tag_set())
    });
    let absent = client
        .get_object_tagging()
        .bucket(BUCKET)
        .key("absent")
        .send()
        .await;
    steps.step("read those of nothing", absent, |output| {
        shown(output.tag_set())
    });
}

async fn of_buckets(client: &Client, steps: &mut Steps) {
    let get = || client.get_bucket_tagging().bucket(BUCKET).send();
    steps.step("read the bucket's, none", get().await, |output| {
        shown(output.tag_set())
    });
    let put = client
        .put_bucket_tagging()
        .bucket(BUCKET)
        .tagging(tagging(&[("stage", "test"), ("team", "ü")]))
        .send()
        .await;
    steps.step("tag a bucket", put, |_| "");
    steps.step("read the bucket's", get().await, |output| {
        shown(output.tag_set())
    });
    let put = client
        .put_bucket_tagging()
        .bucket(BUCKET)
        .tagging(tagging(&[("same", "1"), ("same", "2")]))
        .send()
        .await;
    steps.step("tag a bucket twice", put, |_| "");
    let deleted = client.delete_bucket_tagging().bucket(BUCKET).send().await;
    steps.step("take the bucket's away", deleted, |_| "");
}

async fn acl(client: &Client, steps: &mut Steps) {
    let put = client
        .put_object_acl()
        .bucket(BUCKET)
        .key("object")
        .acl(ObjectCannedAcl::PublicRead)
        .send()
        .await;
    steps.step("let all read", put, |_| "");
    let got = client
        .get_object_acl()
        .bucket(BUCKET)
        .key("object")
        .send()
        .await;
    steps.step("read who may read", got, |output| {
        let grants = output.grants().iter().map(|grant| {
            let grantee = grant.grantee();
            format!(
                "{:?} {:?} {:?}",
                grantee.map(|grantee| grantee.r#type().clone()),
                grantee.and_then(|grantee| grantee.uri()),
                grant.permission()
            )
        });
        sorted(grants)
    });
}
