//! Which traits are supported, ignorable, or neither: one table over all traits of Smithy's prelude and
//! of the published trait packages. What follows for a selection of a model is in
//! `model/support.rs`.
//!
//! A row says what the whole generator does, so whoever makes a trait supported changes its row.
//! Source: Smithy 2.0 specification, "Trait index", and the definitions in the trait packages.

use serde_json::Value;

use crate::model::discovery::requires_discovery;
use crate::model::{Model, ShapeId};

/// What becomes of a trait.
#[derive(Clone, Copy, Debug)]
pub enum Support {
    /// The emitted crate does what the trait says.
    Supported,
    /// Nothing that a client sends, reads or shows depends on it: it documents, constrains what the
    /// service checks, defines other traits, or is for other tools.
    Ignorable,
    /// An auth scheme; whether the emitted crate has it.
    AuthScheme(bool),
    /// A protocol: [`crate::plan::protocol`] chooses among those that a service has.
    Protocol,
    /// It changes what goes over the wire, and nothing is done about it.
    Unsupported(Gap),
}

/// What is wrong without a trait.
#[derive(Clone, Copy, Debug)]
pub struct Gap {
    /// What the emitted crate does instead, as the end of a sentence.
    pub effect: &'static str,
    /// Whether a trait with this value asks for it at all, in a service of a model.
    pub is_asked_by: fn(&Model, &ShapeId, &Value) -> bool,
}

/// The row of a trait; none when nothing is known of it.
pub fn support_of(id: &str) -> Option<Support> {
    let (namespace, name) = id.split_once('#')?;
    let rows = TABLE.iter().find(|(known, _)| *known == namespace);
    let row = rows.and_then(|(_, rows)| rows.iter().find(|(known, _)| *known == name));
    match row {
        Some((_, support)) => Some(*support),
        None => IGNORABLE_NAMESPACES
            .contains(&namespace)
            .then_some(Support::Ignorable),
    }
}

/// The auth schemes of the table, to choose from in messages.
pub const AUTH_SCHEMES: &[&str] = &[
    "aws.auth#cognitoUserPools",
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
    "smithy.api#noAuth",
];

use Support::{AuthScheme, Ignorable, Protocol, Supported, Unsupported};

type Rows = &'static [(&'static str, Support)];

/// Namespaces whose traits are all for other tools: for API Gateway, CloudFormation, IAM and OpenAPI,
/// and what endpoint rules are made from before a model is published.
const IGNORABLE_NAMESPACES: &[&str] = &[
    "aws.apigateway",
    "aws.cloudformation",
    "aws.endpoints",
    "aws.iam",
    "smithy.openapi",
];

const TABLE: &[(&str, Rows)] = &[
    ("smithy.api", SMITHY_API),
    ("smithy.mqtt", SMITHY_MQTT),
    ("smithy.protocols", SMITHY_PROTOCOLS),
    ("smithy.rules", SMITHY_RULES),
    ("smithy.test", SMITHY_TEST),
    ("smithy.waiters", SMITHY_WAITERS),
    ("aws.api", AWS_API),
    ("aws.auth", AWS_AUTH),
    ("aws.customizations", AWS_CUSTOMIZATIONS),
    ("aws.protocols", AWS_PROTOCOLS),
];

const SMITHY_API: Rows = &[
    ("addedDefault", Supported),
    ("auth", Supported),
    ("authDefinition", Supported),
    ("box", Supported),
    ("clientOptional", Supported),
    ("cors", Ignorable),
    ("default", Supported),
    ("deprecated", Supported),
    ("documentation", Supported),
    ("endpoint", Supported),
    ("enum", Supported),
    ("enumValue", Supported),
    ("error", Supported),
    // They count inside of event streams alone, which are found by themselves.
    ("eventHeader", Ignorable),
    ("eventPayload", Ignorable),
    ("examples", Supported),
    ("externalDocumentation", Supported),
    ("hostLabel", Supported),
    ("http", Supported),
    ("httpApiKeyAuth", AuthScheme(true)),
    ("httpBasicAuth", AuthScheme(true)),
    ("httpBearerAuth", AuthScheme(true)),
    ("httpChecksumRequired", Supported),
    ("httpDigestAuth", AuthScheme(false)),
    ("httpError", Supported),
    ("httpHeader", Supported),
    ("httpLabel", Supported),
    ("httpPayload", Supported),
    ("httpPrefixHeaders", Supported),
    ("httpQuery", Supported),
    ("httpQueryParams", Supported),
    ("httpResponseCode", Supported),
    ("idRef", Ignorable),
    ("idempotencyToken", Supported),
    ("idempotent", Ignorable),
    ("input", Supported),
    ("internal", Ignorable),
    ("jsonName", Supported),
    ("length", Ignorable),
    // A call without a read timeout of the user's own waits for as long as the service takes.
    ("longPoll", Supported),
    ("mediaType", Supported),
    ("metadata", Ignorable),
    ("mixin", Supported),
    ("nestedProperties", Ignorable),
    ("noAuth", AuthScheme(true)),
    ("noReplace", Ignorable),
    ("notProperty", Ignorable),
    ("optionalAuth", Supported),
    ("output", Supported),
    ("paginated", Supported),
    ("pattern", Ignorable),
    ("private", Ignorable),
    ("property", Ignorable),
    ("protocolDefinition", Ignorable),
    ("range", Ignorable),
    ("readonly", Ignorable),
    ("recommended", Ignorable),
    ("references", Ignorable),
    // Encodings that are not known are passed over, as the trait allows.
    ("requestCompression", Supported),
    ("required", Supported),
    ("requiresLength", Supported),
    ("resourceIdentifier", Ignorable),
    ("retryable", Supported),
    ("sensitive", Supported),
    ("since", Ignorable),
    ("sparse", Supported),
    // Of blobs; operations with a union of this trait are found by themselves.
    ("streaming", Supported),
    ("suppress", Ignorable),
    ("tags", Ignorable),
    ("timestampFormat", Supported),
    ("title", Supported),
    ("trait", Ignorable),
    ("traitValidators", Ignorable),
    ("uniqueItems", Ignorable),
    ("unitType", Ignorable),
    ("unstable", Ignorable),
    ("xmlAttribute", Supported),
    ("xmlFlattened", Supported),
    ("xmlName", Supported),
    ("xmlNamespace", Supported),
];

