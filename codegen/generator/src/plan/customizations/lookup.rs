//! The facts about a service or an operation, found in the table.

use crate::model::ShapeId;

use super::row::{Customization, Row};
use super::rows::ROWS;

/// Whether an operation of a service has this customization.
pub fn has(service: &ShapeId, operation: &ShapeId, what: Customization) -> bool {
    of_operation(service, operation).any(|found| found == what)
}

/// What is known of an operation of a service by name.
pub fn of_operation(service: &ShapeId, operation: &ShapeId) -> impl Iterator<Item = Customization> {
    let name = operation.name();
    let rows = of(service).filter(move |row| row.operations.contains(&name));
    rows.map(|row| row.what)
}

/// What is known of all operations of a service.
pub(in crate::plan) fn for_all(service: &ShapeId) -> impl Iterator<Item = Customization> {
    let rows = of(service).filter(|row| row.operations.is_empty());
    rows.map(|row| row.what)
}

fn of(service: &ShapeId) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| row.service == service.as_str())
}
