//! Items of tables, through functions that are generic over what is called.

use std::collections::HashMap;
use std::future::Future;

use aws_sdk_dynamodb::Error;
use aws_sdk_dynamodb::operation::put_item::builders::PutItemFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, PutRequest, WriteRequest};

use crate::Table;

pub type Item = HashMap<String, AttributeValue>;

/// Whatever can be asked for an item.
pub trait Ask {
    fn ask(&self, table: &str, key: &str) -> impl Future<Output = Option<Item>> + Send;
}

impl Ask for Table {
    async fn ask(&self, table: &str, key: &str) -> Option<Item> {
        let key = AttributeValue::S(key.to_owned());
        self.get_item().table_name(table).key("id", key).send().await.ok()?.item
    }
}

pub async fn twice<A: Ask>(asked: &A) -> Option<Item> {
    asked.ask("a", "b").await.or(asked.ask("b", "a").await)
}

/// The call is made where it is given, and named here by its builder alone.
pub async fn put(call: PutItemFluentBuilder, item: Item) -> Result<(), Error> {
    call.set_item(Some(item)).send().await?;
    Ok(())
}

pub async fn all(table: &Table) -> Result<usize, Error> {
    let mut items = table.scan().table_name("t").into_paginator().items().send();
    let mut number = 0;
    while let Some(item) = items.next().await {
        item?;
        number += 1;
    }
    Ok(number)
}

pub async fn write(table: &Table, item: Item) -> Result<(), Error> {
    let put = PutRequest::builder().set_item(Some(item)).build()?;
    let request = WriteRequest::builder().put_request(put).build();
    table.batch_write_item().request_items("t", vec![request]).send().await?;
    Ok(())
}

/// An error that only its module names.
pub fn is_gone(error: &aws_sdk_dynamodb::operation::describe_table::DescribeTableError) -> bool {
    error.is_resource_not_found_exception()
}
