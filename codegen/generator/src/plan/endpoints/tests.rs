//! The rules language as a whole: small rule sets, planned.

use serde_json::{Value, json};

use super::{Builtin, Expr, Filled, Outcome, plan_endpoint};
use crate::DocsLevel;
use crate::model::{Location, Service, Shape, ShapeId, ShapeKind, Traits};

fn service(traits: Value) -> Shape {
    let Value::Object(traits) = traits else {
        return service(json!({}));
    };
    Shape {
        id: ShapeId::new("test#Service"),
        kind: ShapeKind::Service(Service::default()),
        traits: Traits::new(traits, Location::default()),
        location: Location::default(),
    }
}

fn rule_set(rules: Value) -> Shape {
    service(json!({"smithy.rules#endpointRuleSet": {
        "version": "1.0",
        "parameters": {
            "Region": {"type": "string", "builtIn": "AWS::Region", "documentation": "r"},
            "UseFIPS": {"type": "boolean", "required": true, "default": false},
        },
        "rules": rules,
    }}))
}

fn faults(service: &Shape) -> Vec<String> {
    let messages =
        |faults: crate::Diagnostics| faults.iter().map(|fault| fault.message.clone()).collect();
    plan_endpoint(service, DocsLevel::Full)
        .err()
        .map(messages)
        .unwrap_or_default()
}

fn is_set(name: &str) -> Value {
    json!({"fn": "isSet", "argv": [{"ref": name}]})
}

/// A tree rule is final: what follows it is not tried when its own rules do not match.
#[test]
fn a_tree_rule_does_not_fall_through() {
    let rules = json!([
        {"type": "tree", "conditions": [is_set("Region")], "rules": [
            {"type": "error", "conditions": [{"fn": "booleanEquals",
                "argv": [true, {"ref": "UseFIPS"}]}], "error": "inner"},
        ]},
        {"type": "error", "conditions": [], "error": "after"},
    ]);
    let Ok(plan) = plan_endpoint(&rule_set(rules), DocsLevel::Full) else {
        panic!("the rules are right");
    };
    let program = plan.program;
    let error = |text: &str| Outcome::Error(Expr::Text(text.to_owned()));
    assert_eq!(
        program.outcomes,
        [
            error("inner"),
            error("after"),
            error("No endpoint rule matched")
        ]
    );
    assert_eq!(program.start, 0);
    assert_eq!(program.nodes, [[0, 1, -2], [1, -1, -3]]);
}

#[test]
fn equal_parts_are_kept_once() {
    let endpoint = |url: &str| {
        json!({"type": "endpoint", "conditions": [is_set("Region")],
            "endpoint": {"url": url, "properties": {"authSchemes": [{"name": "{Region}"}]}}})
    };
    let rules = json!([endpoint("https://a"), endpoint("https://{Region}{{}}")]);
    let Ok(plan) = plan_endpoint(&rule_set(rules), DocsLevel::Full) else {
        panic!("the rules are right");
    };
    assert_eq!(
        (plan.program.conditions.len(), plan.program.properties.len()),
        (1, 1)
    );
    let url = Expr::Join(vec![
        Expr::Text("https://".to_owned()),
        Expr::Slot(0),
        Expr::Text("{}".to_owned()),
    ]);
    assert!(
        matches!(&plan.program.outcomes[1], Outcome::Endpoint { url: found, .. } if *found == url)
    );
}

#[test]
fn all_faults_are_found_at_once() {
    let rules = json!([
        {"type": "error", "error": "a"},
        {"type": "tree", "conditions": [], "rules": []},
        {"type": "error", "conditions": [{"fn": "isSett", "argv": []}], "error": "a"},
        {"type": "error", "conditions": [{"fn": "not", "argv": []}], "error": 1.5},
        {"type": "error", "conditions": [is_set("Regio")], "error": "{Region"},
        {"type": "nothing", "conditions": []},
        {"type": "endpoint", "conditions": [], "endpoint": {"url": "{Region#suffix}"}},
        {"type": "endpoint", "conditions": []},
        {"type": "tree", "conditions": []},
        7,
    ]);
    assert_eq!(
        faults(&rule_set(rules)),
        [
            "`Regio` is neither a parameter nor a value assigned before",
            "`conditions` is missing",
            "`conditions` is missing",
            "`endpoint` is missing",
            "`not` does not take 0 arguments",
            "`nothing` is no kind of rule: endpoint, error or tree",
            "`rules` is missing",
            "`type` is missing",
            "a brace without its counterpart",
            "a tree rule has no rules",
            "a value of the wrong kind",
            "no function is called `isSett`",
            "no value has an attribute `suffix`",
        ]
    );
}

/// What one rule assigns is unknown to the next.
#[test]
fn assigned_values_have_a_scope() {
    let rules = json!([
        {"type": "error", "error": "{p#name}", "conditions": [
            {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "p"},
        ]},
        {"type": "error", "error": "{p#name}", "conditions": []},
    ]);
    assert_eq!(
        faults(&rule_set(rules)),
        ["`p` is neither a parameter nor a value assigned before"]
    );
}

#[test]
fn a_setting_of_another_type_than_the_built_in_one_fills_no_parameter() {
    let mut service = rule_set(json!([]));
    let settings = json!({"Endpoint": {"type": "boolean"}});
    let place = service.location.clone();
    service.traits.remove("smithy.rules#endpointRuleSet");
    service
        .traits
        .set("smithy.rules#clientContextParams", settings, place);
    let plan = plan_endpoint(&service, DocsLevel::Full).expect("a plan");
    let filled = plan.parameters.iter().map(|parameter| parameter.filled);
    assert_eq!(
        filled.collect::<Vec<_>>(),
        [Filled::Builtin(Builtin::Endpoint)]
    );
}

