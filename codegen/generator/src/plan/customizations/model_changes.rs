//! Customizations that say something else than the model does, as changes of the model: every pass then
//! sees one model, and none asks whether there is an exception.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::lookup::for_all;
use super::row::Customization;
use super::trait_changes;
use crate::model::{Member, Model, ShapeId, ShapeKind, SimpleKind, Traits};

const HTTP: &str = "smithy.api#http";
const HEADER: &str = "smithy.api#httpHeader";
const RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// The model as it is for the service.
pub(in crate::plan) fn apply<'m>(model: &'m Model, service: &ShapeId) -> Cow<'m, Model> {
    let mut model = Cow::Borrowed(model);
    let traits = &model.shape(service).traits;
    let has_rules = RULES.iter().any(|rules| traits.has(rules));
    for what in for_all(service) {
        match what {
            Customization::LabelInEndpoint(member) if has_rules => {
                take_label_out(model.to_mut(), service, member);
            }
            Customization::PrefixInEndpoint if has_rules => {
                trait_changes::drop_host_prefixes(model.to_mut(), service);
            }
            Customization::Retryable(error) => {
                trait_changes::mark_retryable(model.to_mut(), &ShapeId::from(error));
            }
            Customization::NoDefault(of) => trait_changes::drop_defaults(model.to_mut(), of),
            Customization::OptionalMembers => trait_changes::make_optional(model.to_mut()),
            Customization::DateOrText(shape) => {
                let shape = ShapeId::from(shape);
                if model.get(&shape).is_some() {
                    split_dates(model.to_mut(), service, &shape);
                }
            }
            _ => {}
        }
    }
    model
}

/// Takes the label of a member out of the URIs that begin with it. The member stays a label, so that it
/// must be set and stands nowhere else in the request.
fn take_label_out(model: &mut Model, service: &ShapeId, member: &str) {
    let label = format!("/{{{member}}}");
    for operation in model.operations_of(service) {
        let Some(shape) = model.shapes.get_mut(&operation) else {
            continue;
        };
        let rest = shape.traits.http().and_then(|http| {
            let rest = http.uri.strip_prefix(&label)?;
            match rest.chars().next() {
                Some('/') => Some(rest.to_owned()),
                Some('?') | None => Some(format!("/{rest}")),
                Some(_) => None,
            }
        });
        if let (Some(uri), Some(http)) = (rest, shape.traits.get(HTTP)) {
            let mut http = http.clone();
            http["uri"] = Value::String(uri);
            let location = shape.traits.location(HTTP);
            shape.traits.set(HTTP, http, location);
        }
    }
}

/// Makes a shape a date, and gives the outputs that have one in a header the text of that beside it.
fn split_dates(model: &mut Model, service: &ShapeId, date: &ShapeId) {
    if let Some(shape) = model.shapes.get_mut(date) {
        shape.kind = ShapeKind::Simple(SimpleKind::Timestamp);
    }
    let operations = model.operations_of(service);
    let outputs = operations
        .iter()
        .filter_map(|id| Some(model.operation(id)?.output.clone()));
    // Several operations may have one output.
    for output in BTreeSet::from_iter(outputs) {
        let Some(ShapeKind::Structure(members)) =
            model.shapes.get_mut(&output).map(|shape| &mut shape.kind)
        else {
            continue;
        };
        let is_date =
            |member: &Member| member.target == *date && member.traits.http_header().is_some();
        let name = members.values().find(|member| is_date(member));
        let Some(name) = name.map(|member| member.name.clone()) else {
            continue;
        };
        // Both stand at the end, as `Debug` of the official crate shows them.
        let Some(mut member) = members.shift_remove(&name) else {
            continue;
        };
        let text = text_beside(&member);
        let note = format!("Use `{}`, the text as it was sent.", text.name);
        let location = member.location.clone();
        let deprecated = json!({"message": note});
        member
            .traits
            .set("smithy.api#deprecated", deprecated, location);
        members.insert(name, member);
        members.entry(text.name.clone()).or_insert(text);
    }
}

/// The headers of an output that hold a date or another text, each with the header for the text.
pub(in crate::plan) fn date_headers(
    model: &Model,
    service: &ShapeId,
    output: &ShapeId,
) -> Vec<(String, String)> {
    let dates: Vec<ShapeId> = for_all(service)
        .filter_map(|what| match what {
            Customization::DateOrText(shape) => Some(ShapeId::from(shape)),
            _ => None,
        })
        .collect();
    let members = model.structure_members(output).values();
    let dates = members.filter(|member| dates.contains(&member.target));
    dates
        .filter_map(|member| member.traits.http_header())
        .map(|header| (header.to_owned(), text_header(header)))
        .collect()
}

/// The member for the text of a date, in a header of its own that the run-time code fills.
fn text_beside(date: &Member) -> Member {
    let mut traits = Map::new();
    let header = date.traits.http_header().unwrap_or(&date.name);
    traits.insert(HEADER.to_owned(), text_header(header).into());
    if let Some(text) = date.traits.documentation() {
        traits.insert("smithy.api#documentation".to_owned(), text.into());
    }
    Member {
        name: format!("{}String", date.name),
        target: ShapeId::from("smithy.api#String"),
        traits: Traits::new(traits, date.location.clone()),
        location: date.location.clone(),
    }
}

