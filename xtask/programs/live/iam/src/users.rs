//! Users: created and waited for, read, renamed, tagged, listed and taken away.

use std::time::Duration;

use aws_sdk_iam::Client;
use aws_sdk_iam::client::Waiters;
use aws_sdk_iam::types::User;
use steps::{Fields, Steps, is_recent, sorted};

use super::{shown_tags, tag};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("users");
    let create = client
        .create_user()
        .user_name("ann")
        .path("/people/")
        .tags(tag("team", "blue"))
        .tags(tag("größe", "ü & <ö> a+b%20"));
    let created = create.clone().send().await;
    steps.step("create", created, |output| {
        output.user().map(shown).unwrap_or_default()
    });
    let again = create.send().await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_entity_already_exists_exception());
        steps.seen("is EntityAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("create again", again, |_| "");
    let waited = client
        .wait_until_user_exists()
        .user_name("ann")
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until there is one", waited, |last| {
        let output = last.as_result().ok();
        output
            .and_then(|output| output.user())
            .map(shown)
            .unwrap_or_default()
    });
    let read = client.get_user().user_name("ann").send().await;
    steps.step("read", read, |output| {
        output.user().map(shown).unwrap_or_default()
    });
    tags(client, steps).await;
    list(client, steps).await;
    rename_and_delete(client, steps).await;
}

fn shown(user: &User) -> String {
    Fields::new()
        .field("name", Some(user.user_name()))
        .field("arn", Some(user.arn()))
        .field("path", Some(user.path()))
        .field("id", Some(user.user_id().len()))
        .field("recent", is_recent(Some(user.create_date())))
        .field("used", user.password_last_used())
        .field("tags", Some(shown_tags(user.tags())))
        .to_string()
}

async fn tags(client: &Client, steps: &mut Steps) {
    let tagged = client
        .tag_user()
        .user_name("ann")
        .tags(tag("stage", ""))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_user()
        .user_name("ann")
        .tag_keys("team")
        .tag_keys("none")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    let listed = client
        .list_user_tags()
        .user_name("ann")
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list tags with a paginator", listed, |tags| {
        shown_tags(tags)
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    for name in ["bob", "carl"] {
        super::user(client, name, steps).await;
    }
    let listed: Result<Vec<User>, _> = client
        .list_users()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |users| {
        sorted(users.iter().map(User::user_name))
    });
    let listed = client.list_users().path_prefix("/people/").send().await;
    steps.step("list those below a path", listed, |output| {
        let users = sorted(output.users().iter().map(User::user_name));
        format!("{users} truncated {}", output.is_truncated())
    });
}

async fn rename_and_delete(client: &Client, steps: &mut Steps) {
    let renamed = client
        .update_user()
        .user_name("ann")
        .new_user_name("anna")
        .new_path("/")
        .send()
        .await;
    steps.step("rename", renamed, |_| "");
    for name in ["ann", "anna"] {
        let deleted = client.delete_user().user_name(name).send().await;
        if let Err(error) = &deleted {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_no_such_entity_exception());
            steps.seen("is NoSuchEntity", format!("{is_known:?}"));
        }
        steps.step(&format!("delete {name}"), deleted, |_| "");
    }
    let waited = client
        .wait_until_user_exists()
        .user_name("anna")
        .wait(Duration::from_millis(300))
        .await;
    steps.step("wait for one that is gone", waited, |_| "");
}
