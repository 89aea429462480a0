//! Secrets.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::error::SdkError;
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueError;

pub async fn secret(client: &Client, name: &str) -> Option<String> {
    match client.get_secret_value().secret_id(name).send().await {
        Ok(value) => value.secret_string,
        Err(SdkError::ServiceError(error)) => match error.err() {
            GetSecretValueError::ResourceNotFoundException(_) => None,
            other => panic!("{other}"),
        },
        Err(_) => None,
    }
}
