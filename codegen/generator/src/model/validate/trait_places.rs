//! Where known traits may stand, as one table: on which shapes, and on which members. How a place is
//! compared is in `trait_targets`. Source: the selectors of the traits' definitions.
//!
//! The bindings of HTTP messages are not here, as they mean nothing on other structures: see `http`.

use super::kinds::*;

/// Where a trait may stand.
pub(super) struct Place {
    /// The kinds of shapes that may have it.
    pub(super) shapes: Kinds,
    /// The kinds of shapes of which a member may have it.
    pub(super) containers: Kinds,
    /// The kinds of shapes that such a member refers to.
    pub(super) targets: Kinds,
    /// A trait without which the shape or member cannot have it.
    pub(super) with: Option<&'static str>,
    /// The place in words.
    pub(super) words: &'static str,
}

/// The place of a trait; nothing for one that is not known or may stand anywhere.
pub(super) fn place_of(id: &str) -> Option<&'static Place> {
    let row = PLACES.iter().find(|(ids, _)| ids.contains(&id));
    row.map(|(_, place)| place)
}

const fn shapes(shapes: Kinds, words: &'static str) -> Place {
    Place {
        shapes,
        containers: NONE,
        targets: NONE,
        with: None,
        words,
    }
}

const fn shapes_with(kinds: Kinds, with: &'static str, words: &'static str) -> Place {
    Place {
        with: Some(with),
        ..shapes(kinds, words)
    }
}

const fn members(containers: Kinds, targets: Kinds, words: &'static str) -> Place {
    Place {
        containers,
        targets,
        ..shapes(NONE, words)
    }
}

/// On shapes of these kinds and on members that refer to one.
const fn values(kinds: Kinds, words: &'static str) -> Place {
    Place {
        shapes: kinds,
        containers: ANY,
        targets: kinds,
        with: None,
        words,
    }
}

const SCALAR: Kinds = BOOLEAN | NUMBER | TEXT | TIMESTAMP;

