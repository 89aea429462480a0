//! Keys, grants and aliases.

use aws_sdk_kms::primitives::{Blob, DateTime};
use aws_sdk_kms::types::{
    ExpirationModelType, GrantConstraints, GrantOperation, KeySpec, KeyUsageType, OriginType, Tag,
};
use transport::Cases;

use crate::{KEY, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("keys");
    made(cases).await;
    changed(cases).await;
    listed(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = json(
        "{\"KeyMetadata\":{\"KeyId\":\"k\",\"CreationDate\":1.714979289123456E9,\"Enabled\":true,\"KeyState\":\"NEWER\",\"EncryptionAlgorithms\":[\"SYMMETRIC_DEFAULT\",\"NEW\"],\"MultiRegionConfiguration\":{\"PrimaryKey\":{\"Region\":\"r\"},\"ReplicaKeys\":[{},{\"Arn\":\"a\"}]},\"PendingDeletionWindowInDays\":7}}",
    );
    cases
        .case("a key with tags and a policy", [made], async |config| {
            let tag = Tag::builder().tag_key("team").tag_value("").build();
            let call = client(&config).create_key().description("gr\u{fc}n \\ /");
            let call = call
                .policy("{\"Statement\": []}\n")
                .key_usage(KeyUsageType::SignVerify);
            let call = call.key_spec(KeySpec::Rsa2048).origin(OriginType::AwsKms);
            let call = call.tags(tag.expect("a key and a value"));
            call.multi_region(true).send().await
        })
        .await;
    let granted = json("{\"GrantToken\":\"t\",\"GrantId\":\"g\"}");
    cases
        .case("a grant under conditions", [granted], async |config| {
            let constraints = GrantConstraints::builder();
            let constraints = constraints.encryption_context_subset("a", "b").build();
            let call = client(&config).create_grant().key_id(KEY);
            let call = call.grantee_principal("arn:aws:iam::1:role/r");
            let call = call
                .operations(GrantOperation::Decrypt)
                .operations("Newer".into());
            call.constraints(constraints).name("n").send().await
        })
        .await;
    cases
        .case(
            "material that is brought along",
            [json("{}")],
            async |config| {
                let call = client(&config).import_key_material().key_id(KEY);
                let call = call.import_token(Blob::new("token"));
                let call = call.encrypted_key_material(Blob::new([254; 3]));
                let call = call.valid_to(DateTime::from_secs_and_nanos(4_102_444_800, 123_000_000));
                let call = call.expiration_model(ExpirationModelType::KeyMaterialExpires);
                call.send().await
            },
        )
        .await;
}

async fn changed(cases: &mut Cases) {
    let scheduled = json(
        "{\"DeletionDate\":1715584089.0,\"KeyState\":\"PendingDeletion\",\"PendingWindowInDays\":7}",
    );
    cases
        .case("a key that will be deleted", [scheduled], async |config| {
            let call = client(&config).schedule_key_deletion().key_id(KEY);
            call.pending_window_in_days(7).send().await
        })
        .await;
    cases
        .case("an alias without members", [json("")], async |config| {
            client(&config).create_alias().send().await
        })
        .await;
    cases
        .case(
            "tags that are taken away",
            [json("{\"a\":1}")],
            async |config| {
                let call = client(&config).untag_resource().key_id(KEY);
                call.tag_keys("a").tag_keys("\u{e9}").send().await
            },
        )
        .await;
}

async fn listed(cases: &mut Cases) {
    let pages = [
        json(
            "{\"Keys\":[{\"KeyId\":\"a\",\"KeyArn\":\"arn:a\"}],\"NextMarker\":\"m+/\",\"Truncated\":true}",
        ),
        json("{\"Keys\":[{},{\"KeyId\":\"\"}],\"Truncated\":false}"),
    ];
    cases
        .case("all pages of keys", pages, async |config| {
            let pages = client(&config).list_keys().into_paginator().page_size(1);
            pages.items().send().collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let grants = json(
        "{\"Grants\":[{\"KeyId\":\"k\",\"CreationDate\":0,\"Operations\":[],\"Constraints\":{\"EncryptionContextEquals\":{\"a\":\"b\"}}}],\"Truncated\":false}",
    );
    cases
        .case("grants of a service", [grants], async |config| {
            let call = client(&config).list_grants().key_id(KEY).limit(0);
            call.grantee_principal("s3.amazonaws.com").send().await
        })
        .await;
}
