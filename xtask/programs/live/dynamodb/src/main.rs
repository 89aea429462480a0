//! What programs do with DynamoDB: tables, items, conditions, queries, batches, transactions.

mod batches;
mod conditions;
mod errors;
mod items;
mod queries;
mod statements;
mod tables;
mod values;

use aws_sdk_dynamodb::Client;
use steps::{Steps, config};

/// The table that most steps use: orders by customer, with a number.
const TABLE: &str = "orders";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    tables::create(&client, &mut steps).await;
    items::run(&client, &mut steps).await;
    conditions::run(&client, &mut steps).await;
    queries::run(&client, &mut steps).await;
    batches::run(&client, &mut steps).await;
    statements::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
    tables::rest(&client, &mut steps).await;
}
