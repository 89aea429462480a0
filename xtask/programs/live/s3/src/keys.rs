//! Odd keys: each is put, read, found, listed and deleted under the name that it was given.

use aws_sdk_s3::Client;
use aws_sdk_s3::primitives::ByteStream;
use steps::{Fields, Steps};

const BUCKET: &str = "keys";

/// Keys, each with a text of its own.
const KEYS: [&str; 16] = [
    "plain",
    "dir//double",
    "//leading",
    "/leading",
    "trailing/",
    "./dot",
    "a/./b",
    "../up",
    "a/../b",
    "two words and + plus",
    "grüße/漢字 🦀",
    "100% %20 %2F",
    "a?b=c&d#e",
    "quotes\"'<>`{}|^[]\\",
    "!-_.*'();:@=$,~",
    "tab\there",
];

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("keys");
    super::bucket(client, BUCKET, steps).await;
    for key in KEYS {
        let put = client
            .put_object()
            .bucket(BUCKET)
            .key(key)
            .body(ByteStream::from_static(key.as_bytes()))
            .send()
            .await;
        steps.step(&format!("put {key:?}"), put, |output| {
            Fields::new().field("tag", output.e_tag())
        });
    }
    listed(client, "listed", steps).await;
    for key in KEYS {
        let got = client.get_object().bucket(BUCKET).key(key).send().await;
        let got = steps.step(&format!("read {key:?}"), got, |output| {
            Fields::new().field("tag", output.e_tag())
        });
        if let Some(got) = got {
            let body = got.body.collect().await;
            steps.step(&format!("read {key:?}, the body"), body, |body| {
                body.clone().to_vec() == key.as_bytes()
            });
        }
        let deleted = client.delete_object().bucket(BUCKET).key(key).send().await;
        steps.step(&format!("delete {key:?}"), deleted, |_| "");
    }
    listed(client, "listed at the end", steps).await;
}

async fn listed(client: &Client, step: &str, steps: &mut Steps) {
    let listed = client.list_objects_v2().bucket(BUCKET).send().await;
    steps.step(step, listed, |output| {
        let keys = output.contents().iter().map(|object| object.key());
        format!("{:?}", keys.collect::<Vec<_>>())
    });
}
