//! Queries and scans: pages, indexes, filters, counts.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::Select;
use steps::{Fields, Steps};

use super::TABLE;
use super::values::{Item, item, items, key, number, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("queries");
    for order in 1..=7 {
        let state = if order % 2 == 0 { "paid" } else { "open" };
        let put = client
            .put_item()
            .table_name(TABLE)
            .set_item(Some(key("dora", order)))
            .item("state", text(state))
            .item("amount", number(100 - order))
            .item("note", text(&format!("note {order}")))
            .send()
            .await;
        steps.step(&format!("put {order}"), put, |_| "");
    }
    by_customer(client, steps).await;
    by_index(client, steps).await;
    scans(client, steps).await;
}

async fn by_customer(client: &Client, steps: &mut Steps) {
    let query = || {
        client
            .query()
            .table_name(TABLE)
            .key_condition_expression("customer = :customer AND #n BETWEEN :first AND :last")
            .expression_attribute_names("#n", "number")
            .expression_attribute_values(":customer", text("dora"))
            .expression_attribute_values(":first", number(2))
            .expression_attribute_values(":last", number(6))
    };
    let found = query().projection_expression("#n").send().await;
    steps.step("by a range of keys", found, |output| {
        format!("{} {}", items(output.items()), output.count())
    });
    let found = query().scan_index_forward(false).limit(2).send().await;
    steps.step("backwards, two", found, |output| {
        format!(
            "{} last {}",
            items(output.items()),
            output.last_evaluated_key().map(item).unwrap_or_default()
        )
    });
    let all = query()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect::<Result<Vec<Item>, _>>()
        .await;
    steps.step("with a paginator", all, |all| items(all));
    let mut pages = query().limit(2).into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("count", Some(page.count()))
                .field("last", page.last_evaluated_key().map(item))
        });
    }
    let counted = query().select(Select::Count).send().await;
    steps.step("counted", counted, |output| {
        format!("{} {:?}", output.count(), output.items)
    });
    let filtered = query()
        .filter_expression("#s = :state AND contains(note, :part)")
        .expression_attribute_names("#s", "state")
        .expression_attribute_values(":state", text("paid"))
        .expression_attribute_values(":part", text("4"))
        .send()
        .await;
    steps.step("with a filter", filtered, |output| {
        format!(
            "{} {} of {}",
            items(output.items()),
            output.count(),
            output.scanned_count()
        )
    });
}

async fn by_index(client: &Client, steps: &mut Steps) {
    let found = client
        .query()
        .table_name(TABLE)
        .index_name("by-amount")
        .key_condition_expression("customer = :customer AND amount < :most")
        .expression_attribute_values(":customer", text("dora"))
        .expression_attribute_values(":most", number(96))
        .send()
        .await;
    steps.step("by an index", found, |output| items(output.items()));
    let found = client
        .query()
        .table_name(TABLE)
        .index_name("no-such")
        .key_condition_expression("customer = :customer")
        .expression_attribute_values(":customer", text("dora"))
        .send()
        .await;
    steps.step("by an index that is not there", found, |output| {
        items(output.items())
    });
}

async fn scans(client: &Client, steps: &mut Steps) {
    let all = client
        .scan()
        .table_name(TABLE)
        .filter_expression("begins_with(customer, :start)")
        .expression_attribute_values(":start", text("d"))
        .projection_expression("customer, #n")
        .expression_attribute_names("#n", "number")
        .into_paginator()
        .page_size(3)
        .items()
        .send()
        .collect::<Result<Vec<Item>, _>>()
        .await;
    steps.step("scan with a paginator", all, |all| items(all));
    for segment in 0..2 {
        let scanned = client
            .scan()
            .table_name(TABLE)
            .total_segments(2)
            .segment(segment)
            .select(Select::Count)
            .send()
            .await;
        steps.step(&format!("scan segment {segment}"), scanned, |output| {
            output.count()
        });
    }
    let from = client
        .scan()
        .table_name(TABLE)
        .limit(1)
        .set_exclusive_start_key(Some(key("dora", 3)))
        .send()
        .await;
    steps.step("scan from a key", from, |output| items(output.items()));
}
