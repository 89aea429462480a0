//! Compares the names of a whole service with those of its official crate, as far as the model and
//! the list of public items lie beside the repository. Nothing is compared elsewhere.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::*;

/// What the official crate has: the module or type, and in it a field, variant or function.
struct Official(HashSet<(String, String)>);

impl Official {
    /// Reads lines such as `crate::types::App  field id: Option<String>`.
    fn parse(list: &str) -> Self {
        let item = |line: &str| {
            let (scope, item) = line.split_once("  ")?;
            let end = item.find([':', '(', '<']).unwrap_or(item.len());
            let item = item.get(..end)?.trim_start_matches("async ");
            Some((scope.to_owned(), item.to_owned()))
        };
        Self(list.lines().filter_map(item).collect())
    }

    fn has(&self, scope: &str, item: &str) -> bool {
        self.0.contains(&(scope.to_owned(), item.to_owned()))
    }
}

/// The expected items that are not there, and the number of all that were looked for.
#[derive(Default)]
struct Outcome {
    missing: Vec<String>,
    compared: usize,
}

impl Outcome {
    fn expect(&mut self, official: &Official, scope: &str, item: &str) {
        self.compared += 1;
        if !official.has(scope, item) {
            self.missing.push(format!("{scope}  {item}"));
        }
    }
}

#[test]
fn pinpoint_is_named_as_in_its_official_crate() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let model = fs::read_to_string(shared.join("models/2025-04/pinpoint.json"));
    let list = fs::read_to_string(shared.join("peer-api/aws-sdk-pinpoint-1.121.0.txt"));
    let (Ok(model), Ok(list)) = (model, list) else {
        println!(
            "skipped: the official model and list are not at {}",
            shared.display()
        );
        return;
    };
    let model: Value = serde_json::from_str(&model).unwrap_or_default();
    let empty = Map::new();
    let shapes = model
        .get("shapes")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let official = Official::parse(&list);
    let mut outcome = Outcome::default();
    for (id, shape) in shapes {
        let name = id.rsplit('#').next().unwrap_or_default();
        compare_shape(&official, name, shape, shapes, &mut outcome);
    }
    assert!(outcome.missing.is_empty(), "{:#?}", outcome.missing);
    assert!(
        outcome.compared > 5_000,
        "only {} names were compared",
        outcome.compared
    );
}

fn compare_shape(
    official: &Official,
    name: &str,
    shape: &Value,
    shapes: &Map<String, Value>,
    outcome: &mut Outcome,
) {
    match kind(shape) {
        "operation" => compare_operation(official, name, shape, shapes, outcome),
        "structure" => {
            let types = if shape.pointer("/traits/smithy.api#error").is_some() {
                "types::error"
            } else {
                "types"
            };
            // Inputs and outputs are compared with their operations.
            if official.has(
                &format!("crate::{types}::{}", type_name(name)),
                "struct non_exhaustive",
            ) {
                compare_members(official, types, &type_name(name), shape, outcome);
            }
        }
        "enum" => {
            let scope = format!("crate::types::{}", type_name(name));
            outcome.expect(official, &scope, "enum non_exhaustive");
            for member in members(shape) {
                outcome.expect(
                    official,
                    &scope,
                    &format!("variant {}", variant_name(member)),
                );
            }
        }
        _ => {}
    }
}

fn compare_operation(
    official: &Official,
    name: &str,
    shape: &Value,
    shapes: &Map<String, Value>,
    outcome: &mut Outcome,
) {
    let module = format!("operation::{}", module_name(name));
    outcome.expect(official, &format!("crate::{module}"), "mod");
    outcome.expect(
        official,
        "crate::Client",
        &format!("fn {}", client_method_name(name)),
    );
    let operation = operation_type_name(name);
    outcome.expect(
        official,
        &format!("crate::{module}::{operation}"),
        "struct non_exhaustive",
    );
    outcome.expect(
        official,
        &format!("crate::{module}::{operation}Error"),
        "enum non_exhaustive",
    );
    for (end, structure) in [
        ("input", operation_input_name(name)),
        ("output", operation_output_name(name)),
    ] {
        let target = shape
            .get(end)
            .and_then(|end| end.get("target"))
            .and_then(Value::as_str)
            .unwrap_or_default();
        if let Some(target) = shapes.get(target) {
            compare_members(official, &module, &structure, target, outcome);
        }
    }
}

fn compare_members(
    official: &Official,
    module: &str,
    structure: &str,
    shape: &Value,
    outcome: &mut Outcome,
) {
    let scope = format!("crate::{module}::{structure}");
    let builder = format!("crate::{module}::builders::{structure}Builder");
    outcome.expect(official, &scope, "struct non_exhaustive");
    for MemberNames { name, base } in member_names(members(shape)) {
        let name = name.text();
        outcome.expect(official, &scope, &format!("field {name}"));
        for function in [
            name.to_owned(),
            format!("set_{base}"),
            format!("get_{base}"),
        ] {
            outcome.expect(official, &builder, &format!("fn {function}"));
        }
    }
}

fn kind(shape: &Value) -> &str {
    shape
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn members(shape: &Value) -> impl Iterator<Item = &str> {
    shape
        .get("members")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .map(|(name, _)| name.as_str())
}
