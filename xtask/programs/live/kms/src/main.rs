//! What programs do with KMS: keys, their aliases and grants, what is done with them, and the errors of these.

mod asymmetric;
mod ciphers;
mod errors;
mod grants;
mod keys;

use aws_sdk_kms::Client;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeySpec, KeyUsageType};
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    keys::run(&client, &mut steps).await;
    ciphers::run(&client, &mut steps).await;
    asymmetric::run(&client, &mut steps).await;
    grants::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a key for steps that follow, whose ID is not printed; gives the ID.
async fn key(
    client: &Client,
    (spec, usage): (KeySpec, KeyUsageType),
    name: &'static str,
    steps: &mut Steps,
) -> String {
    let created = client
        .create_key()
        .key_spec(spec)
        .key_usage(usage)
        .description(name)
        .send()
        .await;
    let created = steps.step(&format!("create key {name}"), created, |output| {
        output.key_metadata().is_some()
    });
    let metadata = created.and_then(|output| output.key_metadata);
    let id = metadata.map(|metadata| metadata.key_id).unwrap_or_default();
    steps.hide(Some(&id), name);
    id
}

/// Bytes as text.
fn text(bytes: &Blob) -> String {
    String::from_utf8_lossy(bytes.as_ref()).into_owned()
}
