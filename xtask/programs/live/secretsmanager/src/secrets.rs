//! Secrets themselves: created, described, changed, tagged, with policies, deleted and restored.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::primitives::Blob;
use aws_sdk_secretsmanager::types::Tag;
use steps::{Fields, Steps, hours_from_now, is_recent, map, sorted};

use super::VERSIONS;

const NAME: &str = "apps/größe-1";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("secrets");
    let created = client
        .create_secret()
        .name("apps/one")
        .description("Für & <alle>")
        .secret_string("{\"user\":\"ü\",\"password\":\"p\\\"w ✓ 🦀\"}")
        .client_request_token(VERSIONS[0])
        .kms_key_id("alias/mine")
        .tags(tag("team", "blue"))
        .tags(tag("größe", ""))
        .send()
        .await;
    let arn = created.as_ref().ok().and_then(|output| output.arn());
    let arn = arn.unwrap_or_default().to_owned();
    steps.hide(Some(&arn), "ARN");
    steps.step("create", created, |output| {
        Fields::new()
            .field("arn", output.arn())
            .field("name", output.name())
            .field("version", output.version_id())
            .field("replicas", Some(output.replication_status().len()))
    });
    read(client, steps).await;
    bytes(client, steps).await;
    tags(client, steps).await;
    describe(client, &arn, "describe by its ARN", steps).await;
    policies(client, steps).await;
    deletion(client, steps).await;
    passwords(client, steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

async fn read(client: &Client, steps: &mut Steps) {
    let read = client.get_secret_value().secret_id("apps/one").send().await;
    steps.step("read", read, |output| {
        let printed = format!("{output:?}");
        Fields::new()
            .field("arn", output.arn())
            .field("name", output.name())
            .field("version", output.version_id())
            .field("value", output.secret_string())
            .has("bytes", output.secret_binary())
            .field("stages", Some(output.version_stages()))
            .field("recent", is_recent(output.created_date()))
            .field("printed", Some(printed.contains("password")))
    });
}

async fn bytes(client: &Client, steps: &mut Steps) {
    let created = client
        .create_secret()
        .name(NAME)
        .secret_binary(Blob::new([0, 1, 127, 128, 255]))
        .send()
        .await;
    steps.step("create with bytes and an odd name", created, |output| {
        Fields::new()
            .field("name", output.name())
            .field("version", output.version_id().map(str::len))
    });
    let created = client
        .create_secret()
        .name("apps/bytes")
        .secret_binary(Blob::new([0, 1, 127, 128, 255]))
        .send()
        .await;
    let arn = created.as_ref().ok().and_then(|output| output.arn());
    steps.hide(arn, "ARN");
    steps.step("create with bytes", created, |output| {
        Fields::new()
            .field("name", output.name())
            .field("version", output.version_id().map(str::len))
    });
    let read = client
        .get_secret_value()
        .secret_id("apps/bytes")
        .send()
        .await;
    steps.step("read bytes", read, |output| {
        let bytes = output.secret_binary().map(|blob| blob.as_ref());
        Fields::new()
            .field("bytes", bytes)
            .field("value", output.secret_string())
    });
}

async fn tags(client: &Client, steps: &mut Steps) {
    let tagged = client
        .tag_resource()
        .secret_id("apps/one")
        .tags(tag("stage", "test & more"))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .secret_id("apps/one")
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
}

async fn describe(client: &Client, id: &str, step: &str, steps: &mut Steps) {
    let described = client.describe_secret().secret_id(id).send().await;
    steps.step(step, described, |output| {
        let tags = output.tags().iter();
        let tags = tags.map(|tag| format!("{:?}={:?}", tag.key(), tag.value()));
        Fields::new()
            .field("name", output.name())
            .field("description", output.description())
            .field("key", output.kms_key_id())
            .field("rotated", output.rotation_enabled())
            .field("recent", is_recent(output.last_changed_date()))
            .field("tags", Some(sorted(tags)))
            .field("versions", Some(map(output.version_ids_to_stages())))
            .field(
                "deleted in hours",
                output.deleted_date().map(hours_from_now),
            )
    });
}

async fn policies(client: &Client, steps: &mut Steps) {
    let policy = r#"{"Version":"2012-10-17","Statement":[]}"#;
    let read = || client.get_resource_policy().secret_id("apps/one").send();
    let put = client
        .put_resource_policy()
        .secret_id("apps/one")
        .resource_policy(policy)
        .block_public_policy(true)
        .send()
        .await;
    steps.step("set a policy", put, |output| {
        Fields::new().field("name", output.name())
    });
    steps.step("read the policy", read().await, |output| {
        Fields::new().field("policy", output.resource_policy())
    });
    let deleted = client
        .delete_resource_policy()
        .secret_id("apps/one")
        .send()
        .await;
    steps.step("delete the policy", deleted, |output| {
        Fields::new().field("name", output.name())
    });
    steps.step("read the policy again", read().await, |output| {
        Fields::new().field("policy", output.resource_policy())
    });
}

async fn deletion(client: &Client, steps: &mut Steps) {
    let deleted = client
        .delete_secret()
        .secret_id("apps/one")
        .recovery_window_in_days(10)
        .send()
        .await;
    steps.step("delete in some days", deleted, |output| {
        Fields::new()
            .field("name", output.name())
            .field("hours", output.deletion_date().map(hours_from_now))
    });
    describe(client, "apps/one", "describe what will be deleted", steps).await;
    let read = client.get_secret_value().secret_id("apps/one").send().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_request_exception());
        steps.seen("is InvalidRequest", format!("{is_known:?}"));
    }
    steps.step("read what will be deleted", read, |_| "");
    let restored = client.restore_secret().secret_id("apps/one").send().await;
    steps.step("restore", restored, |output| {
        Fields::new().field("name", output.name())
    });
    let deleted = client
        .delete_secret()
        .secret_id("apps/bytes")
        .force_delete_without_recovery(true)
        .send()
        .await;
    steps.step("delete at once", deleted, |output| {
        Fields::new().field("hours", output.deletion_date().map(hours_from_now))
    });
    describe(client, "apps/bytes", "describe what was deleted", steps).await;
}

async fn passwords(client: &Client, steps: &mut Steps) {
    let made = client
        .get_random_password()
        .password_length(20)
        .exclude_punctuation(true)
        .exclude_uppercase(true)
        .exclude_lowercase(true)
        .require_each_included_type(false)
        .send()
        .await;
    steps.step("a password", made, |output| {
        let password = output.random_password().unwrap_or_default();
        let is_number = password.chars().all(|c| c.is_ascii_digit());
        Fields::new()
            .field("length", Some(password.len()))
            .field("number", Some(is_number))
            .field("printed", Some(format!("{output:?}").contains(password)))
    });
    let made = client.get_random_password().password_length(3).send().await;
    steps.step("a password that is too short", made, |_| "");
}
