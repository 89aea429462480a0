//! Vaults: their tags, notifications and policies.

use aws_sdk_glacier::types::{
    DataRetrievalPolicy, DataRetrievalRule, VaultAccessPolicy, VaultNotificationConfig,
};
use transport::{Cases, Reply};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("vaults");
    vaults(cases).await;
    settings(cases).await;
}

async fn vaults(cases: &mut Cases) {
    let made = Reply::new(201).header("location", "/1/vaults/v");
    cases
        .case("a vault that is made", [made], async |config| {
            client(&config)
                .create_vault()
                .vault_name("v.1_-")
                .send()
                .await
        })
        .await;
    let found = json(
        200,
        "{\"CreationDate\":\"2024-05-06T07:08:09.123Z\",\"SizeInBytes\":9007199254740993,\"NumberOfArchives\":0,\"VaultName\":null,\"New\":{}}",
    );
    cases
        .case("a vault of another account", [found], async |config| {
            let call = client(&config).describe_vault().vault_name("v");
            call.account_id("210987654321").send().await
        })
        .await;
    let pages = [
        json(
            200,
            "{\"VaultList\":[{\"VaultName\":\"a\"},{}],\"Marker\":\"arn:m/1\"}",
        ),
        json(200, "{\"VaultList\":[],\"Marker\":null}"),
    ];
    cases
        .case("all pages of vaults", pages, async |config| {
            let pages = client(&config)
                .list_vaults()
                .into_paginator()
                .page_size(2)
                .items();
            pages.send().collect::<Result<Vec<_>, _>>().await
        })
        .await;
}

async fn settings(cases: &mut Cases) {
    cases
        .case("tags that are added", [Reply::new(204)], async |config| {
            let call = client(&config).add_tags_to_vault().vault_name("v");
            call.tags("k \"1\"", "\u{1f4f7}").send().await
        })
        .await;
    cases
        .case("who is notified", [Reply::new(204)], async |config| {
            let notified = VaultNotificationConfig::builder().sns_topic("arn:t");
            let notified = notified
                .events("ArchiveRetrievalCompleted")
                .events("")
                .build();
            let call = client(&config).set_vault_notifications().vault_name("v");
            call.vault_notification_config(notified).send().await
        })
        .await;
    cases
        .case("a policy of a vault", [Reply::new(204)], async |config| {
            let policy = VaultAccessPolicy::builder()
                .policy("{\"a\": \"/\"}\n")
                .build();
            let call = client(&config).set_vault_access_policy().vault_name("v");
            call.policy(policy).send().await
        })
        .await;
    cases
        .case("what may be retrieved", [Reply::new(204)], async |config| {
            let rule = DataRetrievalRule::builder()
                .strategy("BytesPerHour")
                .bytes_per_hour(i64::MAX);
            let policy = DataRetrievalPolicy::builder().rules(rule.build());
            let policy = policy.rules(DataRetrievalRule::builder().build()).build();
            client(&config)
                .set_data_retrieval_policy()
                .policy(policy)
                .send()
                .await
        })
        .await;
    cases
        .case(
            "a lock that is set for good",
            [Reply::new(204)],
            async |config| {
                client(&config)
                    .complete_vault_lock()
                    .vault_name("v")
                    .lock_id("l/1")
                    .send()
                    .await
            },
        )
        .await;
}
