//! The codes that name errors in replies.

use std::collections::HashSet;

use super::protocol::{self, Kind};
use crate::model::Shape;

/// For each of these errors, the codes that name it in replies of the service, and none of the others.
///
/// Many services keep `@awsQueryError` from a time when they spoke awsQuery. Its code is sent in that
/// protocol alone, and by services that are compatible with it: those name the error by its shape in
/// the body, and by the code in a header, which imitations of a service may leave out.
pub(super) fn of<'m>(service: &Shape, errors: &[&'m Shape]) -> Vec<Vec<&'m str>> {
    let speaks_query =
        protocol::find(service).is_some_and(|protocol| protocol.kind == Kind::AwsQuery);
    let compatible = service.traits.aws_query_compatible();
    let code = |error: &&'m Shape| {
        let code = error.traits.aws_query_error().map(|error| error.code);
        code.filter(|_| speaks_query || compatible)
    };
    let mut taken = HashSet::new();
    let mut codes: Vec<Vec<&str>> = errors
        .iter()
        .map(|error| code(error).unwrap_or(error.id.name()))
        .map(|code| Vec::from_iter(taken.insert(code).then_some(code)))
        .collect();
    if compatible && !speaks_query {
        for (codes, error) in codes.iter_mut().zip(errors) {
            let name = error.id.name();
            codes.extend(taken.insert(name).then_some(name));
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::Sources;
    use crate::model::{Model, ShapeId, load};

    use super::*;

    const QUERY: &str = "aws.protocols#awsQuery";

    /// A service with these traits, and three errors: two have a code of the query protocol.
    fn model(traits: serde_json::Value) -> Model {
        let error = |traits: serde_json::Value| {
            let mut error = json!({"type": "structure", "members": {}, "traits": traits});
            error["traits"]["smithy.api#error"] = json!("client");
            error
        };
        let code = |code: &str| {
            error(json!({"aws.protocols#awsQueryError": {"code": code, "httpResponseCode": 400}}))
        };
        let text = json!({"smithy": "2.0", "shapes": {
            "a#S": {"type": "service", "version": "1", "traits": traits},
            "a#Gone": code("Away"),
            "a#Late": code("Plain"),
            "a#Plain": error(json!({})),
        }});
        let mut sources = Sources::new();
        sources.push("model.json".to_owned(), text.to_string());
        load::load(sources).expect("a model")
    }

    fn codes(traits: serde_json::Value) -> Vec<Vec<String>> {
        let model = model(traits);
        let errors = ["a#Gone", "a#Late", "a#Plain"].map(|id| model.shape(&ShapeId::new(id)));
        let codes = of(model.shape(&ShapeId::new("a#S")), &errors);
        let owned = |codes: Vec<&str>| codes.into_iter().map(str::to_owned).collect();
        codes.into_iter().map(owned).collect()
    }

    #[test]
    fn codes_of_the_query_protocol_name_errors_where_they_are_sent() {
        let json = "aws.protocols#awsJson1_0";
        assert_eq!(codes(json!({json: {}})), [["Gone"], ["Late"], ["Plain"]]);
        let both = json!({json: {}, QUERY: {}, "aws.api#service": {"sdkId": "S"}});
        assert_eq!(codes(both), [["Gone"], ["Late"], ["Plain"]]);
    }

    #[test]
    fn each_code_names_one_error() {
        let query: [&[&str]; 3] = [&["Away"], &["Plain"], &[]];
        assert_eq!(codes(json!({QUERY: {}})), query);
        let compatible =
            json!({"aws.protocols#awsJson1_0": {}, "aws.protocols#awsQueryCompatible": {}});
        let both: [&[&str]; 3] = [&["Away", "Gone"], &["Plain", "Late"], &[]];
        assert_eq!(codes(compatible), both);
    }
}
