//! Roles: created and waited for, changed, with policies of their own, in profiles, and taken away.

use std::time::Duration;

use aws_sdk_iam::Client;
use aws_sdk_iam::client::Waiters;
use aws_sdk_iam::types::Role;
use steps::{Fields, Steps, is_recent, sorted};

use super::{POLICY, TRUST, shown_tags, tag};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("roles");
    let created = client
        .create_role()
        .role_name("worker")
        .path("/service/")
        .description("für & <alle>")
        .assume_role_policy_document(TRUST)
        .max_session_duration(7200)
        .permissions_boundary("arn:aws:iam::aws:policy/PowerUserAccess")
        .tags(tag("größe", "ü"))
        .send()
        .await;
    steps.step("create", created, |output| {
        output.role().map(shown).unwrap_or_default()
    });
    let waited = client
        .wait_until_role_exists()
        .role_name("worker")
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until there is one", waited, |last| {
        let output = last.as_result().ok();
        output
            .and_then(|output| output.role())
            .map(shown)
            .unwrap_or_default()
    });
    change(client, steps).await;
    policies(client, steps).await;
    list(client, steps).await;
    profiles(client, steps).await;
    let deleted = client.delete_role().role_name("worker").send().await;
    steps.step("delete", deleted, |_| "");
    let read = client.get_role().role_name("worker").send().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_no_such_entity_exception());
        steps.seen("is NoSuchEntity", format!("{is_known:?}"));
    }
    steps.step("read what was deleted", read, |_| "");
}

fn shown(role: &Role) -> String {
    let boundary = role.permissions_boundary();
    Fields::new()
        .field("name", Some(role.role_name()))
        .field("arn", Some(role.arn()))
        .field("path", Some(role.path()))
        .field("description", role.description())
        .field("seconds", role.max_session_duration())
        .field("trust", role.assume_role_policy_document())
        .field(
            "boundary",
            boundary.and_then(|all| all.permissions_boundary_arn()),
        )
        .field("recent", is_recent(Some(role.create_date())))
        .field("tags", Some(shown_tags(role.tags())))
        .to_string()
}

async fn change(client: &Client, steps: &mut Steps) {
    let changed = client
        .update_role()
        .role_name("worker")
        .description("neu ✓")
        .max_session_duration(3600)
        .send()
        .await;
    steps.step("change", changed, |_| "");
    let changed = client
        .update_assume_role_policy()
        .role_name("worker")
        .policy_document(TRUST.replace("lambda", "ec2"))
        .send()
        .await;
    steps.step("change who may take it on", changed, |_| "");
    let changed = client
        .update_assume_role_policy()
        .role_name("worker")
        .policy_document("{no JSON")
        .send()
        .await;
    if let Err(error) = &changed {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_malformed_policy_document_exception());
        steps.seen("is MalformedPolicyDocument", format!("{is_known:?}"));
    }
    steps.step("change with what is no JSON", changed, |_| "");
    let read = client.get_role().role_name("worker").send().await;
    steps.step("read", read, |output| {
        output.role().map(shown).unwrap_or_default()
    });
}

async fn policies(client: &Client, steps: &mut Steps) {
    let put = client
        .put_role_policy()
        .role_name("worker")
        .policy_name("own")
        .policy_document(POLICY)
        .send()
        .await;
    steps.step("put a policy", put, |_| "");
    let read = client
        .get_role_policy()
        .role_name("worker")
        .policy_name("own")
        .send()
        .await;
    steps.step("read a policy", read, |output| {
        Fields::new()
            .field("role", Some(output.role_name()))
            .field("name", Some(output.policy_name()))
            .field("document", Some(output.policy_document()))
    });
    let listed = client
        .list_role_policies()
        .role_name("worker")
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<String>, _>>()
        .await;
    steps.step("list policies", listed, |names| sorted(names));
    for step in ["delete a policy", "delete a policy again"] {
        let deleted = client
            .delete_role_policy()
            .role_name("worker")
            .policy_name("own")
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..4 {
        super::role(client, &format!("listed-{number}"), steps).await;
    }
    let listed: Result<Vec<Role>, _> = client
        .list_roles()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |roles| {
        sorted(roles.iter().map(Role::role_name))
    });
    let mut pages = client.list_roles().max_items(3).into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("roles", Some(page.roles().len()))
                .field("truncated", Some(page.is_truncated()))
                .has("marker", page.marker())
        });
    }
}

/// Profiles, by which machines have roles.
async fn profiles(client: &Client, steps: &mut Steps) {
    let created = client
        .create_instance_profile()
        .instance_profile_name("machines")
        .send()
        .await;
    steps.step("create a profile", created, |output| {
        let profile = output.instance_profile();
        Fields::new()
            .field("arn", profile.map(|profile| profile.arn()))
            .field("roles", profile.map(|profile| profile.roles().len()))
    });
    let added = client
        .add_role_to_instance_profile()
        .instance_profile_name("machines")
        .role_name("worker")
        .send()
        .await;
    steps.step("put the role into it", added, |_| "");
    let waited = client
        .wait_until_instance_profile_exists()
        .instance_profile_name("machines")
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait for the profile", waited, |_| "");
    let read = client
        .get_instance_profile()
        .instance_profile_name("machines")
        .send()
        .await;
    steps.step("read the profile", read, |output| {
        let profile = output.instance_profile();
        let roles = profile.map(|profile| profile.roles()).unwrap_or_default();
        sorted(roles.iter().map(shown))
    });
    let removed = client
        .remove_role_from_instance_profile()
        .instance_profile_name("machines")
        .role_name("worker")
        .send()
        .await;
    steps.step("take the role out of it", removed, |_| "");
    let deleted = client
        .delete_instance_profile()
        .instance_profile_name("machines")
        .send()
        .await;
    steps.step("delete the profile", deleted, |_| "");
}
