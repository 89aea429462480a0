//! Which protocol a client speaks: the published implementation for the trait that the service has.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Shape;

use super::dependencies::{self, Dependency};

/// A wire protocol, as the emitted crate makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The ID of the protocol's trait.
    pub id: &'static str,
    /// The crates that have the protocol, and what mends it.
    pub packages: &'static [&'static Dependency],
    /// The expression that makes it, in the runtime's module `service`.
    pub constructor: &'static str,
    /// The modules of the runtime that mend it.
    pub modules: &'static [&'static str],
}

const REST_XML: &str = "aws.protocols#restXml";

/// The supported protocols, best first.
pub static PROTOCOLS: &[Protocol] = &[
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        packages: &[&dependencies::AWS_SMITHY_CBOR],
        constructor: "::aws_smithy_cbor::protocol::RpcV2CborProtocol::new()",
        modules: &[],
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        packages: &[&dependencies::AWS_SMITHY_JSON],
        constructor: "::aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_0()",
        modules: &[],
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        packages: &[&dependencies::AWS_SMITHY_JSON],
        constructor: "::aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_1()",
        modules: &[],
    },
    Protocol {
        id: "aws.protocols#restJson1",
        packages: &[&dependencies::AWS_SMITHY_JSON],
        constructor: "super::rest_json::RestJson::new()",
        modules: &["rest_json"],
    },
    Protocol {
        id: REST_XML,
        packages: &[&dependencies::AWS_SMITHY_XML],
        constructor: "super::rest_xml::RestXml::new(super::xml_errors::Wrapping::Wrapped)",
        modules: &["rest_xml", "xml", "xml_errors", "xml_text", "xml_unions"],
    },
    Protocol {
        id: "aws.protocols#awsQuery",
        packages: &[
            &dependencies::AWS_SMITHY_QUERY,
            &dependencies::AWS_SMITHY_XML,
        ],
        constructor: "super::aws_query::AwsQuery::new()",
        modules: &["aws_query", "xml", "xml_errors", "xml_text", "xml_unions"],
    },
];

/// Chooses the protocol of a service.
///
/// # Errors
/// The service has no protocol that is supported.
pub fn choose(service: &Shape) -> Result<Protocol, Diagnostics> {
    let found = PROTOCOLS
        .iter()
        .find(|protocol| service.traits.has(protocol.id));
    if let Some(protocol) = found {
        return Ok(with_settings(*protocol, service));
    }
    let has = service.traits.protocols();
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

/// The protocol as the value of its trait sets it.
fn with_settings(mut protocol: Protocol, service: &Shape) -> Protocol {
    if protocol.id == REST_XML && service.traits.rest_xml_no_error_wrapping() {
        protocol.constructor =
            "super::rest_xml::RestXml::new(super::xml_errors::Wrapping::Unwrapped)";
    }
    protocol
}
