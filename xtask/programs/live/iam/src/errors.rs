//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_iam::Client;
use aws_sdk_iam::config::retry::RetryConfig;
use aws_sdk_iam::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_iam::operation::get_user::GetUserError;
use aws_sdk_iam::types::Tag;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let policy = client
        .create_policy()
        .policy_name("wrong")
        .policy_document(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Perhaps"}]}"#)
        .send()
        .await;
    steps.step("create a policy that is wrong", policy, |_| "");
    let key = client.create_access_key().user_name("absent").send().await;
    steps.step("create a key of who is not there", key, |_| "");
    let read = client.get_policy().policy_arn("no ARN").send().await;
    steps.step("read a policy with what is no ARN", read, |_| "");
    let tag = Tag::builder().key("key").build();
    steps.step("a tag without value", tag, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_iam::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_users().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_user().user_name("absent").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetUserError> = error.as_service_error();
        let is_absent = inner.map(GetUserError::is_no_such_entity_exception);
        steps.seen("is NoSuchEntity", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read who is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_iam::Error::from);
    let message = match &error {
        Some(aws_sdk_iam::Error::NoSuchEntityException(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
