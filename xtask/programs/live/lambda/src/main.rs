//! What programs do with Lambda: functions, invocations, versions and aliases, permissions, layers, what
//! functions are started by, and the errors of these.

mod errors;
mod functions;
mod invocations;
mod layers;
mod settings;
mod versions;

use aws_sdk_lambda::Client;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{FunctionCode, Runtime};
use steps::{Steps, config};

/// The function that the steps are about.
const FUNCTION: &str = "hello";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    steps.seen("role", role());
    functions::run(&client, &mut steps).await;
    invocations::run(&client, &mut steps).await;
    versions::run(&client, &mut steps).await;
    settings::run(&client, &mut steps).await;
    layers::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
    functions::end(&client, &mut steps).await;
}

const ROLE: &str = "arn:aws:iam::123456789012:role/functions";

/// Makes the role that functions have, which is another service's; gives the status.
fn role() -> String {
    let url = std::env::var("AWS_ENDPOINT_URL").unwrap_or_default();
    let headers = [
        (
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0",
        ),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let body =
        "Action=CreateRole&Version=2010-05-08&RoleName=functions&AssumeRolePolicyDocument=%7B%7D";
    let reply = steps::fetch(
        "POST",
        &format!("{url}/"),
        headers.into_iter(),
        body.as_bytes(),
    );
    reply.split(' ').next().unwrap_or_default().to_owned()
}

/// What a function is made from: not an archive, which the server does not look into.
fn code(text: &str) -> FunctionCode {
    FunctionCode::builder()
        .zip_file(Blob::new(text.as_bytes()))
        .build()
}

/// Makes a function for steps that follow.
async fn function(client: &Client, name: &str, steps: &mut Steps) {
    let created = client
        .create_function()
        .function_name(name)
        .runtime(Runtime::Python312)
        .role(ROLE)
        .handler("main.handler")
        .code(code(name))
        .send()
        .await;
    steps.step(&format!("create function {name}"), created, |output| {
        output.function_arn.is_some()
    });
}
