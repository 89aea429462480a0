//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::{AttributeValue, Tag};
use steps::{Steps, config_at};

use super::TABLE;
use super::values::{key, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    let described = client.describe_table().table_name("absent").send().await;
    if let Err(error) = &described {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner = error.as_service_error();
        let is_absent = inner.map(|inner| inner.is_resource_not_found_exception());
        steps.seen("is ResourceNotFound", format!("{is_absent:?}"));
    }
    steps.step("describe what is not there", described, |_| "");
    let put = client
        .put_item()
        .table_name("absent")
        .set_item(Some(key("a", 1)))
        .send()
        .await;
    let error = put.err().map(aws_sdk_dynamodb::Error::from);
    let message = match &error {
        Some(aws_sdk_dynamodb::Error::ResourceNotFoundException(error)) => {
            format!("{error} / {:?}", error.message())
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
    let deleted = client.delete_table().table_name("absent").send().await;
    steps.step("delete a table that is not there", deleted, |_| "");

    let wrong = client
        .get_item()
        .table_name(TABLE)
        .key("customer", text("a"))
        .send()
        .await;
    steps.step("a key that is not whole", wrong, |_| "");
    let wrong = client
        .put_item()
        .table_name(TABLE)
        .set_item(Some(key("a", 1)))
        .item("state", AttributeValue::Bool(true))
        .item("empty", AttributeValue::Ss(Vec::new()))
        .send()
        .await;
    steps.step("a set without members", wrong, |_| "");
    let wrong = client
        .update_item()
        .table_name(TABLE)
        .set_key(Some(key("a", 1)))
        .update_expression("SET a = :missing")
        .send()
        .await;
    steps.step("an expression without its value", wrong, |_| "");
    let long = "x".repeat(410_000);
    let wrong = client
        .put_item()
        .table_name(TABLE)
        .set_item(Some(key("a", 1)))
        .item("long", text(&long))
        .send()
        .await;
    steps.step("an item that is too big", wrong, |_| "");
    let tags = client
        .list_tags_of_resource()
        .resource_arn("no ARN")
        .send()
        .await;
    steps.step("tags of what is no resource", tags, |_| "");
    not_sent(client, steps).await;
}

async fn not_sent(client: &Client, steps: &mut Steps) {
    let tag = Tag::builder().key("k").build();
    steps.step("a tag without value", tag, |_| "");
    let without = client.get_item().set_key(Some(key("a", 1))).send().await;
    steps.step("read without a table", without, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_dynamodb::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_tables().send().await;
    steps.step("nobody listens", listed, |_| "");
}
