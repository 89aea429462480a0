//! What `cost` tells of an operation is what is left out without it: each is compared with the crate that is
//! generated without that operation.

use farrier_codegen::cost::{Cost, Lines, cost};
use farrier_codegen::{FileSet, Request, Sources, generate};
use serde_json::{Value, json};

const OPERATIONS: [&str; 4] = ["CreateThing", "GetThing", "ListThings", "Ping"];

/// A service whose operations have shapes in common; one has pages, one a waiter, and one a test case.
fn model() -> Value {
    let target = |id: &str| json!({ "target": id });
    let operation = |input: &str, output: &str, traits: Value| {
        json!({
            "type": "operation", "input": target(input), "output": target(output),
            "errors": [target("n#Gone")], "traits": traits
        })
    };
    let structure = |members: Value| json!({"type": "structure", "members": members});
    let waiter = json!({"ThingReady": {"acceptors": [
        {"state": "success", "matcher": {"success": true}}
    ]}});
    let test = json!([{
        "id": "Ping", "protocol": "aws.protocols#awsJson1_0", "method": "POST", "uri": "/", "body": "{}"
    }]);
    json!({"smithy": "2.0", "shapes": {
        "n#Things": {
            "type": "service",
            "version": "1",
            "operations": OPERATIONS.map(|name| target(&format!("n#{name}"))),
            "errors": [target("n#Busy")],
            "traits": {"aws.protocols#awsJson1_0": {}}
        },
        "n#CreateThing": operation("n#Thing", "n#Made", json!({})),
        "n#GetThing": operation("n#Key", "n#Found", json!({"smithy.waiters#waitable": waiter})),
        "n#ListThings": operation("n#Page", "n#Pages", json!({"smithy.api#paginated": {
            "inputToken": "token", "outputToken": "token", "items": "things"
        }})),
        "n#Ping": {"type": "operation", "traits": {"smithy.test#httpRequestTests": test}},
        "n#Thing": structure(json!({"colour": target("n#Colour"), "inner": target("n#Thing")})),
        "n#Made": structure(json!({"how": target("n#How")})),
        "n#Key": structure(json!({"key": target("smithy.api#String")})),
        "n#Found": structure(json!({"thing": target("n#Thing"), "owner": target("n#Owner")})),
        "n#Page": structure(json!({"token": target("smithy.api#String")})),
        "n#Pages": structure(json!({"token": target("smithy.api#String"), "things": target("n#ThingList")})),
        "n#ThingList": {"type": "list", "member": target("n#Thing")},
        "n#How": {"type": "union", "members": {"fast": target("smithy.api#Boolean")}},
        "n#Owner": structure(json!({"name": target("smithy.api#String")})),
        "n#Colour": {"type": "enum", "members": {"RED": {"target": "smithy.api#Unit"}}},
        "n#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}},
        "n#Busy": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}}
    }})
}

fn sources() -> Sources {
    let mut sources = Sources::new();
    sources.push("things.json", model().to_string());
    sources
}

fn request(operations: &[&str]) -> Request {
    Request {
        operations: operations.iter().map(|it| (*it).to_owned()).collect(),
        ..Request::default()
    }
}

fn files(operations: &[&str]) -> FileSet {
    let generated = generate(sources(), &request(operations));
    generated.expect("a model without faults").files
}

fn told(operations: &[&str]) -> Cost {
    cost(sources(), &request(operations)).expect("a model without faults")
}

/// The lines of the files of operations and types that the first set has and the other one has not.
fn lines_without(files: &FileSet, others: &FileSet) -> Lines {
    let gone = files.iter().filter(|(path, _)| {
        let is_test = path.ends_with("/tests.rs") || path.contains("/testing");
        let is_of_all = path.starts_with("src/runtime") || path.starts_with("src/waiters.rs");
        path.ends_with(".rs") && !is_test && !is_of_all && !others.contains(path)
    });
    gone.map(|(_, text)| Lines::of(&String::from_utf8_lossy(text)))
        .sum()
}

#[test]
fn what_an_operation_brings_alone_is_what_is_left_out_without_it() {
    let (all, told) = (files(&OPERATIONS), told(&OPERATIONS));
    assert_eq!(told.operations.len(), OPERATIONS.len());
    for operation in &told.operations {
        let others = OPERATIONS.into_iter().filter(|it| *it != operation.name);
        let others: Vec<&str> = others.collect();
        let own = told.own(operation);
        let left_out = lines_without(&all, &files(&others));
        assert_eq!(own.lines, left_out, "{}", operation.name);
    }
}

#[test]
fn shapes_are_an_operations_own_when_no_other_reaches_them() {
    let told = told(&OPERATIONS);
    let shares = told
        .operations
        .iter()
        .map(|it| (it.name.as_str(), told.own(it).shapes, told.total(it).shapes));
    // All reach `Busy`, all but `Ping` reach `Gone`, `Thing` and `Colour`.
    assert_eq!(
        shares.collect::<Vec<_>>(),
        [
            ("CreateThing", 2, 6),
            ("GetThing", 3, 7),
            ("ListThings", 3, 7),
            ("Ping", 0, 1)
        ]
    );
    assert_eq!(told.shared().shapes, 4);
    for operation in &told.operations {
        let alone = self::told(&[&operation.name]);
        assert_eq!(
            told.total(operation).shapes,
            alone.shapes.len(),
            "{}",
            operation.name
        );
    }
}

#[test]
fn every_line_counts_once() {
    let (files, told) = (files(&OPERATIONS), told(&OPERATIONS));
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let all: Lines = rust
        .map(|(_, text)| Lines::of(&String::from_utf8_lossy(text)))
        .sum();
    assert_eq!(told.compiled() + told.tests, all);
    assert!(told.tests.code > 0 && told.runtime.code > told.common.code);
}
