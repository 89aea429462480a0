//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::config::retry::RetryConfig;
use aws_sdk_cloudwatchlogs::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cloudwatchlogs::operation::get_log_events::GetLogEventsError;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let listed = client.describe_log_groups().limit(51).send().await;
    if let Err(error) = &listed {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_parameter_exception());
        steps.seen("is InvalidParameter", format!("{is_known:?}"));
    }
    steps.step("list more than one can have", listed, |output| {
        output.log_groups().len()
    });
    let long = "x".repeat(513);
    let created = client.create_log_group().log_group_name(long).send().await;
    steps.step("create with a long name", created, |_| "");
    let listed = client
        .describe_log_groups()
        .log_group_name_prefix("a")
        .log_group_name_pattern("b")
        .send()
        .await;
    steps.step("list with a prefix and a pattern", listed, |output| {
        output.log_groups().len()
    });
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_cloudwatchlogs::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let listed = nobody.describe_log_groups().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || {
        let read = client.get_log_events().log_group_name("absent");
        read.log_stream_name("x").send()
    };
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetLogEventsError> = error.as_service_error();
        let is_absent = inner.map(GetLogEventsError::is_resource_not_found_exception);
        steps.seen("is ResourceNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err();
    let message = match error.map(aws_sdk_cloudwatchlogs::Error::from) {
        Some(aws_sdk_cloudwatchlogs::Error::ResourceNotFoundException(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
