//! What programs do with Systems Manager: parameters, documents, commands, maintenance windows, and the
//! errors of these.

mod commands;
mod documents;
mod errors;
mod histories;
mod lists;
mod parameters;
mod windows;

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::ParameterType;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    parameters::run(&client, &mut steps).await;
    histories::run(&client, &mut steps).await;
    lists::run(&client, &mut steps).await;
    documents::run(&client, &mut steps).await;
    commands::run(&client, &mut steps).await;
    windows::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Puts a parameter for steps that follow.
async fn parameter(client: &Client, name: &str, value: &str, steps: &mut Steps) {
    let put = client
        .put_parameter()
        .name(name)
        .value(value)
        .r#type(ParameterType::String)
        .send()
        .await;
    steps.step(&format!("put parameter {name}"), put, |output| {
        output.version()
    });
}
