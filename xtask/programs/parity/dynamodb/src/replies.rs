//! Replies that are not as they should be.

use transport::Cases;

use crate::{client, json, s};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no JSON", "<html/>"),
        ("half a reply", "{\"Item\":{\"a\":{\"S\":\"x"),
        ("a list", "[]"),
        (
            "a value of a new kind",
            "{\"Item\":{\"a\":{\"NEW\":[1,{\"b\":null}]}}}",
        ),
        (
            "a value of two kinds",
            "{\"Item\":{\"a\":{\"S\":\"x\",\"N\":\"1\"}}}",
        ),
        (
            "a value of one kind and null",
            "{\"Item\":{\"a\":{\"S\":null,\"N\":\"1\"}}}",
        ),
        ("a value of no kind", "{\"Item\":{\"a\":{}}}"),
        ("a value that is null", "{\"Item\":{\"a\":null}}"),
        ("a text for a map", "{\"Item\":\"a\"}"),
        ("no base 64", "{\"Item\":{\"a\":{\"B\":\"a*\"}}}"),
        ("null in a list", "{\"Item\":{\"a\":{\"SS\":[\"x\",null]}}}"),
        (
            "a type beside the kind",
            "{\"Item\":{\"a\":{\"__type\":\"x\",\"S\":\"y\"}}}",
        ),
        ("numbers for texts", "{\"Item\":{\"a\":{\"N\":12}}}"),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(body)], async |config| {
                let call = client(&config).get_item().table_name("t");
                call.key("id", s("1")).send().await
            })
            .await;
    }
    let summed = json("{\"Count\":1}").header("x-amz-crc32", "1");
    cases
        .case("a checksum of another body", [summed], async |config| {
            client(&config).scan().table_name("t").send().await
        })
        .await;
}