/// Bindings to MQTT count with its protocol alone, which no client here speaks.
const SMITHY_MQTT: Rows = &[
    ("mqttJson", Protocol),
    ("publish", Ignorable),
    ("subscribe", Ignorable),
    ("topicLabel", Ignorable),
];

const SMITHY_PROTOCOLS: Rows = &[("rpcv2Cbor", Protocol), ("rpcv2Json", Protocol)];

const SMITHY_RULES: Rows = &[
    ("clientContextParams", Supported),
    ("contextParam", Supported),
    ("endpointBdd", Supported),
    ("endpointRuleSet", Supported),
    ("endpointTests", Supported),
    ("operationContextParams", Supported),
    ("staticContextParams", Supported),
];

/// Test cases that are not emitted are for services, event streams, or calls to the real service.
const SMITHY_TEST: Rows = &[
    ("eventStreamTests", Ignorable),
    ("httpMalformedRequestTests", Ignorable),
    ("httpRequestTests", Supported),
    ("httpResponseTests", Supported),
    ("smokeTests", Ignorable),
];

const SMITHY_WAITERS: Rows = &[("waitable", Supported)];

const AWS_API: Rows = &[
    ("arn", Ignorable),
    ("arnReference", Ignorable),
    // It allows a content encoding and does not ask for it.
    ("awsChunked", Ignorable),
    (
        "clientDiscoveredEndpoint",
        // Where it is not required, the endpoint of the rules serves as well.
        Unsupported(Gap {
            effect: "calls go to the endpoint of the rules and not to the one that the service would name, \
                     since no operation of it names one in the form that it should have",
            is_asked_by: |model, service, value| {
                requires_discovery(value) && model.endpoint_discovery(service).is_none()
            },
        }),
    ),
    ("clientEndpointDiscovery", Supported),
    // It gives each call an endpoint of its own, where the service's is as good.
    ("clientEndpointDiscoveryId", Ignorable),
    ("controlPlane", Ignorable),
    ("data", Ignorable),
    ("dataPlane", Ignorable),
    ("service", Supported),
    ("tagEnabled", Ignorable),
    ("taggable", Ignorable),
];

const AWS_AUTH: Rows = &[
    ("cognitoUserPools", AuthScheme(false)),
    ("cognitoUserPoolsScopes", Ignorable),
    ("sigv4", AuthScheme(true)),
    ("sigv4a", AuthScheme(true)),
    ("unsignedPayload", Supported),
];

const AWS_CUSTOMIZATIONS: Rows = &[("s3UnwrappedXmlOutput", Supported)];

const AWS_PROTOCOLS: Rows = &[
    ("awsJson1_0", Protocol),
    ("awsJson1_1", Protocol),
    ("awsQuery", Protocol),
    ("awsQueryCompatible", Supported),
    ("awsQueryError", Supported),
    ("ec2Query", Protocol),
    ("ec2QueryName", Supported),
    // Which algorithms there are is the run-time code's matter; others are refused by the call.
    ("httpChecksum", Supported),
    ("restJson1", Protocol),
    ("restXml", Protocol),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_in_order_and_found() {
        for (namespace, rows) in TABLE {
            assert!(
                rows.is_sorted_by(|a, b| a.0 < b.0),
                "{namespace} is out of order"
            );
            for (name, _) in *rows {
                assert!(support_of(&format!("{namespace}#{name}")).is_some());
            }
        }
        assert!(support_of("aws.iam#actionName").is_some());
        assert!(support_of("smithy.api#nope").is_none());
        assert!(support_of("nope").is_none());
    }

    #[test]
    fn auth_schemes_are_those_of_the_table() {
        let rows = TABLE.iter().flat_map(|(namespace, rows)| {
            let ids = rows
                .iter()
                .map(move |row| (format!("{namespace}#{}", row.0), row.1));
            ids.filter(|(_, support)| matches!(support, AuthScheme(_)))
        });
        let mut ids: Vec<String> = rows.map(|(id, _)| id).collect();
        ids.sort();
        assert_eq!(ids, AUTH_SCHEMES);
    }
}
