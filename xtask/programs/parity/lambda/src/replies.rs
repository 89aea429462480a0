//! Replies that are not as they should be.

use transport::Cases;

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no JSON", "<html/>"),
        ("half a reply", "{\"Configuration\":{\"FunctionName\":\"f"),
        (
            "null for all",
            "{\"Configuration\":null,\"Tags\":null,\"Concurrency\":null}",
        ),
        (
            "a text for a number",
            "{\"Configuration\":{\"CodeSize\":\"1\"}}",
        ),
        (
            "a number with a fraction",
            "{\"Configuration\":{\"Timeout\":3.5}}",
        ),
        ("a list of lists", "{\"Configuration\":{\"Layers\":[[]]}}"),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(200, body)], async |config| {
                client(&config)
                    .get_function()
                    .function_name("f")
                    .send()
                    .await
            })
            .await;
    }
}
