//! Access keys of a user.

use aws_sdk_iam::Client;
use aws_sdk_iam::types::{AccessKeyMetadata, StatusType};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("keys");
    super::user(client, "frieda", steps).await;
    let created = client.create_access_key().user_name("frieda").send().await;
    let key = created.as_ref().ok().and_then(|output| output.access_key());
    let id = key
        .map(|key| key.access_key_id().to_owned())
        .unwrap_or_default();
    steps.hide(Some(&id), "KEY");
    steps.step("create", created, |output| {
        let key = output.access_key();
        let secret = key.map(|key| key.secret_access_key());
        let printed = format!("{output:?}");
        Fields::new()
            .field("user", key.map(|key| key.user_name()))
            .field("id", key.map(|key| key.access_key_id()))
            .field("secret", secret.map(str::len))
            .field("printed", secret.map(|secret| printed.contains(secret)))
            .field("status", key.map(|key| key.status()))
            .field("recent", key.and_then(|key| is_recent(key.create_date())))
    });
    let changed = client
        .update_access_key()
        .user_name("frieda")
        .access_key_id(&id)
        .status(StatusType::Inactive)
        .send()
        .await;
    steps.step("switch off", changed, |_| "");
    let listed: Result<Vec<AccessKeyMetadata>, _> = client
        .list_access_keys()
        .user_name("frieda")
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |keys| {
        let keys = keys.iter().map(|key| {
            Fields::new()
                .field("id", key.access_key_id())
                .field("status", key.status())
                .field("user", key.user_name())
        });
        sorted(keys)
    });
    for step in ["delete", "delete again"] {
        let deleted = client
            .delete_access_key()
            .user_name("frieda")
            .access_key_id(&id)
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
}
