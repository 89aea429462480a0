//! Archives: their digests, at once and in parts.

use aws_sdk_glacier::primitives::ByteStream;
use transport::{Cases, Reply, pieces};

use crate::{client, json};

/// More than a megabyte: the tree of its digests has several leaves.
const LARGE: usize = 2 * 1024 * 1024 + 3;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("archives");
    at_once(cases).await;
    streams(cases).await;
    in_parts(cases).await;
}

async fn at_once(cases: &mut Cases) {
    let stored = json(201, "")
        .header("location", "/123/vaults/v/archives/a")
        .header("x-amz-archive-id", "a_-1")
        .header("x-amz-sha256-tree-hash", "00ff");
    cases
        .case("a short archive", [stored], async |config| {
            let call = client(&config).upload_archive().vault_name("v 1/x");
            let call = call.body(ByteStream::from_static(b"hello"));
            call.archive_description("a  description; \"b\"")
                .send()
                .await
        })
        .await;
    cases
        .case(
            "an archive with a tree of digests",
            [Reply::new(201)],
            async |config| {
                let call = client(&config)
                    .upload_archive()
                    .vault_name("v")
                    .account_id("-");
                call.body(ByteStream::from(vec![7; LARGE])).send().await
            },
        )
        .await;
    cases
        .case(
            "a digest of the caller's",
            [Reply::new(201)],
            async |config| {
                let call = client(&config).upload_archive().vault_name("v");
                let call = call.account_id("123456789012").checksum("given");
                call.body(ByteStream::from_static(b"other")).send().await
            },
        )
        .await;
    cases
        .case(
            "no body, a description in another language",
            [Reply::new(201)],
            async |config| {
                let call = client(&config)
                    .upload_archive()
                    .vault_name("v")
                    .account_id("");
                call.archive_description("gr\u{fc}n").send().await
            },
        )
        .await;
}

async fn streams(cases: &mut Cases) {
    cases
        .case("an archive in pieces", [Reply::new(201)], async |config| {
            let body = ByteStream::new(pieces(&["one ", "two"], Some(7)));
            client(&config)
                .upload_archive()
                .vault_name("v")
                .body(body)
                .send()
                .await
        })
        .await;
}

async fn in_parts(cases: &mut Cases) {
    let begun = Reply::new(201).header("x-amz-multipart-upload-id", "u+/=");
    cases
        .case("an upload that begins", [begun], async |config| {
            let call = client(&config).initiate_multipart_upload().vault_name("v");
            call.part_size("1048576")
                .archive_description("")
                .send()
                .await
        })
        .await;
    let stored = Reply::new(204).header("x-amz-sha256-tree-hash", "ab");
    cases
        .case("a part", [stored], async |config| {
            let call = client(&config).upload_multipart_part().vault_name("v");
            let call = call.upload_id("u+/=?").range("bytes 0-1048576/*");
            call.body(ByteStream::from(vec![0; 1024 * 1024 + 1]))
                .send()
                .await
        })
        .await;
    let done = Reply::new(201).header("x-amz-archive-id", "a");
    cases
        .case("an upload that is done", [done], async |config| {
            let call = client(&config).complete_multipart_upload().vault_name("v");
            let call = call.upload_id("u").archive_size("1048577");
            call.checksum("9628195fcdbcbbe76cdde932d4646fa7de5f219fb39823836d81f0cc0e18aa67")
                .send()
                .await
        })
        .await;
    let parts = json(
        200,
        "{\"PartSizeInBytes\":1048576,\"Parts\":[{\"RangeInBytes\":\"0-1\",\"SHA256TreeHash\":\"x\"},{}],\"Marker\":null}",
    );
    cases
        .case("parts of an upload", [parts], async |config| {
            let call = client(&config).list_parts().vault_name("v").upload_id("u");
            call.limit(1).marker("m+/ \u{fc}").send().await
        })
        .await;
    cases
        .case(
            "an archive that is deleted",
            [Reply::new(204)],
            async |config| {
                let call = client(&config).delete_archive().vault_name("v");
                call.archive_id("a/b=").account_id("1").send().await
            },
        )
        .await;
}
