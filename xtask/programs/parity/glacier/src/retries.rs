//! What is tried again.

use aws_sdk_glacier::primitives::ByteStream;
use transport::{Cases, Reply, pieces};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(408, "RequestTimeoutException"),
        error(500, "ServiceUnavailableException"),
        Reply::new(201),
    ];
    cases
        .case(
            "an archive that is sent three times",
            replies,
            async |config| {
                let call = client(&config).upload_archive().vault_name("v");
                call.body(ByteStream::from_static(b"again")).send().await
            },
        )
        .await;
    let replies = [Reply::broken(), Reply::new(201)];
    cases
        .case(
            "a stream that cannot be sent twice",
            replies,
            async |config| {
                let body = ByteStream::new(pieces(&["a"], Some(1)));
                let call = client(&config).upload_multipart_part().vault_name("v");
                call.upload_id("u").body(body).checksum("c").send().await
            },
        )
        .await;
    let replies = [
        error(400, "ThrottlingException"),
        Reply::late(),
        Reply::new(503),
    ];
    cases
        .case("throttled, late, and down", replies, async |config| {
            client(&config).list_vaults().limit(10).send().await
        })
        .await;
    let busy = error(400, "InsufficientCapacityException");
    cases
        .case(
            "no retry without capacity",
            [busy, json(202, "{}")],
            async |config| client(&config).initiate_job().vault_name("v").send().await,
        )
        .await;
}
