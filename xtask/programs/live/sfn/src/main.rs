//! What programs do with Step Functions: state machines, executions, activities, and the errors of these.

mod activities;
mod errors;
mod executions;
mod machines;

use aws_sdk_sfn::Client;
use steps::{Steps, config};

const ROLE: &str = "arn:aws:iam::123456789012:role/machines";

/// A machine with one state.
const DEFINITION: &str = r#"{"Comment":"größe & <x>","StartAt":"One","States":{"One":{"Type":"Pass","Result":{"a":[1,"ü"]},"End":true}}}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    machines::run(&client, &mut steps).await;
    executions::run(&client, &mut steps).await;
    activities::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a state machine for steps that follow; gives its ARN.
async fn machine(client: &Client, name: &str, steps: &mut Steps) -> String {
    let created = client
        .create_state_machine()
        .name(name)
        .definition(DEFINITION)
        .role_arn(ROLE)
        .send()
        .await;
    let created = steps.step(&format!("create machine {name}"), created, |output| {
        output.state_machine_arn().to_owned()
    });
    let arn = created.map(|output| output.state_machine_arn);
    arn.unwrap_or_default()
}