#[test]
fn a_service_without_rules_uses_the_configured_url() {
    let Ok(plan) = plan_endpoint(&service(json!({})), DocsLevel::None) else {
        panic!("the rules are our own");
    };
    assert_eq!(plan.parameters.len(), 1);
    assert_eq!(plan.program.nodes, [[0, -1, -2]]);
}

/// Nodes: the terminal, then one that asks the condition; both of its branches swapped by the sign.
#[test]
fn diagrams() {
    let diagram = |nodes: &str, root: i32| {
        service(json!({"smithy.rules#endpointBdd": {
            "version": "1.1",
            "parameters": {"Region": {"type": "string"}},
            "conditions": [is_set("Region")],
            "results": [{"type": "error", "error": "found", "conditions": []}],
            "root": root,
            "nodes": nodes,
        }}))
    };
    // [-1, 1, -1], [0, 100000001, -1]
    let good = "/////wAAAAH/////AAAAAAX14QH/////";
    let nodes = |root| {
        plan_endpoint(&diagram(good, root), DocsLevel::None)
            .map(|plan| plan.program.nodes)
            .ok()
    };
    assert_eq!(nodes(2), Some(vec![[0, -1, -2]]));
    assert_eq!(
        faults(&diagram(good, -2)),
        ["the root -2 of the diagram is complemented"]
    );
    assert_eq!(faults(&diagram(good, 9)), ["the diagram has no node 9"]);
    // [-1, 1, -1], [0, 2, 100000009]
    let bad = "/////wAAAAH/////AAAAAAAAAAIF9eEJ";
    assert_eq!(
        faults(&diagram(bad, 2)),
        [
            "a node of the diagram leads back to an earlier condition",
            "the diagram has no result 9",
        ]
    );
    assert_eq!(faults(&diagram("nonsense!", 2)).len(), 1);
}

/// A reference that is negative swaps the branches of its node.
#[test]
fn complemented_branches() {
    let diagram = service(json!({"smithy.rules#endpointBdd": {
        "version": "1.1",
        "parameters": {"A": {"type": "string"}, "B": {"type": "string"}},
        "conditions": [is_set("A"), is_set("B")],
        "results": [{"type": "error", "error": "found", "conditions": []}],
        "root": 2,
        // [-1, 1, -1], [0, -3, -1], [1, 100000001, -1]
        "nodes": "/////wAAAAH/////AAAAAP////3/////AAAAAQX14QH/////",
    }}));
    let plan = plan_endpoint(&diagram, DocsLevel::None);
    let nodes = plan.map(|plan| plan.program.nodes).ok();
    assert_eq!(nodes, Some(vec![[0, 1, -2], [1, -2, -1]]));
}

#[test]
fn parameters() {
    let about = |parameter: Value| {
        faults(&service(json!({"smithy.rules#endpointRuleSet": {
            "version": "1.0", "parameters": {"P": parameter}, "rules": []}})))
    };
    assert!(about(json!({"type": "string", "required": true, "default": "a"})).is_empty());
    assert_eq!(
        about(json!({"type": "string", "default": "a"})),
        ["a parameter with a default must be required"]
    );
    assert_eq!(
        about(json!({"type": "boolean", "required": true, "default": "a"})),
        ["a value of the wrong kind"]
    );
    assert_eq!(
        about(json!({"type": "string", "builtIn": "SDK::Endpointt"})),
        ["no built-in value is called `SDK::Endpointt`"]
    );
    assert_eq!(
        about(json!({"type": "boolean", "builtIn": "AWS::Region"})),
        ["the built-in value is of another type than the parameter"]
    );
}

#[test]
fn test_cases_need_rules_and_required_parameters() {
    let case = json!({"version": "1.0", "testCases": [{"params": {}, "expect": {"error": "a"}}]});
    assert_eq!(
        faults(&service(json!({"smithy.rules#endpointTests": case}))),
        ["the service has test cases for endpoint rules, but no rules"]
    );
    let rules = json!({"version": "1.0", "parameters": {"P": {"type": "string", "required": true}},
        "rules": []});
    assert_eq!(
        faults(&service(
            json!({"smithy.rules#endpointTests": case, "smithy.rules#endpointRuleSet": rules})
        )),
        ["the test case does not give the required parameter `P`"]
    );
}

/// Rules with an error for a region that is no host label are left to say it.
#[test]
fn a_region_that_rules_look_at_is_not_checked_before() {
    let endpoint = json!({"type": "endpoint", "conditions": [], "endpoint": {"url": "https://a"}});
    let label = json!({"fn": "isValidHostLabel", "argv": [{"ref": "Region"}, false]});
    let other = json!({"fn": "isValidHostLabel", "argv": ["Region", false]});
    for (question, is_checked) in [
        (label.clone(), false),
        (json!({"fn": "not", "argv": [label]}), false),
        (other, true),
    ] {
        let conditions = json!([is_set("Region"), question]);
        let error = json!({"type": "error", "conditions": conditions, "error": "no"});
        let plan = plan_endpoint(&rule_set(json!([error, endpoint])), DocsLevel::Full);
        let regions = plan.map(|plan| plan.regions_to_check().count());
        assert_eq!(regions.ok(), Some(usize::from(is_checked)), "{conditions}");
    }
}
