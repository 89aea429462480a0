//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_kms::Client;
use aws_sdk_kms::config::retry::RetryConfig;
use aws_sdk_kms::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_kms::operation::describe_key::DescribeKeyError;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeySpec, KeyUsageType, Tag};
use steps::{Steps, config_at};

const ABSENT: &str = "0f6b1a0e-0000-4000-8000-000000000000";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let spec = (KeySpec::SymmetricDefault, KeyUsageType::EncryptDecrypt);
    let key = super::key(client, spec, "KEY", steps).await;
    let encrypted = client
        .encrypt()
        .key_id(&key)
        .plaintext(Blob::new([0; 4097]))
        .send()
        .await;
    steps.step("encrypt what is too long", encrypted, |_| "");
    let encrypted = client
        .encrypt()
        .key_id(&key)
        .plaintext(Blob::new([]))
        .send()
        .await;
    steps.step("encrypt nothing", encrypted, |_| "");
    let decrypted = client
        .decrypt()
        .ciphertext_blob(Blob::new("no cipher"))
        .send()
        .await;
    steps.step("decrypt what was not encrypted", decrypted, |_| "");
    let alias = client
        .create_alias()
        .alias_name("no prefix")
        .target_key_id(&key)
        .send()
        .await;
    steps.step("an alias with a wrong name", alias, |_| "");
    let made = client.generate_random().number_of_bytes(1025).send().await;
    steps.step("more random bytes than one can have", made, |_| "");
    let tag = Tag::builder().tag_key("key").build();
    steps.step("a tag without value", tag, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_kms::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_keys().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let describe = || client.describe_key().key_id(ABSENT).send();
    let found = describe().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&DescribeKeyError> = error.as_service_error();
        let is_absent = inner.map(DescribeKeyError::is_not_found_exception);
        steps.seen("is NotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("describe what is not there", found, |_| "");
    let error = describe().await.err().map(aws_sdk_kms::Error::from);
    let message = match &error {
        Some(aws_sdk_kms::Error::NotFoundException(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
