//! Keys of any text, and times.

use std::time::Duration;

use transport::Cases;

use crate::{BUCKET, case, usual, valid};

const KEYS: [(&str, &str); 7] = [
    ("slashes", "//a//b/"),
    ("dots", "a/../b/./c"),
    ("space, plus, percent", "a b+c%20d%"),
    ("letters of all kinds", "ü/日本/😀"),
    ("what parts URIs", "a?b#c&d=e;f:g@h$i,j"),
    ("quotes and marks", "it's (a) \"test\"*!~"),
    ("a control character", "tab\there"),
];

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("keys");
    for (name, key) in KEYS {
        case(cases, name, async |client| {
            let call = client.get_object().bucket(BUCKET).key(key);
            call.presigned(usual()).await
        })
        .await;
    }
    cases.group("times");
    for (name, length) in [
        ("a week", Duration::from_secs(7 * 24 * 3600)),
        ("nothing", Duration::ZERO),
        ("a fraction of a second", Duration::from_millis(1500)),
    ] {
        case(cases, name, async |client| {
            let call = client.get_object().bucket(BUCKET).key("a");
            call.presigned(valid(length)).await
        })
        .await;
    }
}
