//! Items that are written and read.

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{
    AttributeAction, AttributeValue, AttributeValueUpdate, ComparisonOperator, Condition,
    ConditionalOperator, DeleteRequest, ExpectedAttributeValue, KeysAndAttributes, PutRequest,
    ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValue,
    ReturnValuesOnConditionCheckFailure, Select, WriteRequest,
};
use transport::Cases;

use crate::{client, json, n, s};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("items");
    values(cases).await;
    written(cases).await;
    read(cases).await;
    batches(cases).await;
}

/// Values of attributes of each kind.
fn kinds() -> [(&'static str, AttributeValue); 12] {
    let blob = |bytes: &[u8]| Blob::new(bytes);
    let inner = [(
        "k \"q\"".to_owned(),
        AttributeValue::L(vec![s(""), n("-0")]),
    )];
    [
        ("a text", s("gr\u{fc}n / \\ \u{1f4f7}\u{0}\u{7f}\u{2028}")),
        ("a number", n("1.7976931348623157E+308")),
        ("bytes", AttributeValue::B(blob(&[0, 255, 62, 63]))),
        ("no bytes", AttributeValue::B(blob(&[]))),
        ("true", AttributeValue::Bool(true)),
        ("null", AttributeValue::Null(true)),
        ("no null", AttributeValue::Null(false)),
        ("texts", AttributeValue::Ss(vec!["a".into(), String::new()])),
        (
            "numbers",
            AttributeValue::Ns(vec!["1".into(), "2e5".into()]),
        ),
        (
            "sets of bytes",
            AttributeValue::Bs(vec![blob(b"a"), blob(b"")]),
        ),
        ("a map", AttributeValue::M(inner.into())),
        ("an empty list", AttributeValue::L(Vec::new())),
    ]
}

async fn values(cases: &mut Cases) {
    cases
        .case("values of all kinds", [json("{}")], async |config| {
            let values = kinds().into_iter().map(|(_, value)| value).collect();
            let call = client(&config).put_item().table_name("music");
            call.item("all", AttributeValue::L(values)).send().await
        })
        .await;
    let deep = || (0..40).fold(n("1"), |value, _| AttributeValue::L(vec![value]));
    let attribute = "{\"Attributes\":{\"deep\":".to_owned()
        + &"{\"L\":[".repeat(40)
        + "{\"NULL\":true}"
        + &"]}".repeat(40)
        + "}}";
    cases
        .case("a deep value", [json(&attribute)], async |config| {
            let call = client(&config).delete_item().table_name("music");
            let call = call.return_values(ReturnValue::AllOld);
            call.key("id", deep()).send().await
        })
        .await;
}

async fn written(cases: &mut Cases) {
    let done = json(
        "{\"Attributes\":{\"a\":{\"N\":\"7\"}},\"ConsumedCapacity\":{\"TableName\":\"m\",\"CapacityUnits\":0.5,\"Table\":{\"ReadCapacityUnits\":1e-7},\"GlobalSecondaryIndexes\":{\"i\":{\"CapacityUnits\":3}}},\"ItemCollectionMetrics\":{\"ItemCollectionKey\":{\"id\":{\"B\":\"AP8=\"}},\"SizeEstimateRangeGB\":[0,1.5]}}",
    );
    cases
        .case("an update with expressions", [done], async |config| {
            let call = client(&config).update_item().table_name("music");
            let call = call.key("id", s("1")).update_expression("SET #a = #a + :x");
            let call = call.expression_attribute_names("#a", "count");
            let call = call.expression_attribute_values(":x", n("1"));
            let call = call.condition_expression("attribute_exists(id) AND #a <> :x");
            let call = call.return_values("NEWER".into());
            let call = call.return_consumed_capacity(ReturnConsumedCapacity::Indexes);
            let call = call.return_item_collection_metrics(ReturnItemCollectionMetrics::Size);
            call.send().await
        })
        .await;
    cases
        .case("an update as it was before", [json("{}")], async |config| {
            let update = AttributeValueUpdate::builder().action(AttributeAction::Add);
            let update = update.value(n("3")).build();
            let expected = ExpectedAttributeValue::builder().exists(false);
            let expected = expected.comparison_operator(ComparisonOperator::Null);
            let expected = expected.attribute_value_list(s("a")).build();
            let call = client(&config).update_item().table_name("music");
            let call = call.attribute_updates("a", update).expected("b", expected);
            let call = call.conditional_operator(ConditionalOperator::Or);
            call.set_key(Some(Default::default())).send().await
        })
        .await;
    cases
        .case("an item under a condition", [json("")], async |config| {
            let failure = ReturnValuesOnConditionCheckFailure::AllOld;
            let call = client(&config)
                .put_item()
                .table_name("arn:aws:dynamodb:us-east-1:1:table/t");
            let call = call.condition_expression("attribute_not_exists(id)");
            let call = call.return_values_on_condition_check_failure(failure);
            call.set_item(Some(Default::default())).send().await
        })
        .await;
}

async fn read(cases: &mut Cases) {
    let found = json("{\"Item\":{\"x\":{\"M\":{\"y\":{\"SS\":[\"a\",\"b\"]}}}}}");
    cases
        .case("an item", [found], async |config| {
            let call = client(&config).get_item().table_name("music");
            let call = call
                .key("id", AttributeValue::B(Blob::new("k")))
                .consistent_read(false);
            call.projection_expression("x.y[0]").send().await
        })
        .await;
    let page = json(
        "{\"Items\":[{\"a\":{\"S\":\"1\"}},{}],\"Count\":2,\"ScannedCount\":3,\"LastEvaluatedKey\":{\"id\":{\"S\":\"k\"}}}",
    );
    let last = json("{\"Items\":[{\"a\":{\"N\":\"2\"}}],\"Count\":1,\"LastEvaluatedKey\":{}}");
    cases
        .case("all pages of a query", [page, last], async |config| {
            let call = client(&config).query().table_name("music").index_name("i");
            let call = call.key_condition_expression("id = :i AND begins_with(a, :j)");
            let call = call.expression_attribute_values(":i", s("<>&"));
            let call = call.scan_index_forward(false).select(Select::Count);
            let pages = call.into_paginator().page_size(2).items().send();
            pages.collect::<Result<Vec<_>, _>>().await
        })
        .await;
    cases
        .case(
            "a query as it was before",
            [json("{\"Count\":0}")],
            async |config| {
                let condition = Condition::builder().attribute_value_list(n("1"));
                let condition = condition.attribute_value_list(n("9"));
                let condition = condition.comparison_operator(ComparisonOperator::Between);
                let call = client(&config).query().table_name("music");
                let call = call.key_conditions("id", condition.build().expect("an operator"));
                let call = call
                    .exclusive_start_key("id", s("k"))
                    .attributes_to_get("a");
                call.limit(0).send().await
            },
        )
        .await;
    cases
        .case(
            "a part of a scan",
            [json("{\"Items\":[null]}")],
            async |config| {
                let call = client(&config).scan().table_name("music").segment(3);
                let call = call.total_segments(4).filter_expression("size(a) > :n");
                call.expression_attribute_values(":n", n("0")).send().await
            },
        )
        .await;
}

async fn batches(cases: &mut Cases) {
    let some = json(
        "{\"UnprocessedItems\":{\"t\":[{\"DeleteRequest\":{\"Key\":{\"id\":{\"S\":\"2\"}}}},{}]},\"ItemCollectionMetrics\":{\"t\":[{}]}}",
    );
    cases
        .case(
            "items that are written and deleted",
            [some],
            async |config| {
                let put = PutRequest::builder().item("id", s("1")).build();
                let put = WriteRequest::builder().put_request(put.expect("an item"));
                let delete = DeleteRequest::builder().key("id", s("2")).build();
                let delete = WriteRequest::builder().delete_request(delete.expect("a key"));
                let requests = vec![put.build(), delete.build(), WriteRequest::builder().build()];
                let call = client(&config).batch_write_item();
                call.request_items("t", requests).send().await
            },
        )
        .await;
    let read = json(
        "{\"Responses\":{\"t\":[{\"id\":{\"S\":\"1\"}}]},\"UnprocessedKeys\":{\"u\":{\"Keys\":[{\"id\":{\"N\":\"1\"}}],\"ConsistentRead\":true}}}",
    );
    cases
        .case("items of a table", [read], async |config| {
            let key = [("id".to_owned(), n("1"))];
            let keys = KeysAndAttributes::builder().keys(key.into());
            let keys = keys
                .consistent_read(true)
                .expression_attribute_names("#a", "b");
            let call = client(&config).batch_get_item();
            let call = call.request_items("t", keys.build().expect("keys"));
            call.return_consumed_capacity("NEW".into()).send().await
        })
        .await;
}
