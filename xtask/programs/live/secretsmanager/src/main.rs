//! What programs do with Secrets Manager: secrets, their values and versions, lists, and the errors of these.

mod errors;
mod lists;
mod secrets;
mod versions;

use aws_sdk_secretsmanager::Client;
use steps::{Fields, Steps, config};

/// The IDs of the versions that the steps make.
const VERSIONS: [&str; 3] = [
    "11111111-1111-4111-8111-111111111111",
    "22222222-2222-4222-8222-222222222222",
    "33333333-3333-4333-8333-333333333333",
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    secrets::run(&client, &mut steps).await;
    versions::run(&client, &mut steps).await;
    lists::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a secret for steps that follow, whose ARN is not printed.
async fn secret(client: &Client, name: &str, value: &str, steps: &mut Steps) {
    let created = client
        .create_secret()
        .name(name)
        .secret_string(value)
        .client_request_token(VERSIONS[0])
        .send()
        .await;
    let arn = created.as_ref().ok().and_then(|output| output.arn());
    steps.hide(arn, "ARN");
    steps.step(&format!("create secret {name}"), created, |output| {
        Fields::new()
            .field("arn", output.arn())
            .field("version", output.version_id())
    });
}
