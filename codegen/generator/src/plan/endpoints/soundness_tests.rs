//! Rules that are well-formed but not sound, each kind by its smallest case, and their sound neighbours.

use serde_json::{Value, json};

use super::plan_endpoint;
use crate::DocsLevel;
use crate::model::{Location, Service, Shape, ShapeId, ShapeKind, Traits};

/// The messages about a service with these traits.
fn faults(traits: Value) -> Vec<String> {
    let Value::Object(traits) = traits else {
        return Vec::new();
    };
    let service = Shape {
        id: ShapeId::new("test#Service"),
        kind: ShapeKind::Service(Service::default()),
        traits: Traits::new(traits, Location::default()),
        location: Location::default(),
    };
    match plan_endpoint(&service, DocsLevel::None) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(|fault| fault.message.clone()).collect(),
    }
}

/// The messages about rules over a few parameters.
fn about(rules: Value) -> Vec<String> {
    about_version("1.1", rules)
}

fn about_version(version: &str, rules: Value) -> Vec<String> {
    faults(json!({"smithy.rules#endpointRuleSet": {
        "version": version,
        "parameters": {
            "Region": {"type": "string"},
            "Bucket": {"type": "string", "required": true},
            "Dual": {"type": "boolean"},
            "Fips": {"type": "boolean", "required": true},
            "Names": {"type": "stringArray", "required": true},
        },
        "rules": rules,
    }}))
}

