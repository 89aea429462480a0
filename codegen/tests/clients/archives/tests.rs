//! A service that archives: its version and its tree hash in headers, and an account that need not be
//! named. The model has the shape IDs that the rows of customizations name.

use archives::primitives::ByteStream;

use crate::fixtures::client;
use crate::server::{Reply, Server};

/// The digest of `hello world`, which is its tree hash too.
const HELLO: &str = "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9";

#[tokio::test]
async fn every_request_names_the_version() {
    let replies = [Reply::json(200, "{}"), Reply::json(200, "{}")];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(archives, server);
    client.list_vaults().send().await.expect("a reply");
    let upload = client.upload_archive().vault_name("v");
    upload.send().await.expect("a reply");
    for request in server.received() {
        assert_eq!(request.header("x-amz-glacier-version"), Some("2012-06-01"));
        let authorization = request.header("authorization").unwrap_or_default();
        assert!(authorization.contains("x-amz-glacier-version"));
    }
}

#[tokio::test]
async fn an_account_that_is_unset_is_the_one_that_signs() {
    let replies = [(); 3].map(|()| Reply::json(200, "{}"));
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(archives, server);
    for (account, path) in [
        (None, "/-/vaults"),
        (Some(""), "/-/vaults"),
        (Some("1"), "/1/vaults"),
    ] {
        let list = client
            .list_vaults()
            .set_account_id(account.map(str::to_owned));
        list.send().await.expect("a reply");
        let received = server.received();
        let target = received.last().map(|it| it.target.as_str());
        assert_eq!(target, Some(path));
    }
}

#[tokio::test]
async fn uploads_carry_their_tree_hash() {
    let replies = [
        Reply::json(500, "{}"),
        Reply::json(200, "{}"),
        Reply::json(200, "{}"),
        Reply::json(200, "{}"),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(archives, server);
    let upload = || client.upload_archive().vault_name("v");
    // The first call is tried again, with the same hashes.
    let hello = || ByteStream::from_static(b"hello world");
    upload().body(hello()).send().await.expect("a reply");
    upload()
        .body(ByteStream::from(vec![7; (1 << 20) + 1]))
        .send()
        .await
        .expect("a reply");
    upload()
        .body(hello())
        .checksum("of-the-caller")
        .send()
        .await
        .expect("a reply");
    let received = server.received();
    for request in &received[..2] {
        assert_eq!(&request.body[..], b"hello world");
        assert_eq!(request.header("x-amz-sha256-tree-hash"), Some(HELLO));
        assert_eq!(request.header("x-amz-content-sha256"), Some(HELLO));
    }
    // By `sha256sum`: that of the two digests of a megabyte and a byte.
    let tree = "eadfff54ff4c1f9bb90bad427ae60f4a71aef6fcea22ef53b03a3a9538c56b82";
    assert_eq!(received[2].header("x-amz-sha256-tree-hash"), Some(tree));
    let whole = "d34ca1319dd00d103ae8cff499899d5942b22e9c22137baf801c8a63ac21218b";
    assert_eq!(received[2].header("x-amz-content-sha256"), Some(whole));
    let given = received[3].header("x-amz-sha256-tree-hash");
    assert_eq!(given, Some("of-the-caller"));
    assert_eq!(received[3].header("x-amz-content-sha256"), Some(HELLO));
}
