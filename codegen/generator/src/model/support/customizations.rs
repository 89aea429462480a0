//! What single services need that no trait of their models says, as far as it is missing: a table of
//! facts by shape ID. A row goes when the plan has the customization.

use super::Reached;
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::ShapeId;

use Effect::{Convenience, Wire};

/// What a missing customization comes to.
enum Effect {
    /// Something else goes over the wire than should: it weighs as much as a trait that is not supported.
    Wire(&'static str),
    /// What goes over the wire is right: a warning in any case.
    Convenience(&'static str),
}

/// A missing customization: the shape ID of the service, the names of the operations that it is for (none
/// when it is for all), and what it comes to.
type Row = (&'static str, &'static [&'static str], Effect);

/// How operations that wait for work are treated.
const LONG_POLLING: Effect =
    Convenience("a long poll is subject to stalled-stream protection, as any other call is");

/// Source: what the official SDKs do beside the models.
const MISSING: &[Row] = &[
    (
        "com.amazonaws.apigateway#BackplaneControlService",
        &[],
        Wire("the header `Accept: application/json` is not sent"),
    ),
    (
        "com.amazonaws.bedrockruntime#AmazonBedrockFrontendService",
        &[],
        Convenience("a bearer token in the environment is not looked for"),
    ),
    (
        "com.amazonaws.dsql#DSQL",
        &[],
        Convenience("there is no module that makes login tokens for databases"),
    ),
    (
        "com.amazonaws.dynamodb#DynamoDB_20120810",
        &[],
        Convenience("retries follow the numbers for all services, not those for this one"),
    ),
    (
        "com.amazonaws.glacier#Glacier",
        &[],
        Wire(
            "the headers `x-amz-glacier-version` and `x-amz-sha256-tree-hash` are not sent, and an account \
             ID that is unset is not `-`",
        ),
    ),
    (
        "com.amazonaws.machinelearning#AmazonML_20141212",
        &["Predict"],
        Wire("the request does not go to its `PredictEndpoint`"),
    ),
    (
        "com.amazonaws.rds#AmazonRDSv19",
        &[],
        Convenience("there is no module that makes login tokens for databases"),
    ),
    (
        "com.amazonaws.route53#AWSDnsV20130401",
        &[],
        Wire(
            "IDs are sent as they are given, with a prefix such as `/hostedzone/` that must not be there",
        ),
    ),
    (
        "com.amazonaws.s3#AmazonS3",
        &[],
        Convenience(
            "there are no sessions of S3 Express, so calls to directory buckets fail before they are sent, \
             and none can be presigned",
        ),
    ),
    (
        "com.amazonaws.s3control#AWSS3ControlServiceV20180820",
        &[],
        Wire("the account ID is in the host name twice"),
    ),
    (
        "com.amazonaws.sfn#AWSStepFunctions",
        &["GetActivityTask"],
        LONG_POLLING,
    ),
    (
        "com.amazonaws.sqs#AmazonSQS",
        &["ReceiveMessage"],
        LONG_POLLING,
    ),
    (
        "com.amazonaws.sts#AWSSecurityTokenServiceV20110615",
        &["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
        Convenience("the error `IDPCommunicationError` is not retried"),
    ),
    (
        "com.amazonaws.swf#SimpleWorkflowService",
        &["PollForActivityTask", "PollForDecisionTask"],
        LONG_POLLING,
    ),
];

/// Adds what is missing for the service and the operations that are reached.
pub(super) fn check(reached: &Reached<'_>, found: &mut crate::diagnostics::Diagnostics) {
    let rows = MISSING.iter();
    for (_, operations, effect) in rows.filter(|(id, ..)| *id == reached.service.as_str()) {
        let is_for = |id: &&ShapeId| operations.contains(&id.name());
        let for_operations = reached.operations.iter().filter(is_for);
        let shapes: Vec<&ShapeId> = match operations.is_empty() {
            true => vec![reached.service],
            false => for_operations.collect(),
        };
        found.extend(shapes.into_iter().map(|id| diagnostic(reached, id, effect)));
    }
}

fn diagnostic(reached: &Reached<'_>, id: &ShapeId, effect: &Effect) -> Diagnostic {
    let (severity, effect) = match effect {
        Wire(effect) => (reached.severity, effect),
        Convenience(effect) => (Severity::Warning, effect),
    };
    let message = format!("what this service needs beside its model is missing: {effect}");
    let mut diagnostic =
        Diagnostic::error(message)
            .shape(id)
            .at(reached.model.shape(id).location.clone());
    diagnostic.severity = severity;
    diagnostic.help((severity == Severity::Error).then(|| super::ALLOW.to_owned()))
}
