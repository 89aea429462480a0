//! What is found not to be supported, from small models, by request and severity.

use serde_json::{Value, json};

use crate::Request;
use crate::model::{Sources, load, select};

/// The diagnostics for a service `n#S` with the operations `n#A` and `n#B`, a line each.
fn found(shapes: Value, request: Request) -> Result<String, String> {
    let mut all = json!({
        "n#S": {
            "type": "service",
            "version": "1",
            "operations": [{"target": "n#A"}, {"target": "n#B"}]
        },
        "n#A": {"type": "operation"},
        "n#B": {"type": "operation"}
    });
    for (id, shape) in shapes.as_object().into_iter().flatten() {
        for (key, value) in shape.as_object().into_iter().flatten() {
            all[id][key] = value.clone();
        }
    }
    let mut sources = Sources::new();
    sources.push("m", json!({"smithy": "2.0", "shapes": all}).to_string());
    let model = load::load(sources).map_err(|faults| faults.to_string())?;
    match select::select(&model, &request) {
        Ok(selection) => Ok(selection.warnings.to_string()),
        Err(faults) => Err(faults.to_string()),
    }
}

fn whole() -> Request {
    Request::default()
}

fn asked(operation: &str) -> Request {
    Request {
        operations: vec![operation.to_owned()],
        ..Request::default()
    }
}

fn allowed(operation: &str) -> Request {
    Request {
        allow_incomplete: true,
        ..asked(operation)
    }
}

const DISCOVERY: &str = "`aws.api#clientDiscoveredEndpoint` is not supported";

fn discovery() -> Value {
    let traits = json!({"aws.api#clientDiscoveredEndpoint": {"required": true}});
    json!({"n#A": {"traits": traits}, "n#B": {"traits": traits}})
}

#[test]
fn a_gap_is_one_warning_in_a_whole_crate() {
    let warnings = found(discovery(), whole()).unwrap_or_default();
    assert_eq!(warnings.matches(DISCOVERY).count(), 1, "{warnings}");
    assert!(warnings.contains("[n#A] (the same for `B`)"), "{warnings}");
}

#[test]
fn a_gap_is_an_error_for_what_is_asked_by_name() {
    let faults = found(discovery(), asked("B")).err().unwrap_or_default();
    assert!(faults.contains(&format!("error: {DISCOVERY}")), "{faults}");
    assert!(faults.contains("[n#B]") && !faults.contains("[n#A]"));
    assert!(faults.contains("--allow-incomplete"), "{faults}");
    let warnings = found(discovery(), allowed("B")).unwrap_or_default();
    assert!(warnings.contains(&format!("warning: {DISCOVERY}")));
}

#[test]
fn what_is_not_reached_is_not_reported() {
    let mut shapes = discovery();
    shapes.as_object_mut().map(|shapes| shapes.remove("n#B"));
    assert_eq!(found(shapes, asked("B")), Ok(String::new()));
}

#[test]
fn a_trait_that_nobody_knows_is_reported_once() {
    let shapes = json!({
        "n#A": {"input": {"target": "n#In"}, "traits": {"n#owner": "a", "aws.iam#actionName": "x"}},
        "n#In": {
            "type": "structure",
            "members": {"m": {"target": "smithy.api#String", "traits": {"n#owner": "b"}}}
        },
        "n#owner": {"type": "string", "traits": {"smithy.api#trait": {}}}
    });
    let warnings = found(shapes, asked("A")).unwrap_or_default();
    assert_eq!(warnings.lines().count(), 1, "{warnings}");
    assert!(warnings.contains("`n#owner` is not known"), "{warnings}");
    assert!(
        warnings.contains("[n#A] (one more place has it)"),
        "{warnings}"
    );
}

#[test]
fn an_auth_scheme_of_ones_own_is_a_warning() {
    let shapes = json!({
        "n#S": {"traits": {"n#mine": {}}},
        "n#mine": {
            "type": "structure",
            "traits": {"smithy.api#trait": {}, "smithy.api#authDefinition": {}}
        }
    });
    for request in [whole(), asked("A")] {
        let warnings = found(shapes.clone(), request).unwrap_or_default();
        assert_eq!(warnings.lines().count(), 1, "{warnings}");
        assert!(warnings.contains("`n#mine` is not supported"), "{warnings}");
    }
}

#[test]
fn a_published_auth_scheme_is_a_gap_where_there_is_no_other() {
    let only = json!({"n#S": {"traits": {"smithy.api#httpDigestAuth": {}}}});
    let faults = found(only.clone(), asked("A")).err().unwrap_or_default();
    assert!(faults.contains("error: the auth scheme `smithy.api#httpDigestAuth`"));
    let warnings = found(only, whole()).unwrap_or_default();
    assert_eq!(warnings.lines().count(), 1, "{warnings}");
    let both = json!({"n#S": {"traits": {
        "aws.auth#sigv4": {"name": "s"},
        "aws.auth#sigv4a": {"name": "s"}
    }}});
    assert_eq!(found(both, asked("A")), Ok(String::new()));
}

#[test]
fn what_auth_names_is_an_auth_scheme() {
    let of = |id: &str| json!({"n#S": {"traits": {"smithy.api#auth": [id]}}});
    let warnings = found(of("aws.auth#sgv4"), asked("A")).unwrap_or_default();
    assert!(
        warnings.contains("did you mean `aws.auth#sigv4`?"),
        "{warnings}"
    );
    let beside = json!({"n#S": {"traits": {"smithy.api#auth": ["aws.auth#sigv4", "n#x"]}}});
    let warnings = found(beside, asked("A")).unwrap_or_default();
    assert!(
        warnings.contains("`n#x` is not known: calls use another"),
        "{warnings}"
    );
    for (id, message) in [
        (
            "smithy.api#required",
            "`smithy.api#required` is no auth scheme",
        ),
        ("n#A", "`n#A` is no auth scheme"),
        ("sigv4", "`sigv4` is no shape ID"),
    ] {
        let faults = found(of(id), whole()).err().unwrap_or_default();
        assert!(faults.contains(message), "{faults}");
    }
}

#[test]
fn endpoints_that_need_another_scheme() {
    let of = |names: &[&str]| {
        let rules = names.iter().map(|name| {
            let schemes = json!([{"name": name}]);
            json!({"endpoint": {"url": "https://a", "properties": {"authSchemes": schemes}}})
        });
        let rules: Vec<Value> = rules.collect();
        json!({"n#S": {"traits": {
            "smithy.rules#endpointRuleSet": {"parameters": {}, "rules": rules}
        }}})
    };
    const EXPRESS: &str = "sigv4-s3express";
    let faults = found(of(&[EXPRESS, EXPRESS]), asked("A"))
        .err()
        .unwrap_or_default();
    assert!(faults.contains("every endpoint") && faults.contains("`sigv4-s3express`"));
    let warnings = found(of(&[EXPRESS, "sigv4"]), asked("A")).unwrap_or_default();
    assert!(warnings.contains("some endpoints"), "{warnings}");
    let warnings = found(of(&["{scheme}", EXPRESS]), asked("A")).unwrap_or_default();
    assert!(warnings.contains("some endpoints"), "{warnings}");
    assert_eq!(
        found(of(&["sigv4", "sigv4a"]), asked("A")),
        Ok(String::new())
    );
}
