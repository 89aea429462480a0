//! Groups of users.

use aws_sdk_iam::Client;
use aws_sdk_iam::types::{Group, User};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("groups");
    let created = client
        .create_group()
        .group_name("readers")
        .path("/all/")
        .send()
        .await;
    steps.step("create", created, |output| {
        output.group().map(shown).unwrap_or_default()
    });
    for name in ["dora", "emil"] {
        super::user(client, name, steps).await;
        let added = client
            .add_user_to_group()
            .group_name("readers")
            .user_name(name)
            .send()
            .await;
        steps.step(&format!("add {name}"), added, |_| "");
    }
    let added = client
        .add_user_to_group()
        .group_name("readers")
        .user_name("absent")
        .send()
        .await;
    steps.step("add who is not there", added, |_| "");
    let read = client.get_group().group_name("readers").send().await;
    steps.step("read", read, |output| {
        let users = sorted(output.users().iter().map(User::user_name));
        let group = output.group().map(shown);
        format!("{} users {users}", group.unwrap_or_default())
    });
    let users: Result<Vec<User>, _> = client
        .get_group()
        .group_name("readers")
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("read the users with a paginator", users, |users| {
        sorted(users.iter().map(User::arn))
    });
    let listed = client
        .list_groups_for_user()
        .user_name("dora")
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<Group>, _>>()
        .await;
    steps.step("list those of a user", listed, |groups| {
        sorted(groups.iter().map(Group::group_name))
    });
    for name in ["dora", "emil"] {
        let removed = client
            .remove_user_from_group()
            .group_name("readers")
            .user_name(name)
            .send()
            .await;
        steps.step(&format!("remove {name}"), removed, |_| "");
    }
    let deleted = client.delete_group().group_name("readers").send().await;
    steps.step("delete", deleted, |_| "");
}

fn shown(group: &Group) -> String {
    Fields::new()
        .field("name", Some(group.group_name()))
        .field("arn", Some(group.arn()))
        .field("path", Some(group.path()))
        .field("recent", is_recent(Some(group.create_date())))
        .to_string()
}
