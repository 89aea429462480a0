//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_lambda::Client;
use aws_sdk_lambda::config::retry::RetryConfig;
use aws_sdk_lambda::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_lambda::operation::get_function::GetFunctionError;
use aws_sdk_lambda::types::{EphemeralStorage, FunctionCode};
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let code = FunctionCode::builder().build();
    let created = client
        .create_function()
        .function_name("no-role")
        .role("arn:aws:iam::123456789012:role/absent")
        .handler("x")
        .code(code.clone())
        .send()
        .await;
    if let Err(error) = &created {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_parameter_value_exception());
        steps.seen("is InvalidParameterValue", format!("{is_known:?}"));
    }
    steps.step("create with a role that is not there", created, |_| "");
    let created = client
        .create_function()
        .function_name("no-role")
        .role("no role")
        .code(code)
        .send()
        .await;
    steps.step("create with what is no role", created, |_| "");
    let storage = EphemeralStorage::builder().build();
    steps.step("storage without a size", storage, |_| "");
    not_sent(client, steps).await;
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_function().function_name("absent").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetFunctionError> = error.as_service_error();
        let is_absent = inner.map(GetFunctionError::is_resource_not_found_exception);
        steps.seen("is ResourceNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_lambda::Error::from);
    let message = match &error {
        Some(aws_sdk_lambda::Error::ResourceNotFoundException(error)) => {
            let (kind, message) = (error.r#type(), error.message());
            format!("{error} / {kind:?} / {message:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}

async fn not_sent(client: &Client, steps: &mut Steps) {
    let read = client.get_function().send().await;
    steps.step("read without a name", read, |_| "");
    let read = client.get_function().function_name("").send().await;
    steps.step("read with an empty name", read, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_lambda::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_functions().send().await;
    steps.step("nobody listens", listed, |_| "");
}
