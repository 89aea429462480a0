//! Replies that are not as they should be.

use transport::Cases;

use crate::{KEY, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no JSON", "OK"),
        ("half a reply", "{\"KeyMetadata\":{\"KeyId\":\"k\""),
        ("a key without its ID", "{\"KeyMetadata\":{}}"),
        (
            "a time in text",
            "{\"KeyMetadata\":{\"KeyId\":\"k\",\"CreationDate\":\"2024-05-06T07:08:09Z\"}}",
        ),
        (
            "a time that is null",
            "{\"KeyMetadata\":{\"KeyId\":\"k\",\"CreationDate\":null,\"Enabled\":null}}",
        ),
        (
            "a number that is too large",
            "{\"KeyMetadata\":{\"KeyId\":\"k\",\"PendingDeletionWindowInDays\":3000000000}}",
        ),
        (
            "a text for a boolean",
            "{\"KeyMetadata\":{\"KeyId\":\"k\",\"MultiRegion\":\"true\"}}",
        ),
        (
            "an object for a list",
            "{\"KeyMetadata\":{\"KeyId\":\"k\",\"MacAlgorithms\":{}}}",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(body)], async |config| {
                client(&config).describe_key().key_id(KEY).send().await
            })
            .await;
    }
}
