//! Traits that bind members to parts of an HTTP message or to names in JSON and XML.

use serde_json::Value;

use super::Traits;
use super::accessors::field;

/// The value of `smithy.api#http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http<'a> {
    /// The method.
    pub method: &'a str,
    /// The pattern of path and query; see [`super::uri::UriPattern`].
    pub uri: &'a str,
    /// The status of a success; 200 when left out.
    pub code: u16,
}

/// The value of `smithy.api#xmlNamespace`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XmlNamespace<'a> {
    /// The URI of the namespace.
    pub uri: &'a str,
    /// The prefix it is bound to; the default namespace when left out.
    pub prefix: Option<&'a str>,
}

impl Traits {
    /// `smithy.api#http` of an operation.
    pub fn http(&self) -> Option<Http<'_>> {
        let value = self.get("smithy.api#http")?;
        let code = value.get("code").and_then(Value::as_u64);
        Some(Http {
            method: field(value, "method")?,
            uri: field(value, "uri")?,
            code: code
                .and_then(|code| u16::try_from(code).ok())
                .unwrap_or(200),
        })
    }

    /// `smithy.api#httpError` of an error: its status.
    pub fn http_error(&self) -> Option<u16> {
        let code = self.get("smithy.api#httpError")?.as_u64()?;
        u16::try_from(code).ok()
    }

    /// `smithy.api#httpLabel`.
    pub fn http_label(&self) -> bool {
        self.has("smithy.api#httpLabel")
    }

    /// `smithy.api#httpQuery`: the name of the query parameter.
    pub fn http_query(&self) -> Option<&str> {
        self.text("smithy.api#httpQuery")
    }

    /// `smithy.api#httpQueryParams`: a map of further query parameters.
    pub fn http_query_params(&self) -> bool {
        self.has("smithy.api#httpQueryParams")
    }

    /// `smithy.api#httpHeader`: the name of the header.
    pub fn http_header(&self) -> Option<&str> {
        self.text("smithy.api#httpHeader")
    }

    /// `smithy.api#httpPrefixHeaders`: the prefix of the headers in the map; may be empty.
    pub fn http_prefix_headers(&self) -> Option<&str> {
        self.text("smithy.api#httpPrefixHeaders")
    }

    /// `smithy.api#httpPayload`: the member is the whole body.
    pub fn http_payload(&self) -> bool {
        self.has("smithy.api#httpPayload")
    }

    /// `smithy.api#httpResponseCode`: the member holds the status of the response.
    pub fn http_response_code(&self) -> bool {
        self.has("smithy.api#httpResponseCode")
    }

    /// Whether a trait binds the member to somewhere outside the document body, or to all of the body.
    pub fn http_bound(&self) -> bool {
        BINDINGS.iter().any(|id| self.has(id))
    }

    /// `smithy.api#httpChecksumRequired` of an operation: a `Content-MD5` header is wanted.
    pub fn http_checksum_required(&self) -> bool {
        self.has("smithy.api#httpChecksumRequired")
    }

    /// `smithy.api#endpoint` of an operation: the pattern put before the host name.
    pub fn endpoint_host_prefix(&self) -> Option<&str> {
        self.get("smithy.api#endpoint")
            .and_then(|value| field(value, "hostPrefix"))
    }

    /// `smithy.api#hostLabel`: the member fills a label of the host prefix.
    pub fn host_label(&self) -> bool {
        self.has("smithy.api#hostLabel")
    }

    /// `smithy.api#jsonName`.
    pub fn json_name(&self) -> Option<&str> {
        self.text("smithy.api#jsonName")
    }

    /// `smithy.api#xmlName`.
    pub fn xml_name(&self) -> Option<&str> {
        self.text("smithy.api#xmlName")
    }

    /// `smithy.api#xmlFlattened`.
    pub fn xml_flattened(&self) -> bool {
        self.has("smithy.api#xmlFlattened")
    }

    /// `smithy.api#xmlAttribute`.
    pub fn xml_attribute(&self) -> bool {
        self.has("smithy.api#xmlAttribute")
    }

    /// `smithy.api#xmlNamespace`.
    pub fn xml_namespace(&self) -> Option<XmlNamespace<'_>> {
        let value = self.get("smithy.api#xmlNamespace")?;
        Some(XmlNamespace {
            uri: field(value, "uri")?,
            prefix: field(value, "prefix"),
        })
    }

    /// `smithy.api#eventHeader`: the member of an event is a header of its message.
    pub fn event_header(&self) -> bool {
        self.has("smithy.api#eventHeader")
    }

    /// `smithy.api#eventPayload`: the member of an event is the body of its message.
    pub fn event_payload(&self) -> bool {
        self.has("smithy.api#eventPayload")
    }
}

/// The traits that bind a member to a part of an HTTP message; a member has at most one.
pub(crate) const BINDINGS: [&str; 7] = [
    "smithy.api#httpLabel",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
];
