//! Keys themselves: created, described, listed, switched off and on, rotated, tagged, and to be deleted.

use aws_sdk_kms::Client;
use aws_sdk_kms::types::{KeyListEntry, KeyMetadata, KeySpec, KeyUsageType, OriginType, Tag};
use steps::{Fields, Steps, hours_from_now, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("keys");
    let created = client
        .create_key()
        .description("Schlüssel für & <alles> 🔑")
        .key_usage(KeyUsageType::EncryptDecrypt)
        .key_spec(KeySpec::SymmetricDefault)
        .origin(OriginType::AwsKms)
        .multi_region(false)
        .tags(tag("team", "blue"))
        .tags(tag("größe", ""))
        .send()
        .await;
    let metadata = created.as_ref().ok();
    let metadata = metadata.and_then(|output| output.key_metadata.clone());
    let id = metadata.map(|metadata| metadata.key_id).unwrap_or_default();
    steps.hide(Some(&id), "KEY");
    steps.step("create", created, |output| {
        output.key_metadata().map(shown).unwrap_or_default()
    });
    states(client, &id, steps).await;
    rotation(client, &id, steps).await;
    policies(client, &id, steps).await;
    tags(client, &id, steps).await;
    aliases(client, &id, steps).await;
    list(client, steps).await;
    deletion(client, &id, steps).await;
}

fn shown(metadata: &KeyMetadata) -> String {
    Fields::new()
        .field("arn", metadata.arn())
        .field("account", metadata.aws_account_id())
        .field("enabled", Some(metadata.enabled()))
        .field("description", metadata.description())
        .field("usage", metadata.key_usage())
        .field("state", metadata.key_state())
        .field("spec", metadata.key_spec())
        .field("manager", metadata.key_manager())
        .field("algorithms", Some(metadata.encryption_algorithms()))
        .field("regions", metadata.multi_region())
        .field("recent", is_recent(metadata.creation_date()))
        .field(
            "deleted in hours",
            metadata.deletion_date().map(hours_from_now),
        )
        .to_string()
}

fn tag(key: &str, value: &str) -> Tag {
    let tag = Tag::builder().tag_key(key).tag_value(value);
    tag.build().expect("a key and a value")
}

async fn describe(client: &Client, id: &str, step: &str, steps: &mut Steps) {
    let described = client.describe_key().key_id(id).send().await;
    steps.step(step, described, |output| {
        output.key_metadata().map(shown).unwrap_or_default()
    });
}

async fn states(client: &Client, id: &str, steps: &mut Steps) {
    let changed = client
        .update_key_description()
        .key_id(id)
        .description("new")
        .send()
        .await;
    steps.step("describe it newly", changed, |_| "");
    let disabled = client.disable_key().key_id(id).send().await;
    steps.step("switch off", disabled, |_| "");
    describe(client, id, "describe", steps).await;
    let enabled = client.enable_key().key_id(id).send().await;
    steps.step("switch on", enabled, |_| "");
}

async fn rotation(client: &Client, id: &str, steps: &mut Steps) {
    let status = || client.get_key_rotation_status().key_id(id).send();
    let enabled = client
        .enable_key_rotation()
        .key_id(id)
        .rotation_period_in_days(180)
        .send()
        .await;
    steps.step("rotate", enabled, |_| "");
    steps.step("is it rotated", status().await, |output| {
        Fields::new()
            .field("rotated", Some(output.key_rotation_enabled()))
            .field("days", output.rotation_period_in_days())
    });
    let disabled = client.disable_key_rotation().key_id(id).send().await;
    steps.step("do not rotate", disabled, |_| "");
    steps.step("is it rotated now", status().await, |output| {
        Fields::new().field("rotated", Some(output.key_rotation_enabled()))
    });
}

async fn policies(client: &Client, id: &str, steps: &mut Steps) {
    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}"#;
    let put = client
        .put_key_policy()
        .key_id(id)
        .policy_name("default")
        .policy(policy)
        .bypass_policy_lockout_safety_check(true)
        .send()
        .await;
    steps.step("set the policy", put, |_| "");
    let read = client
        .get_key_policy()
        .key_id(id)
        .policy_name("default")
        .send()
        .await;
    steps.step("read the policy", read, |output| {
        Fields::new()
            .field("policy", output.policy())
            .field("name", output.policy_name())
    });
    let listed = client
        .list_key_policies()
        .key_id(id)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list policies", listed, |names| sorted(names));
}

async fn tags(client: &Client, id: &str, steps: &mut Steps) {
    let tagged = client
        .tag_resource()
        .key_id(id)
        .tags(tag("stage", "test & more"))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .key_id(id)
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    let listed = client
        .list_resource_tags()
        .key_id(id)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list tags", listed, |tags| {
        let tags = tags.iter();
        sorted(tags.map(|tag| format!("{}={:?}", tag.tag_key(), tag.tag_value())))
    });
}

async fn aliases(client: &Client, id: &str, steps: &mut Steps) {
    for step in ["create an alias", "create the alias again"] {
        let created = client
            .create_alias()
            .alias_name("alias/mine")
            .target_key_id(id)
            .send()
            .await;
        if let Err(error) = &created {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_already_exists_exception());
            steps.seen("is AlreadyExists", format!("{is_known:?}"));
        }
        steps.step(step, created, |_| "");
    }
    describe(client, "alias/mine", "describe by an alias", steps).await;
    let spec = (KeySpec::SymmetricDefault, KeyUsageType::EncryptDecrypt);
    let other = super::key(client, spec, "OTHER", steps).await;
    let changed = client
        .update_alias()
        .alias_name("alias/mine")
        .target_key_id(&other)
        .send()
        .await;
    steps.step("change the alias", changed, |_| "");
    let listed = client
        .list_aliases()
        .key_id(&other)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list aliases", listed, |all| {
        let all = all.iter().map(|alias| {
            Fields::new()
                .field("name", alias.alias_name())
                .field("arn", alias.alias_arn())
                .field("key", alias.target_key_id())
                .field("recent", is_recent(alias.creation_date()))
        });
        sorted(all)
    });
    let deleted = client.delete_alias().alias_name("alias/mine").send().await;
    steps.step("delete the alias", deleted, |_| "");
}

async fn list(client: &Client, steps: &mut Steps) {
    let first = client.list_keys().limit(1).send().await;
    steps.step("list one", first, |output| {
        Fields::new()
            .field("keys", Some(output.keys().len()))
            .field("truncated", Some(output.truncated()))
            .has("next", output.next_marker())
    });
    let listed: Result<Vec<KeyListEntry>, _> = client
        .list_keys()
        .into_paginator()
        .page_size(1)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |keys| {
        Fields::new()
            .field("keys", Some(keys.len()))
            .field("first", keys.first().and_then(KeyListEntry::key_arn))
    });
}

async fn deletion(client: &Client, id: &str, steps: &mut Steps) {
    let scheduled = client
        .schedule_key_deletion()
        .key_id(id)
        .pending_window_in_days(7)
        .send()
        .await;
    steps.step("delete in some days", scheduled, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("state", output.key_state())
            .field("hours", output.deletion_date().map(hours_from_now))
    });
    describe(client, id, "describe what will be deleted", steps).await;
    let cancelled = client.cancel_key_deletion().key_id(id).send().await;
    steps.step("do not delete", cancelled, |output| {
        Fields::new().field("key", output.key_id())
    });
}
