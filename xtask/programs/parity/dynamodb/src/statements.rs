//! Statements and transactions.

use aws_sdk_dynamodb::types::{
    BatchStatementRequest, ConditionCheck, Get, ParameterizedStatement, Put, TransactGetItem,
    TransactWriteItem, Update,
};
use transport::Cases;

use crate::{client, error, json, n, s};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("statements");
    statements(cases).await;
    transactions(cases).await;
}

async fn statements(cases: &mut Cases) {
    let found = json(
        "{\"Items\":[],\"NextToken\":\"t+/=\",\"LastEvaluatedKey\":{\"id\":{\"BOOL\":false}}}",
    );
    cases
        .case("a statement", [found], async |config| {
            let call = client(&config).execute_statement();
            let call = call.statement("SELECT * FROM \"t\" WHERE a = ? AND b = ?");
            let call = call.parameters(s("'")).parameters(n("1")).limit(1);
            call.consistent_read(true).send().await
        })
        .await;
    let replies = json(
        "{\"Responses\":[{\"Error\":{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"no\",\"Item\":{\"a\":{\"NS\":[\"1\"]}}}},{\"TableName\":\"t\",\"Item\":{}},{\"Error\":{\"Code\":\"NEWER\"}}]}",
    );
    cases
        .case(
            "statements, some of which fail",
            [replies],
            async |config| {
                let statement = BatchStatementRequest::builder().statement("DELETE \u{fc}");
                let statement = statement.parameters(s("x")).consistent_read(false);
                let call = client(&config).batch_execute_statement();
                let call = call.statements(statement.build().expect("a statement"));
                call.send().await
            },
        )
        .await;
    cases
        .case(
            "a transaction of statements",
            [json("{}")],
            async |config| {
                let statement = ParameterizedStatement::builder().statement("UPDATE");
                let call = client(&config).execute_transaction();
                let call = call.transact_statements(statement.build().expect("a statement"));
                call.client_request_token("given").send().await
            },
        )
        .await;
}

async fn transactions(cases: &mut Cases) {
    let cancelled = || {
        error(
            400,
            "TransactionCanceledException",
            ",\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"no\",\"Item\":{\"a\":{\"S\":\"b\"}}},{}]",
        )
    };
    cases
        .case(
            "a transaction that is cancelled",
            [cancelled()],
            async |config| {
                let put = Put::builder().table_name("t").item("id", s("1")).build();
                let check = ConditionCheck::builder().table_name("t").key("id", s("2"));
                let check = check.condition_expression("a = :b").build();
                let update = Update::builder().table_name("u").key("id", n("3"));
                let update = update.update_expression("REMOVE a").build();
                let item = TransactWriteItem::builder().put(put.expect("an item"));
                let second = TransactWriteItem::builder();
                let second = second.condition_check(check.expect("a condition"));
                let second = second.update(update.expect("an expression")).build();
                let call = client(&config).transact_write_items();
                let call = call.transact_items(item.build()).transact_items(second);
                call.client_request_token("\u{fc}").send().await
            },
        )
        .await;
    cases
        .case(
            "why a transaction is cancelled",
            [cancelled()],
            async |config| {
                let get = Get::builder().table_name("t").key("id", s("1"));
                let get = get.projection_expression("a").build();
                let get = TransactGetItem::builder().get(get.expect("a key")).build();
                let call = client(&config).transact_get_items().transact_items(get);
                match call.send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_transaction_canceled_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            },
        )
        .await;
    let going = error(400, "TransactionInProgressException", "");
    let busy = error(400, "TransactionConflictException", "");
    cases
        .case("transactions that meet", [going, busy], async |config| {
            let call = client(&config).execute_transaction();
            call.client_request_token("t").send().await
        })
        .await;
}
