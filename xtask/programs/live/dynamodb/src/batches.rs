//! Batches and transactions, also those that are cancelled.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{
    ConditionCheck, Delete, DeleteRequest, Get, KeysAndAttributes, Put, PutRequest,
    TransactGetItem, TransactWriteItem, Update, WriteRequest,
};
use steps::{Fields, Steps};

use super::TABLE;
use super::values::{by_table, item, key, number, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("batches");
    write(client, steps).await;
    read(client, steps).await;
    steps.group("transactions");
    transact(client, steps).await;
    cancelled(client, steps).await;
    let get = |order| {
        let get = Get::builder()
            .table_name(TABLE)
            .set_key(Some(key("emil", order)));
        TransactGetItem::builder().set_get(get.build().ok()).build()
    };
    let read = client
        .transact_get_items()
        .transact_items(get(1))
        .transact_items(get(99))
        .send()
        .await;
    steps.step("read", read, |output| {
        let items = output.responses().iter();
        let items: Vec<String> = items
            .map(|one| one.item().map(item).unwrap_or_default())
            .collect();
        items.join("; ")
    });
}

async fn write(client: &Client, steps: &mut Steps) {
    let put = |order| {
        let put = PutRequest::builder()
            .set_item(Some(key("emil", order)))
            .item("note", text("batch"));
        WriteRequest::builder()
            .set_put_request(put.build().ok())
            .build()
    };
    let delete = DeleteRequest::builder()
        .set_key(Some(key("dora", 7)))
        .build();
    let delete = WriteRequest::builder()
        .set_delete_request(delete.ok())
        .build();
    let written = client
        .batch_write_item()
        .request_items(TABLE, vec![put(1), put(2), delete])
        .send()
        .await;
    steps.step("write", written, |output| {
        Fields::new().field("left", output.unprocessed_items().map(|left| left.len()))
    });
    let none = client
        .batch_write_item()
        .request_items(TABLE, Vec::new())
        .send()
        .await;
    steps.step("write nothing", none, |_| "");
}

async fn read(client: &Client, steps: &mut Steps) {
    let keys = KeysAndAttributes::builder()
        .keys(key("emil", 1))
        .keys(key("emil", 2))
        .keys(key("dora", 7))
        .consistent_read(true)
        .build();
    let read = client
        .batch_get_item()
        .set_request_items(keys.ok().map(|keys| [(TABLE.to_owned(), keys)].into()))
        .send()
        .await;
    steps.step("read", read, |output| {
        Fields::new()
            .field("items", Some(by_table(output.responses())))
            .field("left", output.unprocessed_keys().map(|left| left.len()))
    });
    let keys = KeysAndAttributes::builder().build();
    steps.step("keys that are missing", keys, |_| "");
}

async fn transact(client: &Client, steps: &mut Steps) {
    let check = ConditionCheck::builder()
        .table_name(TABLE)
        .set_key(Some(key("dora", 1)))
        .condition_expression("attribute_exists(customer)")
        .build();
    let put = Put::builder()
        .table_name(TABLE)
        .set_item(Some(key("emil", 3)))
        .build();
    let update = Update::builder()
        .table_name(TABLE)
        .set_key(Some(key("emil", 1)))
        .update_expression("SET amount = :total")
        .expression_attribute_values(":total", number(5))
        .build();
    let delete = Delete::builder()
        .table_name(TABLE)
        .set_key(Some(key("emil", 2)))
        .build();
    let one = TransactWriteItem::builder;
    let done = client
        .transact_write_items()
        .transact_items(one().set_condition_check(check.ok()).build())
        .transact_items(one().set_put(put.ok()).build())
        .transact_items(one().set_update(update.ok()).build())
        .transact_items(one().set_delete(delete.ok()).build())
        .client_request_token("token-1")
        .send()
        .await;
    steps.step("write", done, |_| "");
}

async fn cancelled(client: &Client, steps: &mut Steps) {
    let put = |customer: &str, condition: &str| {
        let put = Put::builder()
            .table_name(TABLE)
            .set_item(Some(key(customer, 1)))
            .condition_expression(condition)
            .build();
        TransactWriteItem::builder().set_put(put.ok()).build()
    };
    // The token is made by the client.
    let done = client
        .transact_write_items()
        .transact_items(put("frieda", "attribute_not_exists(customer)"))
        .transact_items(put("dora", "attribute_not_exists(customer)"))
        .send()
        .await;
    if let Err(error) = &done {
        let reasons = match error.as_service_error() {
            Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) => {
                let reasons = cancelled.cancellation_reasons().iter();
                let reasons: Vec<String> = reasons
                    .map(|reason| format!("{:?} {:?}", reason.code(), reason.message()))
                    .collect();
                reasons.join("; ")
            }
            _ => "something else".to_owned(),
        };
        steps.seen("why it was cancelled", reasons);
    }
    steps.step("write what cannot be written", done, |_| "");
}
