//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::config::retry::RetryConfig;
use aws_sdk_kinesis::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_kinesis::operation::describe_stream::DescribeStreamError;
use aws_sdk_kinesis::primitives::Blob;
use aws_sdk_kinesis::types::PutRecordsRequestEntry;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    super::stream(client, "errors", 1, steps).await;
    let created = client
        .create_stream()
        .stream_name("errors")
        .shard_count(1)
        .send()
        .await;
    if let Err(error) = &created {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_in_use_exception());
        steps.seen("is ResourceInUse", format!("{is_known:?}"));
    }
    steps.step("create again", created, |_| "");
    let entry = PutRecordsRequestEntry::builder()
        .partition_key("x")
        .data(Blob::new(vec![0; 1_048_577]));
    let put = client
        .put_records()
        .stream_name("errors")
        .records(entry.build().expect("a key and data"))
        .send()
        .await;
    steps.step("put what is too long", put, |_| "");
    let put = client
        .put_record()
        .stream_name("absent")
        .partition_key("x")
        .data(Blob::new("x"))
        .send()
        .await;
    steps.step("put to what is not there", put, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_kinesis::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_streams().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let describe = || client.describe_stream().stream_name("absent").send();
    let found = describe().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&DescribeStreamError> = error.as_service_error();
        let is_absent = inner.map(DescribeStreamError::is_resource_not_found_exception);
        steps.seen("is ResourceNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("describe what is not there", found, |_| "");
    let error = describe().await.err().map(aws_sdk_kinesis::Error::from);
    let message = match &error {
        Some(aws_sdk_kinesis::Error::ResourceNotFoundException(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
