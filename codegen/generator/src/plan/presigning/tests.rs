//! Which operations can be presigned, by what their inputs have and what their services speak.

use serde_json::{Value, json};

use crate::model::{Sources, load, select};
use crate::request::Request;

const JSON: &str = "aws.protocols#restJson1";
const QUERY: &str = "aws.protocols#awsQuery";

/// Whether an operation with these traits and members can be presigned, and whether all members then stand
/// in the query.
fn planned(service: &str, protocol: &str, traits: Value, members: Value) -> Option<bool> {
    let namespace = service.split('#').next().unwrap_or_default();
    let name = |name: &str| format!("{namespace}#{name}");
    let mut operation = json!({"smithy.api#http": {"method": "POST", "uri": "/{label}"}});
    for (id, value) in traits.as_object().expect("traits") {
        operation[id] = value.clone();
    }
    let mut members = members;
    members["label"] = json!({"target": "smithy.api#String", "traits": {
        "smithy.api#httpLabel": {}, "smithy.api#required": {}}});
    let text = json!({"smithy": "2.0", "shapes": {
        service: {
            "type": "service",
            "version": "1",
            "operations": [{"target": name("SynthesizeSpeech")}],
            "traits": {
                protocol: {},
                "aws.auth#sigv4": {"name": "s"},
                "smithy.api#httpBearerAuth": {}
            }
        },
        name("SynthesizeSpeech"): {
            "type": "operation", "input": {"target": name("In")}, "traits": operation},
        name("In"): {"type": "structure", "members": members, "traits": {"smithy.api#input": {}}},
        name("List"): {"type": "list", "member": {"target": "smithy.api#String"}},
        name("Map"): {"type": "map", "key": {"target": "smithy.api#String"},
            "value": {"target": "smithy.api#String"}},
        name("Nested"): {"type": "structure", "members": {}},
        name("Stream"): {"type": "blob", "traits": {"smithy.api#streaming": {}}}
    }});
    let mut sources = Sources::new();
    sources.push("model.json".to_owned(), text.to_string());
    let request = Request::default();
    let model = load::load(sources).expect("a model");
    let selection = select::select(&model, &request).expect("operations");
    let plan = super::super::plan(&model, &selection, &request).expect("a plan");
    let presigned = plan.operations[0].presigned.as_ref();
    presigned.map(|plan| plan.in_query.is_some())
}

/// The same without traits, of a member of this type and with this trait.
fn with_member(protocol: &str, target: &str, member_trait: Value) -> Option<bool> {
    let member = json!({"target": target, "traits": member_trait});
    planned("a#S", protocol, json!({}), json!({"member": member}))
}

const AS_CALLED: Option<bool> = Some(false);

#[test]
fn what_stands_beside_the_document_can_be_sent_by_others() {
    let header = json!({"smithy.api#httpHeader": "X-A"});
    let query = json!({"smithy.api#httpQuery": "a"});
    let prefix = json!({"smithy.api#httpPrefixHeaders": "X-"});
    let params = json!({"smithy.api#httpQueryParams": {}});
    for protocol in [JSON, "aws.protocols#restXml"] {
        let beside = |target: &str, bound: &Value| with_member(protocol, target, bound.clone());
        assert_eq!(planned("a#S", protocol, json!({}), json!({})), AS_CALLED);
        assert_eq!(beside("smithy.api#String", &header), AS_CALLED);
        assert_eq!(beside("a#List", &query), AS_CALLED);
        assert_eq!(beside("a#Map", &prefix), AS_CALLED);
        assert_eq!(beside("a#Map", &params), AS_CALLED);
        assert_eq!(beside("smithy.api#String", &json!({})), None);
        assert_eq!(beside("smithy.api#Blob", &json!({})), None);
    }
}

#[test]
fn a_blob_stands_for_itself_unless_calls_change_it() {
    let payload = json!({"smithy.api#httpPayload": {}});
    for (target, expected) in [
        ("smithy.api#Blob", AS_CALLED),
        ("a#Nested", None),
        ("smithy.api#String", None),
    ] {
        assert_eq!(
            with_member(JSON, target, payload.clone()),
            expected,
            "{target}"
        );
    }
    let stream = json!({"smithy.api#httpPayload": {}, "smithy.api#default": ""});
    assert_eq!(with_member(JSON, "a#Stream", stream), AS_CALLED);
    let blob = json!({"member": {"target": "smithy.api#Blob", "traits": payload}});
    for changing in [
        json!({"smithy.api#httpChecksumRequired": {}}),
        json!({"aws.protocols#httpChecksum": {"requestChecksumRequired": true}}),
        json!({"smithy.api#requestCompression": {"encodings": ["gzip"]}}),
    ] {
        let changed = planned("a#S", JSON, changing.clone(), blob.clone());
        assert_eq!(changed, None, "{changing}");
        let without = planned("a#S", JSON, changing.clone(), json!({}));
        assert_eq!(without, AS_CALLED, "{changing}");
    }
}

#[test]
fn a_form_of_scalars_can_stand_in_the_query() {
    for (target, expected) in [
        ("smithy.api#String", AS_CALLED),
        ("smithy.api#Blob", AS_CALLED),
        ("smithy.api#Timestamp", AS_CALLED),
        ("a#List", None),
        ("a#Map", None),
        ("a#Nested", None),
    ] {
        assert_eq!(with_member(QUERY, target, json!({})), expected, "{target}");
    }
    for other in ["aws.protocols#awsJson1_0", "smithy.protocols#rpcv2Cbor"] {
        assert_eq!(planned("a#S", other, json!({}), json!({})), None, "{other}");
    }
}

#[test]
fn what_is_signed_in_another_way_cannot_be_presigned() {
    for (auth, expected) in [
        (json!(["smithy.api#httpBearerAuth"]), None),
        (json!([]), None),
        (
            json!(["smithy.api#httpBearerAuth", "aws.auth#sigv4"]),
            AS_CALLED,
        ),
    ] {
        let traits = json!({"smithy.api#auth": auth});
        assert_eq!(planned("a#S", JSON, traits, json!({})), expected, "{auth}");
    }
}

#[test]
fn members_are_moved_into_the_query_where_the_table_says_so() {
    let in_query = |target: &str| {
        let members = json!({"member": {"target": format!("com.amazonaws.polly#{target}")}});
        planned("com.amazonaws.polly#Parrot_v1", JSON, json!({}), members)
    };
    assert_eq!(in_query("List"), Some(true));
    for nested in ["Map", "Nested"] {
        assert_eq!(in_query(nested), None, "{nested}");
    }
}