/// The header for the text of the date in another.
fn text_header(date: &str) -> String {
    format!("{date}String")
}

#[cfg(test)]
mod tests {
    use crate::model::{Shape, Sources, load};

    use super::*;

    fn model(service_traits: Value) -> Model {
        let operation = |uri: &str| {
            json!({
                "type": "operation",
                "input": {"target": "com.amazonaws.s3#In"},
                "output": {"target": "com.amazonaws.s3#Out"},
                "traits": {HTTP: {"method": "GET", "uri": uri}}
            })
        };
        let label = json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}});
        let text = json!({"smithy": "2.0", "shapes": {
            "com.amazonaws.s3#AmazonS3": {
                "type": "service",
                "version": "1",
                "operations": [
                    {"target": "com.amazonaws.s3#A"},
                    {"target": "com.amazonaws.s3#B"},
                    {"target": "com.amazonaws.s3#C"}
                ],
                "traits": service_traits
            },
            "com.amazonaws.s3#A": operation("/{Bucket}"),
            "com.amazonaws.s3#B": operation("/{Bucket}?list"),
            "com.amazonaws.s3#C": operation("/{Bucket}/x"),
            "com.amazonaws.s3#In": {"type": "structure", "members": {
                "Bucket": {"target": "smithy.api#String", "traits": label}
            }},
            "com.amazonaws.s3#Expires": {"type": "string"},
            "com.amazonaws.s3#Out": {"type": "structure", "members": {
                "Expires": {
                    "target": "com.amazonaws.s3#Expires",
                    "traits": {HEADER: "Expires"}
                },
                "Last": {"target": "smithy.api#String", "traits": {HEADER: "Last"}}
            }}
        }});
        let mut sources = Sources::new();
        sources.push("m", text.to_string());
        load::load(sources).expect("a model")
    }

    fn uris(service_traits: Value) -> Vec<String> {
        let model = model(service_traits);
        let service = ShapeId::from("com.amazonaws.s3#AmazonS3");
        let model = apply(&model, &service);
        let uris = model
            .operations_of(&service)
            .into_iter()
            .filter_map(|id| Some(model.shape(&id).traits.http()?.uri.to_owned()));
        uris.collect()
    }

    #[test]
    fn a_label_is_taken_out_where_there_are_rules() {
        let rules = json!({RULES[0]: {"version": "1.0", "parameters": {}, "rules": []}});
        assert_eq!(uris(rules), ["/", "/?list", "/x"]);
        assert_eq!(
            uris(json!({})),
            ["/{Bucket}", "/{Bucket}?list", "/{Bucket}/x"]
        );
    }

    /// A structure with these traits as it is for a service.
    fn of_service(service: &str, structure: &str, traits: Value) -> Shape {
        let required = json!({"smithy.api#required": {}});
        let text = json!({"smithy": "2.0", "shapes": {
            service: {"type": "service", "version": "1"},
            structure: {
                "type": "structure",
                "members": {"A": {"target": "smithy.api#String", "traits": required}},
                "traits": traits
            }
        }});
        let mut sources = Sources::new();
        sources.push("m", text.to_string());
        let model = load::load(sources).expect("a model");
        let model = apply(&model, &ShapeId::from(service));
        model.shape(&ShapeId::from(structure)).clone()
    }

    #[test]
    fn members_of_its_replies_may_all_be_left_out() {
        let optional = |service| {
            let shape = of_service(service, "n#Out", json!({}));
            shape
                .members()
                .all(|member| member.traits.client_optional())
        };
        assert!(optional("com.amazonaws.ec2#AmazonEC2"));
        assert!(!optional("n#S"));
    }

    #[test]
    fn an_identity_provider_that_is_not_reached_is_tried_again() {
        let error = "com.amazonaws.sts#IDPCommunicationErrorException";
        let is_retried = |service| {
            let shape = of_service(service, error, json!({"smithy.api#error": "client"}));
            shape.traits.retryable().is_some()
        };
        assert!(is_retried(
            "com.amazonaws.sts#AWSSecurityTokenServiceV20110615"
        ));
        assert!(!is_retried("n#S"));
    }

    #[test]
    fn a_date_gets_its_text_beside_it() {
        let model = model(json!({}));
        let model = apply(&model, &ShapeId::from("com.amazonaws.s3#AmazonS3"));
        let members = model.structure_members(&ShapeId::from("com.amazonaws.s3#Out"));
        assert_eq!(
            Vec::from_iter(members.keys()),
            ["Last", "Expires", "ExpiresString"]
        );
        assert_eq!(
            model.target(&members["Expires"]).kind,
            ShapeKind::Simple(SimpleKind::Timestamp)
        );
        let header = members["ExpiresString"].traits.http_header();
        assert_eq!(header, Some("ExpiresString"));
    }
}
