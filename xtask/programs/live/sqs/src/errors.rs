//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_sqs::Client;
use aws_sdk_sqs::config::retry::RetryConfig;
use aws_sdk_sqs::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sqs::operation::get_queue_url::GetQueueUrlError;
use aws_sdk_sqs::types::error::QueueDoesNotExist;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let url = super::queue(client, "errors", steps).await;
    let late = client
        .send_message()
        .queue_url(&url)
        .message_body("x")
        .delay_seconds(901)
        .send()
        .await;
    steps.step("a delay that is too long", late, |_| "");
    let many = client
        .receive_message()
        .queue_url(&url)
        .max_number_of_messages(11)
        .send()
        .await;
    steps.step("more messages than one can have", many, |_| "");
    let handle = client
        .delete_message()
        .queue_url(&url)
        .receipt_handle("not a handle")
        .send()
        .await;
    steps.step("delete with a wrong handle", handle, |_| "");
    let handle = client
        .change_message_visibility()
        .queue_url(&url)
        .receipt_handle("not a handle")
        .visibility_timeout(1)
        .send()
        .await;
    steps.step("hide with a wrong handle", handle, |_| "");
    let name = client.create_queue().queue_name("not a name!").send().await;
    steps.step("create with a wrong name", name, |_| "");
    let empty = client
        .send_message()
        .queue_url(&url)
        .message_body("")
        .send()
        .await;
    steps.step("send nothing", empty, |_| "");
    not_sent(client, steps).await;
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let found = client.get_queue_url().queue_name("absent").send().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetQueueUrlError> = error.as_service_error();
        let is_absent = inner.map(GetQueueUrlError::is_queue_does_not_exist);
        steps.seen("is QueueDoesNotExist", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("find what is not there", found, |_| "");
    let found = client.get_queue_url().queue_name("absent").send().await;
    let error = found.err().map(aws_sdk_sqs::Error::from);
    let message = match &error {
        Some(aws_sdk_sqs::Error::QueueDoesNotExist(error)) => whole(error),
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
    let sent = client
        .send_message()
        .queue_url("http://127.0.0.1/123456789012/absent")
        .message_body("x")
        .send()
        .await;
    steps.step("send to what is not there", sent, |_| "");
}

fn whole(error: &QueueDoesNotExist) -> String {
    format!(
        "{error} / {:?} / {:?}",
        error.message(),
        error.meta().code()
    )
}

async fn not_sent(client: &Client, steps: &mut Steps) {
    let without = client.send_message().message_body("x").send().await;
    steps.step("send without a queue", without, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_sqs::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let listed = nobody.list_queues().send().await;
    steps.step("nobody listens", listed, |_| "");
}
