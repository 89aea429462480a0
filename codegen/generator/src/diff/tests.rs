//! Tests of the comparison as a whole, each with the smallest models that show something. The rules are shown by
//! `cargo farrier diff`'s cases and by `cargo xtask diff-oracle`.

use serde_json::{Value, json};

use super::*;

/// A service with these operations, each with an output of its own with these members.
fn sources(operations: &[(&str, Value)]) -> Sources {
    let mut shapes = serde_json::Map::new();
    let targets: Vec<Value> = operations
        .iter()
        .map(|(name, _)| json!({"target": format!("n#{name}")}))
        .collect();
    let service = json!({
        "type": "service", "version": "1", "operations": targets,
        "traits": {"aws.protocols#awsJson1_0": {}},
    });
    shapes.insert("n#Service".to_owned(), service);
    for (name, members) in operations {
        let output = format!("n#{name}Response");
        let operation = json!({"type": "operation", "output": {"target": output}});
        shapes.insert(format!("n#{name}"), operation);
        shapes.insert(output, json!({"type": "structure", "members": members}));
    }
    let mut sources = Sources::new();
    let text = json!({"smithy": "2.0", "shapes": shapes}).to_string();
    sources.push("model.json", text);
    sources
}

fn report(old: &[(&str, Value)], new: &[(&str, Value)], asked: &[&str]) -> Report {
    let request = Request {
        operations: asked.iter().map(|name| (*name).to_owned()).collect(),
        ..Request::default()
    };
    let report = diff_models(sources(old), sources(new), &request);
    report.unwrap_or_else(|faults| panic!("{faults}"))
}

/// Rules and items of a report.
fn found(report: &Report) -> Vec<(&str, &str)> {
    let changes = report.changes.iter();
    changes
        .map(|change| (change.rule.id, change.item.as_str()))
        .collect()
}

fn text() -> Value {
    json!({"target": "smithy.api#String"})
}

fn required() -> Value {
    json!({"target": "smithy.api#String", "traits": {"smithy.api#required": {}}})
}

#[test]
fn what_is_not_asked_for_does_not_count() {
    let old = [("Get", json!({"a": text()})), ("Put", json!({"a": text()}))];
    let new = [("Get", json!({"a": text()}))];
    assert_eq!(report(&old, &new, &["Get"]).verdict(), Verdict::None);
    let removed = report(&old, &new, &[]);
    assert_eq!(found(&removed), [("operation-removed", "operation::put")]);
}

#[test]
fn an_operation_that_one_side_has_is_removed_or_added() {
    let (get, put) = (("Get", json!({"a": text()})), ("Put", json!({"a": text()})));
    let (old, new) = ([get.clone()], [put.clone()]);
    let both = report(&old, &new, &["Get", "Put"]);
    let expected = [
        ("operation-removed", "operation::get"),
        ("operation-added", "operation::put"),
    ];
    assert_eq!(found(&both), expected);
    // Nothing of what is asked for is left.
    let gone = report(&old, &new, &["Get"]);
    assert_eq!(
        found(&gone).first(),
        Some(&("operation-removed", "operation::get"))
    );
    assert_eq!(gone.verdict(), Verdict::Major);
    let request = Request {
        operations: vec!["Neither".to_owned()],
        ..Request::default()
    };
    assert!(diff_models(sources(&old), sources(&new), &request).is_err());
}

#[test]
fn what_goes_with_something_larger_is_told_with_that() {
    let old = [("Get", json!({"a": text()})), ("Put", json!({"a": text()}))];
    let report = report(&old, &old[..1], &[]);
    let [change] = report.changes.as_slice() else {
        panic!("{:?}", found(&report));
    };
    let lost = |owner: &str, name: &str| {
        let mut lost = change.lost.iter();
        lost.any(|item| item.owner == owner && item.name == name)
    };
    assert!(lost("Client", "fn put"));
    assert!(lost("operation::put::PutOutput", "field a"));
}

#[test]
fn verdicts_follow_the_heaviest_change() {
    let with = |members: Value| [("Get", members)];
    let plain = with(json!({"a": text()}));
    let more = with(json!({"a": text(), "b": text()}));
    let needed = with(json!({"a": required()}));
    let documented = with(json!({"a": {
        "target": "smithy.api#String", "traits": {"smithy.api#documentation": "What it is."}
    }}));
    let sensitive = with(json!({"a": {
        "target": "smithy.api#String", "traits": {"smithy.api#sensitive": {}}
    }}));
    for (old, new, verdict) in [
        (&plain, &plain, Verdict::None),
        (&plain, &documented, Verdict::Patch),
        (&plain, &sensitive, Verdict::Patch),
        (&plain, &more, Verdict::Minor),
        (&more, &plain, Verdict::Major),
        (&needed, &plain, Verdict::Major),
    ] {
        let report = report(old, new, &[]);
        assert_eq!(report.verdict(), verdict, "{:?}", found(&report));
    }
}

#[test]
fn places_are_those_of_both_models() {
    let (old, new) = (json!({"a": required()}), json!({"b": text(), "a": text()}));
    let report = report(&[("Get", old)], &[("Get", new)], &[]);
    let mut changes = report.changes.iter();
    let change = changes.find(|change| change.rule.id == "member-now-optional");
    let change = change.expect("a member that became optional");
    for place in [&change.old_place, &change.new_place] {
        let place = place.as_ref().expect("a place").resolve();
        assert_eq!(&place.text[place.span.clone()], "\"a\"");
    }
}

#[test]
fn models_of_different_services_are_refused() {
    let service = |name: &str| {
        let text = json!({"smithy": "2.0", "shapes": {
            format!("n#{name}"): {"type": "service", "version": "1", "traits": {"aws.protocols#awsJson1_0": {}}}
        }});
        let mut sources = Sources::new();
        sources.push("model.json", text.to_string());
        sources
    };
    let request = Request::default();
    let faults = diff_models(service("One"), service("Other"), &request);
    let faults = faults
        .map(|report| report.summary())
        .expect_err("a fault")
        .to_string();
    assert!(faults.contains("different services"), "{faults}");
    assert!(diff_models(service("One"), service("One"), &request).is_ok());
}

#[test]
fn faults_of_both_models_come_together() {
    let broken = |name: &str| {
        let mut sources = Sources::new();
        sources.push(name, "{");
        sources
    };
    let faults = diff_models(broken("old.json"), broken("new.json"), &Request::default());
    let faults = faults
        .map(|report| report.summary())
        .expect_err("faults")
        .to_string();
    assert!(
        faults.contains("old.json") && faults.contains("new.json"),
        "{faults}"
    );
}
