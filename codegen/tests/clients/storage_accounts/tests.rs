//! A service that finds the host of an account by its endpoint rules. The model has the shape IDs that the
//! rows of customizations name.

use aws_smithy_runtime_api::client::result::SdkError;
use storage_accounts::config::{BehaviorVersion, Credentials, Region};
use storage_accounts::types::PublicAccessBlockConfiguration;
use storage_accounts::{Client, Config};

use crate::wire::Wire;

fn client_of_wire() -> (Client, Wire) {
    let wire = Wire::default();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "tests"))
        .http_client(wire.http_client());
    (Client::from_conf(config.build()), wire)
}

#[tokio::test]
async fn the_account_stands_in_the_host_name_once() {
    let (client, wire) = client_of_wire();
    let get = || client.get_public_access_block();
    let _ = get().account_id("123").send().await;
    let sent = wire.last();
    assert_eq!(
        sent.uri,
        "http://123.storage.test/v20180820/configuration/publicAccessBlock"
    );
    assert_eq!(sent.header("x-amz-account-id"), Some("123"));
    let error = get().send().await.expect_err("no account");
    assert!(
        matches!(error, SdkError::ConstructionFailure(_)),
        "{error:?}"
    );
    assert_eq!(wire.len(), 1);
}

#[tokio::test]
async fn the_digest_of_the_payload_is_a_header() {
    let (client, wire) = client_of_wire();
    let block = PublicAccessBlockConfiguration::builder().build();
    let put = client.put_public_access_block().account_id("123");
    let put = put.public_access_block_configuration(block);
    put.send().await.expect("a reply");
    let sent = wire.last();
    let digest = sent.header("x-amz-content-sha256").unwrap_or_default();
    assert_eq!(digest.len(), 64, "{digest}");
    let authorization = sent.header("authorization").unwrap_or_default();
    assert!(authorization.contains("x-amz-content-sha256"));
    assert!(sent.header("content-md5").is_some());
}

#[test]
fn a_setting_may_be_unset() {
    let block = PublicAccessBlockConfiguration::builder();
    let block = block.block_public_acls(true).build();
    assert_eq!(block.block_public_acls, Some(true));
    assert_eq!(block.ignore_public_acls, None);
}
