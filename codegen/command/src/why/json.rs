//! The answer for programs.

use farrier_codegen::why::{Leg, OperationPaths, Subject, Why};
use serde_json::{Value, json};

use crate::subjects::Answer;

/// One JSON object.
pub(super) fn text(answers: &[Answer<Why>]) -> String {
    let crates: Vec<Value> = answers.iter().map(crate_object).collect();
    format!("{:#}", json!({ "crates": crates }))
}

fn crate_object(of: &Answer<Why>) -> Value {
    let subjects: Vec<Value> = of.answer.subjects.iter().map(subject).collect();
    json!({
        "place": of.shown,
        "package": of.answer.package,
        "service": of.answer.service,
        "subjects": subjects,
    })
}

fn subject(of: &Subject) -> Value {
    let generated: Vec<Value> = of.generated.iter().map(operation).collect();
    json!({
        "id": of.id,
        "kind": of.kind,
        "rust": of.rust,
        "generated": of.operation.unwrap_or(!of.generated.is_empty()),
        "operations": generated,
        "not_generated": of.others,
    })
}

fn operation(of: &OperationPaths) -> Value {
    let path = |way: &Vec<Leg>| way.iter().map(leg).collect::<Vec<Value>>();
    let paths: Vec<Vec<Value>> = of.paths.iter().map(path).collect();
    json!({ "operation": of.operation, "paths": paths, "more": of.is_cut })
}

fn leg(of: &Leg) -> Value {
    json!({
        "by": of.by,
        "member": of.member,
        "field": of.field,
        "shape": of.shape,
        "kind": of.kind,
    })
}
