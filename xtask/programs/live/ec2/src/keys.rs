//! Key pairs: made by the service, and brought along.

use std::time::Duration;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::primitives::Blob;
use aws_sdk_ec2::types::{KeyPairInfo, KeyType, ResourceType};
use steps::{Fields, Steps, is_recent, sorted};

use crate::{filter, shown, tagged};

/// A public key of which nobody has the private one.
const PUBLIC: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl program";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("keys");
    let create = || {
        client
            .create_key_pair()
            .key_name("made")
            .key_type(KeyType::Ed25519)
            .tag_specifications(tagged(ResourceType::KeyPair, "made"))
            .send()
    };
    steps.step("create", create().await, |output| {
        Fields::new()
            .field("name", output.key_name())
            .has("fingerprint", output.key_fingerprint())
            .field(
                "begins",
                output.key_material().and_then(|key| key.lines().next()),
            )
            .field("tags", Some(shown(output.tags())))
    });
    steps.step("create again", create().await, |_| "");
    let told = client.create_key_pair().key_name("secret").send().await;
    steps.step("the secret is not told", told, |output| {
        format!("{output:?}").contains("PRIVATE KEY")
    });
    brought(client, steps).await;

    for step in ["delete", "delete again"] {
        let deleted = client.delete_key_pair().key_name("made").send().await;
        steps.step(step, deleted, |output| {
            Fields::new()
                .field("return", output.r#return())
                .has("id", output.key_pair_id())
        });
    }
    let read = client.describe_key_pairs().key_names("made").send().await;
    steps.step("read what was deleted", read, |output| {
        output.key_pairs().len()
    });
}

async fn brought(client: &Client, steps: &mut Steps) {
    let import = |material: &str| {
        client
            .import_key_pair()
            .key_name("mine")
            .public_key_material(Blob::new(material))
            .tag_specifications(tagged(ResourceType::KeyPair, "mine"))
            .send()
    };
    steps.step("bring no key along", import("ssh-ed25519 no").await, |_| "");
    steps.step("bring along", import(PUBLIC).await, |output| {
        Fields::new()
            .field("name", output.key_name())
            .field("fingerprint", output.key_fingerprint())
    });
    let wait = client.wait_until_key_pair_exists().key_names("mine");
    let waited = wait.wait(Duration::from_secs(60)).await;
    steps.step("wait until it is there", waited, |_| "");
    let pair = |pair: &KeyPairInfo| {
        Fields::new()
            .field("name", pair.key_name())
            .field("type", pair.key_type())
            .field("fingerprint", pair.key_fingerprint())
            .field("public", pair.public_key())
            .field("recent", is_recent(pair.create_time()))
            .field("tags", Some(shown(pair.tags())))
            .to_string()
    };
    for (step, public) in [("read", None), ("read with the public key", Some(true))] {
        let read = client
            .describe_key_pairs()
            .filters(filter("key-name", "mine"))
            .set_include_public_key(public)
            .send()
            .await;
        steps.step(step, read, |output| {
            sorted(output.key_pairs().iter().map(pair))
        });
    }
}
