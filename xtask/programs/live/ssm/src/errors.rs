//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::config::retry::RetryConfig;
use aws_sdk_ssm::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ssm::operation::get_parameter::GetParameterError;
use aws_sdk_ssm::types::{ParameterType, Tag};
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    for name in ["aws-mine", "ssm-mine", "/aws/x", "not a name!"] {
        let put = client
            .put_parameter()
            .name(name)
            .value("x")
            .r#type(ParameterType::String)
            .send()
            .await;
        steps.step(&format!("put {name}"), put, |_| "");
    }
    let put = client
        .put_parameter()
        .name("long")
        .value("x".repeat(4097))
        .r#type(ParameterType::String)
        .send()
        .await;
    steps.step("put what is too long", put, |output| output.version());
    let put = client
        .put_parameter()
        .name("empty")
        .value("")
        .r#type(ParameterType::from("Odd"))
        .send()
        .await;
    steps.step("put nothing", put, |_| "");
    let read = client.get_document().name("absent").send().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_document());
        steps.seen("is InvalidDocument", format!("{is_known:?}"));
    }
    steps.step("read a document that is not there", read, |_| "");
    let read = client.get_parameters_by_path().path("no-slash").send();
    steps.step("read below what is no path", read.await, |_| "");
    let tag = Tag::builder().key("key").build();
    steps.step("a tag without value", tag, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_ssm::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let listed = nobody.describe_parameters().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_parameter().name("absent").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetParameterError> = error.as_service_error();
        let is_absent = inner.map(GetParameterError::is_parameter_not_found);
        steps.seen("is ParameterNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_ssm::Error::from);
    let message = match &error {
        Some(aws_sdk_ssm::Error::ParameterNotFound(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
