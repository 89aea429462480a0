//! Which protocol a client speaks: the published implementation for the trait that the service has.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Model, Shape};

/// A wire protocol, as the emitted crate makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The ID of the protocol's trait.
    pub id: &'static str,
    /// The crate that has the protocol.
    pub package: &'static str,
    /// The expression that makes it, in the runtime's module `service`.
    pub constructor: &'static str,
    /// The module of the runtime that mends it, when there is one.
    pub module: Option<&'static str>,
}

/// The supported protocols, best first.
const PROTOCOLS: &[Protocol] = &[
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        package: "aws-smithy-cbor",
        constructor: "::aws_smithy_cbor::protocol::RpcV2CborProtocol::new()",
        module: None,
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        package: "aws-smithy-json",
        constructor: "::aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_0()",
        module: None,
    },
    Protocol {
        id: "aws.protocols#awsJson1_1",
        package: "aws-smithy-json",
        constructor: "::aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol::aws_json_1_1()",
        module: None,
    },
    Protocol {
        id: "aws.protocols#restJson1",
        package: "aws-smithy-json",
        constructor: "super::rest_json::RestJson::new()",
        module: Some("rest_json"),
    },
    Protocol {
        id: "aws.protocols#restXml",
        package: "aws-smithy-xml",
        constructor: "::aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol::new()",
        module: None,
    },
    Protocol {
        id: "aws.protocols#awsQuery",
        package: "aws-smithy-query",
        constructor: "::aws_smithy_query::protocol::AwsQueryProtocol::new()",
        module: None,
    },
];

/// Chooses the protocol of a service.
///
/// # Errors
/// The service has no protocol that is supported.
pub fn choose(model: &Model, service: &Shape) -> Result<Protocol, Diagnostics> {
    let found = PROTOCOLS
        .iter()
        .find(|protocol| service.traits.has(protocol.id));
    if let Some(protocol) = found {
        return Ok(*protocol);
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
