//! Which protocol a client speaks: the first of those that are supported which the service has.

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
