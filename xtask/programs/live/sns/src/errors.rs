//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_sns::Client;
use aws_sdk_sns::config::retry::RetryConfig;
use aws_sdk_sns::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sns::operation::publish::PublishError;
use aws_sdk_sns::types::Tag;
use steps::{Steps, config_at};

const ABSENT: &str = "arn:aws:sns:us-east-1:123456789012:absent";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let name = client.create_topic().name("not a name!").send().await;
    steps.step("create with a wrong name", name, |_| "");
    let tags = client
        .list_tags_for_resource()
        .resource_arn(ABSENT)
        .send()
        .await;
    steps.step("tags of what is not there", tags, |_| "");
    let ended = client.unsubscribe().subscription_arn("no ARN").send().await;
    steps.step("unsubscribe what is not there", ended, |_| "");
    let tag = Tag::builder().key("key").build();
    steps.step("a tag without value", tag, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_sns::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_topics().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let publish = || client.publish().topic_arn(ABSENT).message("x").send();
    let sent = publish().await;
    if let Err(error) = &sent {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&PublishError> = error.as_service_error();
        let is_absent = inner.map(PublishError::is_not_found_exception);
        steps.seen("is NotFound", format!("{is_absent:?}"));
        steps.seen(
            "is of the service",
            matches!(error, SdkError::ServiceError(_)),
        );
    }
    steps.step("publish to what is not there", sent, |_| "");
    let error = publish().await.err().map(aws_sdk_sns::Error::from);
    let message = match &error {
        Some(aws_sdk_sns::Error::NotFoundException(error)) => {
            format!(
                "{error} / {:?} / {:?}",
                error.message(),
                error.meta().code()
            )
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
