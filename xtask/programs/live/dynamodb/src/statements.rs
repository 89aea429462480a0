//! Statements of PartiQL.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::BatchStatementRequest;
use steps::Steps;

use super::values::{item, items, number, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("statements");
    let found = client
        .execute_statement()
        .statement("SELECT note FROM orders WHERE customer = ? AND \"number\" = ?")
        .parameters(text("dora"))
        .parameters(number(2))
        .send()
        .await;
    steps.step("select", found, |output| items(output.items()));
    let inserted = client
        .execute_statement()
        .statement("INSERT INTO orders VALUE {'customer': 'gerd', 'number': 1}")
        .send()
        .await;
    steps.step("insert", inserted, |output| items(output.items()));
    let broken = client.execute_statement().statement("SELECT").send().await;
    steps.step("a broken statement", broken, |output| items(output.items()));
    let statement = |customer: &str| {
        let statement = BatchStatementRequest::builder()
            .statement("SELECT customer FROM orders WHERE customer = ? AND \"number\" = 1")
            .parameters(text(customer));
        statement.build().ok()
    };
    let found = client
        .batch_execute_statement()
        .set_statements(
            [statement("dora"), statement("nobody")]
                .into_iter()
                .collect(),
        )
        .send()
        .await;
    steps.step("select twice", found, |output| {
        let found = output.responses().iter();
        let found: Vec<String> = found
            .map(|one| {
                let error = one
                    .error()
                    .map(|error| format!("{:?} {:?}", error.code(), error.message()));
                format!("{} {error:?}", one.item().map(item).unwrap_or_default())
            })
            .collect();
        found.join("; ")
    });
}
