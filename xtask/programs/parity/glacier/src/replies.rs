//! Replies that are not as they should be.

use transport::Cases;

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no JSON", "<html/>"),
        ("half a reply", "{\"TagList"),
        ("a list", "[]"),
        ("a text for a number", "{\"NumberOfArchives\":\"1\"}"),
        ("a number for a text", "{\"VaultARN\":1}"),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(200, body)], async |config| {
                client(&config)
                    .describe_vault()
                    .vault_name("v")
                    .send()
                    .await
            })
            .await;
    }
}
