//! Items as they are made, and as they are shown: in the order of their names.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use steps::{map, sorted};

pub(crate) type Item = HashMap<String, AttributeValue>;

pub(crate) fn text(value: &str) -> AttributeValue {
    AttributeValue::S(value.to_owned())
}

pub(crate) fn number(value: impl ToString) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

/// The key of an order.
pub(crate) fn key(customer: &str, order: i32) -> Item {
    Item::from([
        ("customer".to_owned(), text(customer)),
        ("number".to_owned(), number(order)),
    ])
}

pub(crate) fn item(item: &Item) -> String {
    let entries = item
        .iter()
        .map(|(name, value)| format!("{name}: {}", shown(value)));
    sorted(entries)
}

/// What `Debug` says, but maps and sets in order.
fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::M(entries) => item(entries),
        AttributeValue::L(values) => {
            let values: Vec<String> = values.iter().map(shown).collect();
            format!("L({})", values.join(", "))
        }
        AttributeValue::Ss(values) => format!("Ss{}", sorted(values)),
        AttributeValue::Ns(values) => format!("Ns{}", sorted(values)),
        other => format!("{other:?}"),
    }
}

pub(crate) fn items<'i>(items: impl IntoIterator<Item = &'i Item>) -> String {
    let items: Vec<String> = items.into_iter().map(item).collect();
    format!("{} {}", items.len(), items.join("; "))
}

/// Items by table.
pub(crate) fn by_table(tables: Option<&HashMap<String, Vec<Item>>>) -> String {
    let shown = tables.into_iter().flatten().map(|(table, items)| {
        let items = items.iter().map(item);
        (table.clone(), sorted(items))
    });
    map(Some(&shown.collect::<HashMap<String, String>>()))
}
