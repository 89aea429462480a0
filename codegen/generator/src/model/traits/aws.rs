//! Traits of the `aws.*` namespaces, and the protocol traits of a service.

use super::Traits;
use super::accessors::{field, flag, texts};

/// The value of `aws.api#service`. What is left out is nothing; defaults are the plan's matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AwsService<'a> {
    /// The service's name in SDKs.
    pub sdk_id: &'a str,
    /// The service part of its resource names (ARN).
    pub arn_namespace: Option<&'a str>,
    /// Its name in CloudFormation.
    pub cloud_formation_name: Option<&'a str>,
    /// Its event source in CloudTrail.
    pub cloud_trail_event_source: Option<&'a str>,
    /// What its host names begin with.
    pub endpoint_prefix: Option<&'a str>,
}

/// The value of `aws.protocols#awsQueryError`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwsQueryError<'a> {
    /// The code that names the error on the wire.
    pub code: &'a str,
    /// Its HTTP status.
    pub http_response_code: u16,
}

/// The value of `aws.protocols#httpChecksum`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpChecksum<'a> {
    /// Whether the request must carry a checksum.
    pub request_checksum_required: bool,
    /// The input member that chooses the algorithm.
    pub request_algorithm_member: Option<&'a str>,
    /// The input member that turns on checking of the response.
    pub request_validation_mode_member: Option<&'a str>,
    /// Algorithms that the response may use.
    pub response_algorithms: Vec<&'a str>,
}

impl Traits {
    /// `aws.api#service` of a service.
    pub fn aws_service(&self) -> Option<AwsService<'_>> {
        let value = self.get("aws.api#service")?;
        Some(AwsService {
            sdk_id: field(value, "sdkId")?,
            arn_namespace: field(value, "arnNamespace"),
            cloud_formation_name: field(value, "cloudFormationName"),
            cloud_trail_event_source: field(value, "cloudTrailEventSource"),
            endpoint_prefix: field(value, "endpointPrefix"),
        })
    }

    /// `aws.auth#sigv4` of a service: its name in signatures.
    pub fn sigv4_name(&self) -> Option<&str> {
        self.get("aws.auth#sigv4")
            .and_then(|value| field(value, "name"))
    }

    /// `aws.auth#sigv4a` of a service: its name in signatures.
    pub fn sigv4a_name(&self) -> Option<&str> {
        self.get("aws.auth#sigv4a")
            .and_then(|value| field(value, "name"))
    }

    /// `aws.auth#unsignedPayload` of an operation.
    pub fn unsigned_payload(&self) -> bool {
        self.has("aws.auth#unsignedPayload")
    }

    /// `aws.protocols#httpChecksum` of an operation.
    pub fn http_checksum(&self) -> Option<HttpChecksum<'_>> {
        self.get("aws.protocols#httpChecksum")
            .map(|value| HttpChecksum {
                request_checksum_required: flag(value, "requestChecksumRequired"),
                request_algorithm_member: field(value, "requestAlgorithmMember"),
                request_validation_mode_member: field(value, "requestValidationModeMember"),
                response_algorithms: value
                    .get("responseAlgorithms")
                    .map(texts)
                    .unwrap_or_default(),
            })
    }

    /// `aws.protocols#awsQueryError` of an error.
    pub fn aws_query_error(&self) -> Option<AwsQueryError<'_>> {
        let value = self.get("aws.protocols#awsQueryError")?;
        let status = value.get("httpResponseCode")?.as_u64()?;
        Some(AwsQueryError {
            code: field(value, "code")?,
            http_response_code: u16::try_from(status).ok()?,
        })
    }

    /// `aws.protocols#awsQueryCompatible` of a service.
    pub fn aws_query_compatible(&self) -> bool {
        self.has("aws.protocols#awsQueryCompatible")
    }

    /// Whether `aws.protocols#restXml` of a service says `noErrorWrapping`.
    pub fn rest_xml_no_error_wrapping(&self) -> bool {
        self.get("aws.protocols#restXml")
            .is_some_and(|value| flag(value, "noErrorWrapping"))
    }

    /// `aws.customizations#s3UnwrappedXmlOutput` of an operation.
    pub fn s3_unwrapped_xml_output(&self) -> bool {
        self.has("aws.customizations#s3UnwrappedXmlOutput")
    }

    /// `aws.protocols#ec2QueryName` of a member.
    pub fn ec2_query_name(&self) -> Option<&str> {
        self.text("aws.protocols#ec2QueryName")
    }

    /// The IDs of the wire protocols that a service names, in the model's order: traits of the
    /// `aws.protocols` and `smithy.protocols` namespaces that are protocols.
    pub fn protocols(&self) -> Vec<&str> {
        self.iter()
            .map(|(id, _)| id)
            .filter(|id| PROTOCOLS.contains(id))
            .collect()
    }
}

/// The protocol traits that there are. Whether one is supported is not decided here.
const PROTOCOLS: [&str; 8] = [
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];
