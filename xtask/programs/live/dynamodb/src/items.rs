//! Items: with every kind of value, put, read in part, changed and deleted.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{
    AttributeValue, ReturnConsumedCapacity, ReturnItemCollectionMetrics, ReturnValue,
};
use steps::{Fields, Steps};

use super::TABLE;
use super::values::{Item, item, key, number, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("items");
    let put = client
        .put_item()
        .table_name(TABLE)
        .set_item(Some(every_kind()))
        .return_consumed_capacity(ReturnConsumedCapacity::Total)
        .return_item_collection_metrics(ReturnItemCollectionMetrics::Size)
        .send()
        .await;
    steps.step("put every kind of value", put, |output| {
        let capacity = output.consumed_capacity();
        Fields::new()
            .field("table", capacity.and_then(|capacity| capacity.table_name()))
            .field(
                "units",
                capacity.and_then(|capacity| capacity.capacity_units()),
            )
    });
    let read = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key("ann", 1)))
        .consistent_read(true)
        .return_consumed_capacity(ReturnConsumedCapacity::Indexes)
        .send()
        .await;
    steps.step("read it", read, |output| {
        let capacity = output.consumed_capacity();
        let units = capacity.and_then(|capacity| capacity.capacity_units());
        format!("{} {units:?}", output.item().map(item).unwrap_or_default())
    });
    let read = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key("ann", 1)))
        .projection_expression("#s, #n.#l[1], nowhere")
        .expression_attribute_names("#s", "state")
        .expression_attribute_names("#n", "nested")
        .expression_attribute_names("#l", "list")
        .send()
        .await;
    steps.step("read a part", read, |output| {
        output.item().map(item).unwrap_or_default()
    });
    let none = client
        .get_item()
        .table_name(TABLE)
        .set_key(Some(key("nobody", 0)))
        .send()
        .await;
    steps.step("read what is not there", none, |output| {
        format!("{:?}", output.item())
    });
    change(client, steps).await;
    delete(client, steps).await;
}

/// An item with a value of every kind.
fn every_kind() -> Item {
    let nested = Item::from([
        (
            "list".to_owned(),
            AttributeValue::L(vec![text("a"), number(-2), AttributeValue::Null(true)]),
        ),
        ("empty map".to_owned(), AttributeValue::M(Item::new())),
        ("empty list".to_owned(), AttributeValue::L(Vec::new())),
    ]);
    let mut item = key("ann", 1);
    item.extend([
        ("state".to_owned(), text("open")),
        ("amount".to_owned(), number("12345678901234567890.12345")),
        ("text".to_owned(), text("ü \" \\ \n <&> 🦀")),
        ("empty".to_owned(), text("")),
        (
            "bytes".to_owned(),
            AttributeValue::B(Blob::new([0, 1, 254, 255])),
        ),
        ("yes".to_owned(), AttributeValue::Bool(true)),
        ("no".to_owned(), AttributeValue::Bool(false)),
        ("null".to_owned(), AttributeValue::Null(true)),
        (
            "texts".to_owned(),
            AttributeValue::Ss(vec!["b".to_owned(), "a".to_owned()]),
        ),
        (
            "numbers".to_owned(),
            AttributeValue::Ns(vec!["1".to_owned(), "-2.5".to_owned()]),
        ),
        (
            "blobs".to_owned(),
            AttributeValue::Bs(vec![Blob::new(*b"x")]),
        ),
        ("nested".to_owned(), AttributeValue::M(nested)),
    ]);
    item
}

async fn change(client: &Client, steps: &mut Steps) {
    for (what, kind) in [
        ("all new", ReturnValue::AllNew),
        ("changed, old", ReturnValue::UpdatedOld),
        ("changed, new", ReturnValue::UpdatedNew),
        ("nothing", ReturnValue::None),
    ] {
        let changed = client
            .update_item()
            .table_name(TABLE)
            .set_key(Some(key("bob", 1)))
            .update_expression("SET #s = :state, visits = if_not_exists(visits, :none) + :one")
            .expression_attribute_names("#s", "state")
            .expression_attribute_values(":state", text(what))
            .expression_attribute_values(":none", number(0))
            .expression_attribute_values(":one", number(1))
            .return_values(kind)
            .send()
            .await;
        steps.step(&format!("change, asking for {what}"), changed, |output| {
            output.attributes().map(item).unwrap_or_default()
        });
    }
    let changed = client
        .update_item()
        .table_name(TABLE)
        .set_key(Some(key("bob", 1)))
        .update_expression("REMOVE visits ADD tags :tags")
        .expression_attribute_values(":tags", AttributeValue::Ss(vec!["new".to_owned()]))
        .return_values(ReturnValue::AllNew)
        .send()
        .await;
    steps.step("remove and add", changed, |output| {
        output.attributes().map(item).unwrap_or_default()
    });
}

async fn delete(client: &Client, steps: &mut Steps) {
    for step in ["delete, asking for the old", "delete again"] {
        let deleted = client
            .delete_item()
            .table_name(TABLE)
            .set_key(Some(key("bob", 1)))
            .return_values(ReturnValue::AllOld)
            .send()
            .await;
        steps.step(step, deleted, |output| {
            output.attributes().map(item).unwrap_or_default()
        });
    }
}
