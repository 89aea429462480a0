//! Which protocol a client speaks: the first of those that are supported which the service has.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Model, Shape};

use super::parts::Part;

/// A wire protocol that clients can speak, with the settings of its trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
    /// `smithy.protocols#rpcv2Json`
    RpcV2Json,
    /// `aws.protocols#awsJson1_0`
    AwsJson1_0,
    /// `aws.protocols#awsJson1_1`
    AwsJson1_1,
    /// `aws.protocols#restJson1`
    RestJson1,
    /// `aws.protocols#restXml`
    RestXml {
        /// Whether an error's members are inside an `ErrorResponse`.
        wraps_errors: bool,
    },
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
}

/// A wire protocol, and what the emitted crate needs for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// Which one it is.
    pub kind: Kind,
    /// The ID of the protocol's trait.
    pub id: &'static str,
    /// The part of the run-time code that has it.
    pub part: Part,
}

/// The supported protocols, best first.
pub static PROTOCOLS: &[Protocol] = &[
    Protocol {
        kind: Kind::RpcV2Cbor,
        id: "smithy.protocols#rpcv2Cbor",
        part: Part::RpcV2Cbor,
    },
    Protocol {
        kind: Kind::RpcV2Json,
        id: "smithy.protocols#rpcv2Json",
        part: Part::RpcV2Json,
    },
    Protocol {
        kind: Kind::AwsJson1_0,
        id: "aws.protocols#awsJson1_0",
        part: Part::AwsJson,
    },
    Protocol {
        kind: Kind::AwsJson1_1,
        id: "aws.protocols#awsJson1_1",
        part: Part::AwsJson,
    },
    Protocol {
        kind: Kind::RestJson1,
        id: "aws.protocols#restJson1",
        part: Part::RestJson,
    },
    Protocol {
        kind: Kind::RestXml { wraps_errors: true },
        id: "aws.protocols#restXml",
        part: Part::RestXml,
    },
    Protocol {
        kind: Kind::AwsQuery,
        id: "aws.protocols#awsQuery",
        part: Part::AwsQuery,
    },
    Protocol {
        kind: Kind::Ec2Query,
        id: "aws.protocols#ec2Query",
        part: Part::Ec2Query,
    },
];

/// For each of these errors, the codes that name it in replies of the service, and none of the others.
///
/// Many services keep `@awsQueryError` from a time when they spoke awsQuery. Its code is sent in that
/// protocol alone, and by services that are compatible with it: those name the error by its shape in
/// the body, and by the code in a header, which imitations of a service may leave out.
pub fn error_codes<'m>(service: &Shape, errors: &[&'m Shape]) -> Vec<Vec<&'m str>> {
    let speaks_query = find(service).is_some_and(|protocol| protocol.kind == Kind::AwsQuery);
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

/// Chooses the protocol of a service.
///
/// # Errors
/// The service has no protocol that is supported.
pub fn choose(model: &Model, service: &Shape) -> Result<Protocol, Diagnostics> {
    if let Some(protocol) = find(service) {
        return Ok(with_settings(*protocol, service));
    }
    let has = model.protocols_of(service);
    let message = match has.as_slice() {
        [] => "the service names no protocol".to_owned(),
        has => format!(
            "no protocol of the service is supported: {}",
            has.join(", ")
        ),
    };
    let supported: Vec<&str> = PROTOCOLS.iter().map(|protocol| protocol.id).collect();
    let mut faults = Diagnostics::new();
    faults.push(
        Diagnostic::error(message)
            .shape(&service.id)
            .at(service.location.clone())
            .expected(format!("one of {}", supported.join(", "))),
    );
    Err(faults)
}

/// The first of the supported protocols that a service has.
pub(super) fn find(service: &Shape) -> Option<&'static Protocol> {
    PROTOCOLS
        .iter()
        .find(|protocol| service.traits.has(protocol.id))
}

/// The protocol as the value of its trait sets it.
fn with_settings(mut protocol: Protocol, service: &Shape) -> Protocol {
    if let Kind::RestXml { wraps_errors } = &mut protocol.kind {
        *wraps_errors = !service.traits.rest_xml_no_error_wrapping();
    }
    protocol
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
        let codes = error_codes(model.shape(&ShapeId::new("a#S")), &errors);
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
