//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::config::retry::RetryConfig;
use aws_sdk_secretsmanager::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueError;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    super::secret(client, "again", "x", steps).await;
    let again = client
        .create_secret()
        .name("again")
        .secret_string("y")
        .send()
        .await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_exists_exception());
        steps.seen("is ResourceExists", format!("{is_known:?}"));
    }
    steps.step("create again", again, |_| "");
    let put = client.put_secret_value().secret_id("again").send().await;
    steps.step("put no value", put, |_| "");
    let token = client
        .put_secret_value()
        .secret_id("again")
        .secret_string("x")
        .client_request_token("short")
        .send()
        .await;
    steps.step("put with a wrong token", token, |_| "");
    let deleted = client
        .delete_secret()
        .secret_id("again")
        .recovery_window_in_days(2)
        .send()
        .await;
    steps.step("delete too soon", deleted, |_| "");
    let deleted = client
        .delete_secret()
        .secret_id("again")
        .recovery_window_in_days(10)
        .force_delete_without_recovery(true)
        .send()
        .await;
    steps.step("delete at once and later", deleted, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_secretsmanager::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_secrets().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_secret_value().secret_id("absent").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetSecretValueError> = error.as_service_error();
        let is_absent = inner.map(GetSecretValueError::is_resource_not_found_exception);
        steps.seen("is ResourceNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err();
    let message = match error.map(aws_sdk_secretsmanager::Error::from) {
        Some(aws_sdk_secretsmanager::Error::ResourceNotFoundException(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