/// A rule with these conditions and this URL.
fn endpoint(conditions: Value, url: &str) -> Value {
    json!([{"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}}])
}

/// A rule with one condition.
fn asks(function: &str, argv: Value) -> Value {
    endpoint(json!([{"fn": function, "argv": argv}]), "https://a")
}

fn is_set(name: &str) -> Value {
    json!({"fn": "isSet", "argv": [{"ref": name}]})
}

/// Rules and the one fault that they have; none when it is empty.
#[track_caller]
fn check(cases: &[(Value, &str)]) {
    for (rules, expected) in cases {
        let found = about(rules.clone());
        let expected: &[&str] = if expected.is_empty() {
            &[]
        } else {
            &[expected]
        };
        assert_eq!(found, expected, "{rules}");
    }
}

#[test]
fn values_that_may_be_unset() {
    let arn = json!({"fn": "aws.parseArn", "argv": [{"ref": "Bucket"}], "assign": "arn"});
    let part = json!({"fn": "getAttr", "argv": [{"ref": "arn"}, "resourceId[1]"]});
    let named = json!({"fn": "getAttr", "argv": [{"ref": "arn"}, "resourceId[1]"], "assign": "id"});
    let unset = "an argument of `stringEquals` may be unset there";
    check(&[
        (asks("stringEquals", json!(["a", {"ref": "Region"}])), unset),
        (asks("stringEquals", json!(["a", {"ref": "Bucket"}])), ""),
        (
            asks("booleanEquals", json!([true, {"ref": "Dual"}])),
            "an argument of `booleanEquals` may be unset there",
        ),
        (
            endpoint(json!([]), "https://{Region}"),
            "`{Region}` may be unset there",
        ),
        (endpoint(json!([is_set("Region")]), "https://{Region}"), ""),
        (
            endpoint(
                json!([{"fn": "not", "argv": [is_set("Region")]}]),
                "https://{Region}",
            ),
            "`{Region}` may be unset there",
        ),
        (
            endpoint(
                json!([{"fn": "booleanEquals", "argv": [is_set("Region"), true]}]),
                "https://{Region}",
            ),
            "",
        ),
        (endpoint(json!([arn]), "https://{arn#region}"), ""),
        (
            endpoint(json!([arn, part]), "https://{arn#resourceId[1]}"),
            "`{arn#resourceId[1]}` may be unset there",
        ),
        (endpoint(json!([arn, named]), "https://{id}"), ""),
        (
            asks(
                "isValidHostLabel",
                json!([{"fn": "coalesce", "argv": [{"ref": "Region"}, ""]}, true]),
            ),
            "",
        ),
        (
            asks(
                "stringEquals",
                json!(["a", {"fn": "substring", "argv": [{"ref": "Bucket"}, 0, 1, false]}]),
            ),
            unset,
        ),
        (
            asks(
                "stringEquals",
                json!(["", {"fn": "ite", "argv": [is_set("Region"), {"ref": "Region"}, ""]}]),
            ),
            "",
        ),
        (
            asks(
                "stringEquals",
                json!(["", {"fn": "ite", "argv": [{"ref": "Fips"}, {"ref": "Region"}, ""]}]),
            ),
            unset,
        ),
        (
            asks(
                "stringEquals",
                json!(["", {"fn": "ite", "argv": [{"ref": "Dual"}, "a", ""]}]),
            ),
            "the condition of `ite` may be unset there",
        ),
    ]);
}

/// What one rule proves, the next does not know.
#[test]
fn facts_have_a_scope() {
    let error =
        |conditions: Value| json!({"type": "error", "conditions": conditions, "error": "{Region}"});
    let tree =
        json!({"type": "tree", "conditions": [is_set("Region")], "rules": [error(json!([]))]});
    check(&[
        (json!([tree]), ""),
        (
            json!([tree, error(json!([]))]),
            "`{Region}` may be unset there",
        ),
        (
            json!([error(json!([is_set("Region")])), error(json!([]))]),
            "`{Region}` may be unset there",
        ),
    ]);
}

#[test]
fn values_of_another_type() {
    check(&[
        (
            endpoint(json!([]), "{Fips}.example.com"),
            "`{Fips}` is a boolean",
        ),
        (
            asks("stringEquals", json!(["a", true])),
            "an argument of `stringEquals` is a boolean",
        ),
        (
            asks("not", json!(["a"])),
            "an argument of `not` is a string",
        ),
        (
            asks("not", json!([{"ref": "Names"}])),
            "an argument of `not` is a list of strings",
        ),
        (
            asks("coalesce", json!(["a", true])),
            "an argument of `coalesce` is a boolean",
        ),
        (
            asks("ite", json!([true, "a", 1])),
            "the last argument of `ite` is a number",
        ),
        (
            asks("ite", json!(["x", "a", "b"])),
            "the condition of `ite` is a string",
        ),
        (
            asks("split", json!(["a", "", 0])),
            "the delimiter of `split` is empty",
        ),
        (
            asks("split", json!(["a", "-", -1])),
            "the limit of `split` is negative",
        ),
        (
            asks("split", json!(["a", "-", "0"])),
            "an argument of `split` is a string",
        ),
        (
            asks("getAttr", json!([{"ref": "Bucket"}, "name"])),
            "a string has no attribute `name`",
        ),
        (
            asks("getAttr", json!([{"ref": "Bucket"}, "[0]"])),
            "`[0]` follows a string",
        ),
        (asks("getAttr", json!([{"ref": "Names"}, "[0]"])), ""),
        (
            endpoint(
                json!([{"fn": "aws.partition", "argv": ["a"], "assign": "p"}]),
                "https://{p#scheme}",
            ),
            "a partition has no attribute `scheme`",
        ),
        (
            json!([{"type": "error", "conditions": [], "error": {"ref": "Fips"}}]),
            "the message of an error is a boolean",
        ),
        (
            json!([{"type": "endpoint", "conditions": [], "endpoint": {"url": {"ref": "Names"}}}]),
            "the URL of an endpoint is a list of strings",
        ),
        (
            json!([{"type": "endpoint", "conditions": [], "endpoint": {
                "url": "https://a", "headers": {"x": [{"ref": "Fips"}]}}}]),
            "the value of a header is a boolean",
        ),
        (
            json!([{"type": "endpoint", "conditions": [], "endpoint": {
                "url": "https://a", "properties": {"x": [{"y": "{Fips}"}]}}}]),
            "`{Fips}` is a boolean",
        ),
    ]);
}

#[test]
fn names_that_are_taken() {
    let assign = |name: &str| json!({"fn": "uriEncode", "argv": ["a"], "assign": name});
    let nested = |conditions: Value| json!([{"type": "tree", "conditions": [assign("x")], "rules": endpoint(conditions, "https://a")}]);
    check(&[
        (
            endpoint(json!([assign("x"), assign("y")]), "https://{x}"),
            "",
        ),
        (
            endpoint(json!([assign("x"), assign("x")]), "https://a"),
            "`x` is a parameter or has been assigned before",
        ),
        (
            endpoint(json!([assign("Region")]), "https://a"),
            "`Region` is a parameter or has been assigned before",
        ),
        (
            nested(json!([assign("x")])),
            "`x` is a parameter or has been assigned before",
        ),
        (nested(json!([assign("y")])), ""),
    ]);
}

#[test]
fn urls_and_endpoints() {
    check(&[
        (
            endpoint(json!([]), "foo://a"),
            "`foo://a` is no URL of an endpoint",
        ),
        (endpoint(json!([]), ""), "`` is no URL of an endpoint"),
        (endpoint(json!([]), "{Bucket}.example.com"), ""),
        (
            json!([{"type": "endpoint", "conditions": [], "endpoint": {
                "url": "https://a", "authSchemes": ["v4"]}}]),
            "an endpoint has no `authSchemes`",
        ),
    ]);
}

#[test]
fn auth_schemes() {
    let schemes = |schemes: Value| {
        json!([{"type": "endpoint", "conditions": [], "endpoint": {
            "url": "https://a", "properties": {"authSchemes": schemes}}}])
    };
    let kind = "a value of the wrong kind";
    check(&[
        (
            schemes(
                json!([{"name": "sigv4", "signingName": "{Bucket}", "disableDoubleEncoding": true}]),
            ),
            "",
        ),
        (schemes(json!([{"name": "mine", "anything": [1]}])), ""),
        (schemes(json!("sigv4")), kind),
        (schemes(json!(["sigv4"])), kind),
        (schemes(json!([{"signingName": "a"}])), "`name` is missing"),
        (schemes(json!([{"name": true}])), kind),
        (schemes(json!([{"name": "sigv4", "signingName": 1}])), kind),
        (
            schemes(json!([{"name": "sigv4", "disableNormalizePath": "no"}])),
            kind,
        ),
        (
            schemes(json!([{"name": "sigv4", "region": "a"}])),
            "the auth scheme has no property `region`",
        ),
        (
            schemes(json!([{"name": "sigv4a"}])),
            "`signingRegionSet` is missing",
        ),
        (
            schemes(json!([{"name": "sigv4a", "signingRegionSet": []}])),
            "`signingRegionSet` is empty",
        ),
        (
            schemes(json!([{"name": "sigv4a", "signingRegionSet": ["*", 1]}])),
            kind,
        ),
        (
            schemes(json!([{"name": "beta-x"}])),
            "`signingName` is missing",
        ),
    ]);
}

#[test]
fn versions() {
    let split = || asks("split", json!(["a", "-", 0]));
    let negative = || asks("getAttr", json!([{"ref": "Names"}, "[-1]"]));
    let late = |what: &str| {
        [format!(
            "{what} is not in version 1.0 of the rules language, which these rules have"
        )]
    };
    assert_eq!(about_version("1.0", split()), late("the function `split`"));
    assert_eq!(about_version("1.0", negative()), late("a negative index"));
    assert!(about_version("1.3", split()).is_empty());
    for version in ["", "1", "x.y", "2.0"] {
        assert_eq!(
            about_version(version, json!([])),
            ["this version of the rules language is not known"]
        );
    }
}

/// A diagram of two conditions; `nodes` are base64, the first node is the terminal.
fn diagram(version: &str, conditions: Value, url: &str, nodes: &str) -> Vec<String> {
    faults(json!({"smithy.rules#endpointBdd": {
        "version": version,
        "parameters": {"Region": {"type": "string"}, "Fips": {"type": "boolean", "required": true}},
        "conditions": conditions,
        "results": [{"type": "endpoint", "conditions": [], "endpoint": {"url": url}}],
        "root": 2,
        "nodes": nodes,
    }}))
}

/// Both conditions must hold: [-1, 1, -1], [0, 3, -1], [1, 100000001, -1]
const BOTH: &str = "/////wAAAAH/////AAAAAAAAAAP/////AAAAAQX14QH/////";
/// The second need not: [-1, 1, -1], [0, 100000001, 3], [1, 100000001, -1]
const EITHER: &str = "/////wAAAAH/////AAAAAAX14QEAAAADAAAAAQX14QH/////";

#[test]
fn diagrams_prove_along_every_way() {
    let asks = || json!([is_set("Region"), {"fn": "not", "argv": [{"ref": "Fips"}]}]);
    let url = "https://{Region}";
    assert!(diagram("1.1", asks(), url, BOTH).is_empty());
    assert_eq!(
        diagram("1.1", asks(), url, EITHER),
        ["`{Region}` may be unset there"]
    );
    // When `not(isSet())` does not hold, the value is set.
    let refuted = json!([{"fn": "not", "argv": [is_set("Region")]}, is_set("Region")]);
    assert_eq!(
        diagram("1.1", refuted.clone(), url, BOTH),
        Vec::<String>::new()
    );
    let partition = json!({"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "p"});
    let assigned = json!([is_set("Region"), partition]);
    assert!(diagram("1.1", assigned.clone(), "https://{p#dnsSuffix}", BOTH).is_empty());
    assert_eq!(
        diagram("1.1", assigned, "https://{p#dnsSuffix}", EITHER),
        [
            "`p` may be unset there",
            "an argument of `aws.partition` may be unset there",
        ]
    );
}

#[test]
fn diagrams_have_as_many_nodes_as_they_say() {
    let about = |count: Value| {
        faults(json!({"smithy.rules#endpointBdd": {
            "version": "1.1", "parameters": {}, "conditions": [], "results": [],
            "root": -1, "nodes": "/////wAAAAH/////", "nodeCount": count,
        }}))
    };
    assert!(about(json!(1)).is_empty());
    assert_eq!(about(json!(3)), ["the diagram has 1 nodes"]);
}

#[test]
fn diagrams_have_a_version_and_names_of_their_own() {
    let url = "https://a";
    let asks = || json!([is_set("Region"), is_set("Fips")]);
    assert_eq!(
        diagram("1.0", asks(), url, BOTH),
        ["a diagram is not in version 1.0 of the rules language, which these rules have"]
    );
    let encode = |name: &str| json!({"fn": "uriEncode", "argv": ["a"], "assign": name});
    assert_eq!(
        diagram("1.1", json!([encode("Region"), is_set("Fips")]), url, BOTH),
        ["`Region` is a parameter or has been assigned before"]
    );
    assert_eq!(
        diagram("1.1", asks(), url, "AAAA"),
        ["this is no base64 text of triples of 32-bit numbers"]
    );
}