const PLACES: &[(&[&str], Place)] = &[
    (
        // An enum is a string too, but a token that the client makes is no value of it.
        &["smithy.api#idempotencyToken"],
        members(
            STRUCTURE,
            STRING,
            "a member of a structure that refers to a string",
        ),
    ),
    (
        &["smithy.api#hostLabel", "aws.api#clientEndpointDiscoveryId"],
        members(
            STRUCTURE,
            TEXT,
            "a member of a structure that refers to a string",
        ),
    ),
    (
        &[
            "smithy.api#required",
            "smithy.api#clientOptional",
            "smithy.rules#contextParam",
            "aws.protocols#ec2QueryName",
        ],
        members(STRUCTURE, ANY, "a member of a structure"),
    ),
    (
        &["smithy.api#addedDefault"],
        Place {
            with: Some("smithy.api#default"),
            ..members(STRUCTURE, ANY, "a member of a structure with a default")
        },
    ),
    (
        &["smithy.api#default"],
        Place {
            shapes: SIMPLE | ENUM | INT_ENUM | LIST | MAP,
            ..members(
                STRUCTURE,
                ANY, // what the default has to be then is told in `defaults`
                "a member of a structure, or a shape without named members",
            )
        },
    ),
    (
        &["smithy.api#jsonName"],
        members(STRUCTURE | UNION, ANY, "a member of a structure or union"),
    ),
    (
        &["smithy.api#xmlFlattened"],
        members(
            STRUCTURE | UNION,
            LIST | MAP,
            "a member of a structure or union that refers to a list or map",
        ),
    ),
    (
        &["smithy.api#xmlAttribute"],
        members(
            STRUCTURE,
            SCALAR,
            "a member of a structure that refers to a boolean, number, string, enum or timestamp",
        ),
    ),
    (
        &["smithy.api#eventHeader"],
        members(
            STRUCTURE,
            BOOLEAN | INTEGER | BLOB | TEXT | TIMESTAMP,
            "a member of a structure that refers to a boolean, integer, blob, string or timestamp",
        ),
    ),
    (
        &["smithy.api#eventPayload"],
        members(
            STRUCTURE,
            BLOB | TEXT | STRUCTURE | UNION,
            "a member of a structure that refers to a blob, string, structure or union",
        ),
    ),
    (
        &["smithy.api#xmlName"],
        Place {
            shapes: STRUCTURE | UNION,
            ..members(ANY, ANY, "a member, a structure or a union")
        },
    ),
    (
        &["smithy.api#timestampFormat"],
        values(TIMESTAMP, "a timestamp, or a member that refers to one"),
    ),
    (
        &["smithy.api#mediaType"],
        values(
            BLOB | TEXT,
            "a blob or string, or a member that refers to one",
        ),
    ),
    (
        &["smithy.api#length"],
        values(
            LIST | MAP | TEXT | BLOB,
            "a list, map, string or blob, or a member that refers to one",
        ),
    ),
    (
        &["smithy.api#range"],
        values(NUMBER, "a number, or a member that refers to one"),
    ),
    (
        &["smithy.api#pattern"],
        values(TEXT, "a string, or a member that refers to one"),
    ),
    (&["smithy.api#sparse"], shapes(LIST | MAP, "a list or map")),
    (&["smithy.api#uniqueItems"], shapes(LIST, "a list")),
    (
        &["smithy.api#streaming"],
        shapes(BLOB | UNION, "a blob or union"),
    ),
    (
        &["smithy.api#requiresLength"],
        shapes_with(BLOB, "smithy.api#streaming", "a blob that is streamed"),
    ),
    (
        &["smithy.api#error", "smithy.api#input", "smithy.api#output"],
        shapes(STRUCTURE, "a structure"),
    ),
    (
        &[
            "smithy.api#retryable",
            "smithy.api#httpError",
            "aws.protocols#awsQueryError",
        ],
        shapes_with(STRUCTURE, "smithy.api#error", "the structure of an error"),
    ),
    (
        &[
            "smithy.api#http",
            "smithy.api#readonly",
            "smithy.api#idempotent",
            "smithy.api#optionalAuth",
            "smithy.api#examples",
            "smithy.api#endpoint",
            "smithy.api#httpChecksumRequired",
            "smithy.rules#staticContextParams",
            "smithy.rules#operationContextParams",
            "smithy.test#httpRequestTests",
            "smithy.waiters#waitable",
            "aws.api#clientDiscoveredEndpoint",
            "aws.auth#unsignedPayload",
            "aws.customizations#s3UnwrappedXmlOutput",
            "aws.protocols#httpChecksum",
        ],
        shapes(OPERATION, "an operation"),
    ),
    (
        &["smithy.test#httpResponseTests"],
        shapes(OPERATION | STRUCTURE, "an operation or an error"),
    ),
    (
        &[
            "smithy.api#auth",
            "smithy.api#paginated",
            "smithy.api#requestCompression",
        ],
        shapes(SERVICE | OPERATION, "a service or an operation"),
    ),
    (
        &[
            "smithy.api#httpBasicAuth",
            "smithy.api#httpDigestAuth",
            "smithy.api#httpBearerAuth",
            "smithy.api#httpApiKeyAuth",
            "smithy.protocols#rpcv2Cbor",
            "smithy.protocols#rpcv2Json",
            "smithy.rules#clientContextParams",
            "smithy.rules#endpointBdd",
            "smithy.rules#endpointRuleSet",
            "smithy.rules#endpointTests",
            "aws.api#clientEndpointDiscovery",
            "aws.api#service",
            "aws.auth#sigv4",
            "aws.auth#sigv4a",
            "aws.protocols#awsJson1_0",
            "aws.protocols#awsJson1_1",
            "aws.protocols#awsQuery",
            "aws.protocols#awsQueryCompatible",
            "aws.protocols#ec2Query",
            "aws.protocols#restJson1",
            "aws.protocols#restXml",
        ],
        shapes(SERVICE, "a service"),
    ),
];
