//! The parts of services, operations and resources that stand beside their traits.

use indexmap::IndexMap;
use serde_json::Value;

use super::draft_operation::DraftOperation;
use super::reader::Reader;
use crate::model::syntax::{describe, is_identifier, is_shape_id};
use crate::model::{Resource, Service, ShapeId};

/// Reads what a service binds.
pub(super) fn service(reader: &mut Reader<'_>) -> Service {
    Service {
        version: reader.text("version").unwrap_or_default(),
        operations: reader.references("operations"),
        resources: reader.references("resources"),
        errors: reader.references("errors"),
        rename: rename(reader),
    }
}

/// Reads what an operation takes and returns.
pub(super) fn operation(reader: &mut Reader<'_>) -> DraftOperation {
    DraftOperation {
        input: reader.reference("input"),
        output: reader.reference("output"),
        errors: reader.references("errors"),
    }
}

/// Reads what a resource binds. Its identifiers and properties do not change a client.
pub(super) fn resource(reader: &mut Reader<'_>) -> Resource {
    let life_cycle = ["create", "put", "read", "update", "delete", "list"];
    let mut operations: Vec<ShapeId> = life_cycle
        .iter()
        .filter_map(|key| reader.reference(key))
        .collect();
    operations.extend(reader.references("operations"));
    operations.extend(reader.references("collectionOperations"));
    Resource {
        operations,
        resources: reader.references("resources"),
    }
}

fn rename(reader: &mut Reader<'_>) -> IndexMap<ShapeId, String> {
    let place = reader.location().child("rename");
    let mut renamed = IndexMap::new();
    for (id, name) in reader.object("rename") {
        let place = place.child(&id);
        if !is_shape_id(&id) {
            let message = format!("`{}` is no shape ID", id.escape_debug());
            reader.fault(message, place, "an absolute shape ID, `name.space#Name`");
            continue;
        }
        match name {
            Value::String(name) if is_identifier(&name) => {
                renamed.insert(ShapeId::new(id), name);
            }
            Value::String(name) => {
                let message = format!("`{}` is no shape name", name.escape_debug());
                reader.fault(message, place, "ASCII letters, digits and underscores");
            }
            other => reader.fault(
                format!("the new name is {}", describe(&other)),
                place,
                "a string",
            ),
        }
    }
    renamed
}
