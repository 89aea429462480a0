//! The forms of the values of known traits, as one table. How a value is compared is in
//! `trait_values`. Source: the trait definitions of the Smithy 2.0 specification and of the AWS traits.

/// What the JSON value of a trait has to be.
pub(super) enum Form {
    Any,
    Object,
    Text,
    /// A method or the name of a header.
    Token,
    /// The beginning of a header's name; may be empty.
    TokenStart,
    /// A name in XML, perhaps with a prefix.
    XmlName,
    Flag,
    Number,
    /// An integer from the first to the second, both included.
    Integer(i64, i64),
    TextOrInteger,
    OneOf(&'static [&'static str]),
    List(&'static Form),
    /// An object with any keys.
    MapOf(&'static Form),
    /// An object with some keys prescribed; others may be there.
    Record(&'static [Field]),
}

/// A key of a record.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) form: Form,
}

impl Form {
    /// The form in words.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Any => "any value".to_owned(),
            Self::Object | Self::MapOf(_) | Self::Record(_) => "an object".to_owned(),
            Self::Text => "a string".to_owned(),
            Self::Token => "a token as HTTP allows it for methods and header names".to_owned(),
            Self::TokenStart => "the beginning of a header name, or an empty string".to_owned(),
            Self::XmlName => {
                "a name of letters, digits, `_` and `-`, perhaps after a prefix and a colon"
                    .to_owned()
            }
            Self::Flag => "true or false".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Integer(least, greatest) => format!("an integer from {least} to {greatest}"),
            Self::TextOrInteger => "a string or an integer".to_owned(),
            Self::OneOf(texts) => format!("one of `{}`", texts.join("`, `")),
            Self::List(item) => format!("a list, each item {}", item.describe()),
        }
    }
}

const fn must(name: &'static str, form: Form) -> Field {
    Field {
        name,
        required: true,
        form,
    }
}

const fn may(name: &'static str, form: Form) -> Field {
    Field {
        name,
        required: false,
        form,
    }
}

const TEXTS: Form = Form::List(&Form::Text);
const STATUS: Form = Form::Integer(100, 999);
const SIZE: Form = Form::Integer(0, i64::MAX);

/// The form of a trait's value, for the traits that are read anywhere.
pub(super) fn form_of(id: &str) -> Option<&'static Form> {
    let (namespace, name) = id.split_once('#')?;
    let table = match namespace {
        "smithy.api" => SMITHY_API,
        "smithy.rules" => SMITHY_RULES,
        "smithy.test" => SMITHY_TEST,
        "smithy.waiters" => SMITHY_WAITERS,
        "smithy.protocols" => SMITHY_PROTOCOLS,
        "aws.api" => AWS_API,
        "aws.auth" => AWS_AUTH,
        "aws.protocols" => AWS_PROTOCOLS,
        _ => return None,
    };
    table
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, form)| form)
}

type Table = &'static [(&'static str, Form)];

const SMITHY_API: Table = &[
    ("documentation", Form::Text),
    ("required", Form::Object),
    ("httpHeader", Form::Token),
    ("enumValue", Form::TextOrInteger),
    ("clientOptional", Form::Object),
    ("addedDefault", Form::Object),
    ("default", Form::Any),
    ("input", Form::Object),
    ("output", Form::Object),
    ("error", Form::OneOf(&["client", "server"])),
    ("httpError", STATUS),
    (
        "http",
        Form::Record(&[
            must("method", Form::Token),
            must("uri", Form::Text),
            may("code", STATUS),
        ]),
    ),
    ("httpLabel", Form::Object),
    ("httpQuery", Form::Text),
    ("httpQueryParams", Form::Object),
    ("httpPrefixHeaders", Form::TokenStart),
    ("httpPayload", Form::Object),
    ("httpResponseCode", Form::Object),
    ("httpChecksumRequired", Form::Object),
    ("jsonName", Form::Text),
    ("xmlName", Form::XmlName),
    ("xmlFlattened", Form::Object),
    ("xmlAttribute", Form::Object),
    (
        "xmlNamespace",
        Form::Record(&[must("uri", Form::Text), may("prefix", Form::XmlName)]),
    ),
    ("mediaType", Form::Text),
    (
        "timestampFormat",
        Form::OneOf(&["date-time", "http-date", "epoch-seconds"]),
    ),
    ("sensitive", Form::Object),
    (
        "deprecated",
        Form::Record(&[may("message", Form::Text), may("since", Form::Text)]),
    ),
    ("sparse", Form::Object),
    ("uniqueItems", Form::Object),
    ("streaming", Form::Object),
    ("requiresLength", Form::Object),
    ("eventHeader", Form::Object),
    ("eventPayload", Form::Object),
    ("idempotencyToken", Form::Object),
    ("idempotent", Form::Object),
    ("readonly", Form::Object),
    ("endpoint", Form::Record(&[must("hostPrefix", Form::Text)])),
    ("hostLabel", Form::Object),
    ("auth", TEXTS),
    ("optionalAuth", Form::Object),
    ("httpBearerAuth", Form::Object),
    ("httpBasicAuth", Form::Object),
    (
        "httpApiKeyAuth",
        Form::Record(&[
            must("name", Form::Text),
            must("in", Form::OneOf(&["header", "query"])),
            may("scheme", Form::Text),
        ]),
    ),
    ("retryable", Form::Record(&[may("throttling", Form::Flag)])),
    (
        "paginated",
        Form::Record(&[
            may("inputToken", Form::Text),
            may("outputToken", Form::Text),
            may("items", Form::Text),
            may("pageSize", Form::Text),
        ]),
    ),
    ("externalDocumentation", Form::MapOf(&Form::Text)),
    ("tags", TEXTS),
    ("title", Form::Text),
    (
        "length",
        Form::Record(&[may("min", SIZE), may("max", SIZE)]),
    ),
    (
        "range",
        Form::Record(&[may("min", Form::Number), may("max", Form::Number)]),
    ),
    ("pattern", Form::Text),
    (
        "requestCompression",
        Form::Record(&[must("encodings", TEXTS)]),
    ),
    (
        "examples",
        Form::List(&Form::Record(&[
            must("title", Form::Text),
            may("input", Form::Object),
        ])),
    ),
    ("protocolDefinition", Form::Object),
    ("mixin", Form::Record(&[may("localTraits", TEXTS)])),
    (
        "enum",
        Form::List(&Form::Record(&[
            must("value", Form::Text),
            may("name", Form::Text),
        ])),
    ),
];

