//! Deletes: one object, many at once, and what is not there.

use aws_sdk_s3::Client;
use aws_sdk_s3::types::{Delete, ObjectIdentifier};
use steps::{Steps, sorted};

const BUCKET: &str = "deletes";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("deletes");
    super::bucket(client, BUCKET, steps).await;
    for key in ["a", "b <&> ü", "c//d", "e"] {
        super::put(client, BUCKET, key, "x", steps).await;
    }
    let deleted = client.delete_object().bucket(BUCKET).key("e").send().await;
    steps.step("one", deleted, |output| {
        format!("{:?}", output.delete_marker())
    });
    let deleted = client.delete_object().bucket(BUCKET).key("e").send().await;
    steps.step("one that is not there", deleted, |output| {
        format!("{:?}", output.delete_marker())
    });
    many(client, "many", &["a", "b <&> ü", "absent"], None, steps).await;
    many(
        client,
        "many, quietly",
        &["c//d", "absent"],
        Some(true),
        steps,
    )
    .await;
    let left = client.list_objects_v2().bucket(BUCKET).send().await;
    steps.step("what is left", left, |output| {
        format!("{:?}", output.contents().len())
    });
    many(client, "none", &[], None, steps).await;
    let without = ObjectIdentifier::builder().version_id("1").build();
    steps.step("an object without key", without, |_| "");
    let deleted = client.delete_bucket().bucket(BUCKET).send().await;
    steps.step("the bucket", deleted, |_| "");
    let deleted = client.delete_bucket().bucket(BUCKET).send().await;
    steps.step("the bucket again", deleted, |_| "");
}

async fn many(client: &Client, step: &str, keys: &[&str], quiet: Option<bool>, steps: &mut Steps) {
    let object = |key: &&str| ObjectIdentifier::builder().key(*key).build().ok();
    let delete = Delete::builder()
        .set_objects(keys.iter().map(object).collect())
        .set_quiet(quiet)
        .build();
    let deleted = client
        .delete_objects()
        .bucket(BUCKET)
        .set_delete(delete.ok())
        .send()
        .await;
    steps.step(step, deleted, |output| {
        let deleted = output.deleted().iter();
        let deleted = deleted.map(|object| format!("{:?}", object.key()));
        let errors = output.errors().iter();
        let errors = errors.map(|error| format!("{:?} {:?}", error.key(), error.code()));
        format!("{} {}", sorted(deleted), sorted(errors))
    });
}
