//! Policies that several can have: created and waited for, in versions, attached, listed and taken away.

use std::time::Duration;

use aws_sdk_iam::Client;
use aws_sdk_iam::client::Waiters;
use aws_sdk_iam::types::{EntityType, Policy, PolicyScopeType, PolicyVersion};
use steps::{Fields, Steps, is_recent, sorted};

use super::{POLICY, shown_tags, tag};

const ARN: &str = "arn:aws:iam::123456789012:policy/read/reading";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("policies");
    let created = client
        .create_policy()
        .policy_name("reading")
        .path("/read/")
        .description("lesen & <x>")
        .policy_document(POLICY)
        .tags(tag("a", "ü"))
        .send()
        .await;
    steps.step("create", created, |output| {
        output.policy().map(shown).unwrap_or_default()
    });
    let waited = client
        .wait_until_policy_exists()
        .policy_arn(ARN)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until there is one", waited, |_| "");
    let read = client.get_policy().policy_arn(ARN).send().await;
    steps.step("read", read, |output| {
        output.policy().map(shown).unwrap_or_default()
    });
    versions(client, steps).await;
    attached(client, steps).await;
    list(client, steps).await;
    for step in ["delete", "delete again"] {
        let deleted = client.delete_policy().policy_arn(ARN).send().await;
        steps.step(step, deleted, |_| "");
    }
}

fn shown(policy: &Policy) -> String {
    Fields::new()
        .field("name", policy.policy_name())
        .field("arn", policy.arn())
        .field("path", policy.path())
        .field("description", policy.description())
        .field("version", policy.default_version_id())
        .field("attached", policy.attachment_count())
        .field("attachable", Some(policy.is_attachable()))
        .field("recent", is_recent(policy.create_date()))
        .field("tags", Some(shown_tags(policy.tags())))
        .to_string()
}

async fn versions(client: &Client, steps: &mut Steps) {
    let created = client
        .create_policy_version()
        .policy_arn(ARN)
        .policy_document(POLICY.replace("Read1", "Read2"))
        .set_as_default(true)
        .send()
        .await;
    steps.step("create a version", created, |output| {
        let version = output.policy_version();
        Fields::new()
            .field("id", version.and_then(|version| version.version_id()))
            .field(
                "default",
                version.map(|version| version.is_default_version()),
            )
    });
    let read = client
        .get_policy_version()
        .policy_arn(ARN)
        .version_id("v2")
        .send()
        .await;
    steps.step("read a version", read, |output| {
        let version = output.policy_version();
        Fields::new()
            .field("document", version.and_then(|version| version.document()))
            .field(
                "default",
                version.map(|version| version.is_default_version()),
            )
    });
    let listed: Result<Vec<PolicyVersion>, _> = client
        .list_policy_versions()
        .policy_arn(ARN)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list versions", listed, |versions| {
        sorted(versions.iter().filter_map(PolicyVersion::version_id))
    });
    let set = client
        .set_default_policy_version()
        .policy_arn(ARN)
        .version_id("v1")
        .send()
        .await;
    steps.step("go back to the first", set, |_| "");
    for version in ["v1", "v2", "v9"] {
        let deleted = client
            .delete_policy_version()
            .policy_arn(ARN)
            .version_id(version)
            .send()
            .await;
        if let Err(error) = &deleted {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_delete_conflict_exception());
            steps.seen(
                &format!("is {version} DeleteConflict"),
                format!("{is_known:?}"),
            );
        }
        steps.step(&format!("delete {version}"), deleted, |_| "");
    }
}

async fn attached(client: &Client, steps: &mut Steps) {
    super::role(client, "attached", steps).await;
    let attached = client
        .attach_role_policy()
        .role_name("attached")
        .policy_arn(ARN)
        .send()
        .await;
    steps.step("attach", attached, |_| "");
    let listed = client
        .list_attached_role_policies()
        .role_name("attached")
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list those of a role", listed, |all| {
        sorted(all.iter().filter_map(|one| one.policy_arn()))
    });
    let listed = client
        .list_entities_for_policy()
        .policy_arn(ARN)
        .entity_filter(EntityType::Role)
        .send()
        .await;
    steps.step("list who has it", listed, |output| {
        let roles = output.policy_roles().iter();
        Fields::new()
            .field(
                "roles",
                Some(sorted(roles.filter_map(|role| role.role_name()))),
            )
            .field("users", Some(output.policy_users().len()))
            .field("groups", Some(output.policy_groups().len()))
    });
    for step in ["detach", "detach again"] {
        let detached = client
            .detach_role_policy()
            .role_name("attached")
            .policy_arn(ARN)
            .send()
            .await;
        steps.step(step, detached, |_| "");
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..3 {
        let created = client
            .create_policy()
            .policy_name(format!("listed-{number}"))
            .policy_document(POLICY)
            .send()
            .await;
        steps.step(&format!("create {number}"), created, |_| "");
    }
    let listed: Result<Vec<Policy>, _> = client
        .list_policies()
        .scope(PolicyScopeType::Local)
        .only_attached(false)
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().filter_map(Policy::policy_name))
    });
}
