//! Grants: made, listed with a paginator, and revoked.

use aws_sdk_kms::Client;
use aws_sdk_kms::types::{GrantConstraints, GrantListEntry, GrantOperation, KeySpec, KeyUsageType};
use steps::{Fields, Steps, is_recent, map, sorted};

const USER: &str = "arn:aws:iam::123456789012:user/ann";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("grants");
    let spec = (KeySpec::SymmetricDefault, KeyUsageType::EncryptDecrypt);
    let key = super::key(client, spec, "GRANTED", steps).await;
    let constraints = GrantConstraints::builder()
        .encryption_context_subset("größe", "ü")
        .build();
    let made = client
        .create_grant()
        .key_id(&key)
        .grantee_principal(USER)
        .retiring_principal(USER)
        .operations(GrantOperation::Encrypt)
        .operations(GrantOperation::DescribeKey)
        .constraints(constraints)
        .name("for ann")
        .send()
        .await;
    let made = steps.step("make", made, |output| {
        Fields::new()
            .has("ID", output.grant_id())
            .has("token", output.grant_token())
    });
    let id = made.and_then(|output| output.grant_id).unwrap_or_default();
    steps.hide(Some(&id), "GRANT");
    let listed: Result<Vec<GrantListEntry>, _> = client
        .list_grants()
        .key_id(&key)
        .into_paginator()
        .page_size(1)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| shown(all));
    let listed: Result<Vec<GrantListEntry>, _> = client
        .list_retirable_grants()
        .retiring_principal(USER)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list what ann can give back", listed, |all| shown(all));
    for step in ["revoke", "revoke again"] {
        let revoked = client.revoke_grant().key_id(&key).grant_id(&id);
        steps.step(step, revoked.send().await, |_| "");
    }
    let listed = client.list_grants().key_id(&key).send().await;
    steps.step("list what is left", listed, |output| {
        format!("{} {}", shown(output.grants()), output.truncated())
    });
}

fn shown(grants: &[GrantListEntry]) -> String {
    let grants = grants.iter().map(|grant| {
        let constraints = grant.constraints();
        let context = constraints.and_then(|all| all.encryption_context_subset());
        Fields::new()
            .field("id", grant.grant_id())
            .field("name", grant.name())
            .field("key", grant.key_id())
            .field("grantee", grant.grantee_principal())
            .field("operations", Some(grant.operations()))
            .field("context", Some(map(context)))
            .field("recent", is_recent(grant.creation_date()))
    });
    sorted(grants)
}
