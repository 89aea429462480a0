//! Mocks, which name an operation by its function.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::operation::get_secret_value::GetSecretValueOutput;
use aws_sdk_secretsmanager::operation::put_secret_value::PutSecretValueOutput;
use aws_smithy_mocks::{mock, mock_client};

#[tokio::test]
async fn a_secret_is_read() {
    let get = mock!(Client::get_secret_value)
        .match_requests(|input| input.secret_id() == Some("name"))
        .then_output(|| GetSecretValueOutput::builder().secret_string("hush").build());
    let client = mock_client!(aws_sdk_secretsmanager, [&get]);
    assert_eq!(app::secret(&client, "name").await.as_deref(), Some("hush"));
    assert_eq!(get.num_calls(), 1);
}

#[tokio::test]
async fn a_secret_is_written() {
    let put = mock!(Client::put_secret_value)
        .then_output(|| PutSecretValueOutput::builder().version_id("1").build());
    let client = mock_client!(aws_sdk_secretsmanager, [&put]);
    let written = client.put_secret_value().secret_id("name").send().await;
    assert_eq!(written.expect("written").version_id(), Some("1"));
}