const SMITHY_RULES: Table = &[
    (
        "endpointRuleSet",
        Form::Record(&[
            must("parameters", Form::Object),
            must("rules", Form::List(&Form::Object)),
        ]),
    ),
    ("endpointBdd", Form::Object),
    (
        "endpointTests",
        Form::Record(&[may("testCases", Form::List(&Form::Object))]),
    ),
    (
        "clientContextParams",
        Form::MapOf(&Form::Record(&[must("type", Form::Text)])),
    ),
    (
        "staticContextParams",
        Form::MapOf(&Form::Record(&[must("value", Form::Any)])),
    ),
    (
        "operationContextParams",
        Form::MapOf(&Form::Record(&[must("path", Form::Text)])),
    ),
    ("contextParam", Form::Record(&[must("name", Form::Text)])),
];

const SMITHY_TEST: Table = &[
    (
        "httpRequestTests",
        Form::List(&Form::Record(&[
            must("id", Form::Text),
            must("protocol", Form::Text),
            must("method", Form::Text),
            must("uri", Form::Text),
        ])),
    ),
    (
        "httpResponseTests",
        Form::List(&Form::Record(&[
            must("id", Form::Text),
            must("protocol", Form::Text),
            must("code", STATUS),
        ])),
    ),
];

const SMITHY_WAITERS: Table = &[(
    "waitable",
    Form::MapOf(&Form::Record(&[must(
        "acceptors",
        Form::List(&Form::Object),
    )])),
)];

const SMITHY_PROTOCOLS: Table = &[("rpcv2Cbor", Form::Object), ("rpcv2Json", Form::Object)];

const AWS_API: Table = &[(
    "service",
    Form::Record(&[
        must("sdkId", Form::Text),
        may("arnNamespace", Form::Text),
        may("cloudFormationName", Form::Text),
        may("cloudTrailEventSource", Form::Text),
        may("endpointPrefix", Form::Text),
    ]),
)];

const AWS_AUTH: Table = &[
    ("sigv4", Form::Record(&[must("name", Form::Text)])),
    ("sigv4a", Form::Record(&[must("name", Form::Text)])),
    ("unsignedPayload", Form::Object),
];

const AWS_PROTOCOLS: Table = &[
    ("restJson1", Form::Object),
    ("restXml", Form::Object),
    ("awsJson1_0", Form::Object),
    ("awsJson1_1", Form::Object),
    ("awsQuery", Form::Object),
    ("ec2Query", Form::Object),
    ("awsQueryCompatible", Form::Object),
    (
        "awsQueryError",
        Form::Record(&[must("code", Form::Text), must("httpResponseCode", STATUS)]),
    ),
    ("ec2QueryName", Form::XmlName),
    (
        "httpChecksum",
        Form::Record(&[
            may("requestChecksumRequired", Form::Flag),
            may("requestAlgorithmMember", Form::Text),
            may("requestValidationModeMember", Form::Text),
            may("responseAlgorithms", TEXTS),
        ]),
    ),
];
