//! Replies that are not as they should be.

use transport::Cases;

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no JSON", "<html/>"),
        ("half a reply", "{\"throttleSettings\":{\"burstLimit\":1"),
        ("null", "null"),
        (
            "a number that is no number",
            "{\"throttleSettings\":{\"rateLimit\":\"NaN\"}}",
        ),
        (
            "a number that is too large",
            "{\"throttleSettings\":{\"burstLimit\":2147483648}}",
        ),
        (
            "null for a number",
            "{\"throttleSettings\":{\"burstLimit\":null,\"rateLimit\":null}}",
        ),
        ("a map for a list", "{\"features\":{}}"),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(200, body)], async |config| {
                client(&config).get_account().send().await
            })
            .await;
    }
}
