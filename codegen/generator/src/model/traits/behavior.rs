//! Traits on how operations behave: roles of structures, errors, authentication, paging, waiting.

use serde_json::{Map, Value};

use super::Traits;
use super::accessors::{field, flag, texts};

/// Whose fault an error is, by `smithy.api#error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorFault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}

/// The value of `smithy.api#retryable`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retryable {
    /// Whether the error says that there were too many requests.
    pub throttling: bool,
}

/// The value of `smithy.api#paginated`, on an operation or, as what holds for all of them, a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paginated<'a> {
    /// The input member that takes the token.
    pub input_token: Option<&'a str>,
    /// The path to the output member that gives the next token, joined with dots.
    pub output_token: Option<&'a str>,
    /// The input member that limits a page.
    pub page_size: Option<&'a str>,
    /// The path to the output member with the items, joined with dots.
    pub items: Option<&'a str>,
}

impl Traits {
    /// `smithy.api#input`: the structure is the input of one operation and nothing else.
    pub fn input(&self) -> bool {
        self.has("smithy.api#input")
    }

    /// `smithy.api#output`: the structure is the output of one operation and nothing else.
    pub fn output(&self) -> bool {
        self.has("smithy.api#output")
    }

    /// `smithy.api#error`.
    pub fn error(&self) -> Option<ErrorFault> {
        match self.text("smithy.api#error")? {
            "client" => Some(ErrorFault::Client),
            "server" => Some(ErrorFault::Server),
            _ => None,
        }
    }

    /// `smithy.api#retryable` of an error.
    pub fn retryable(&self) -> Option<Retryable> {
        self.get("smithy.api#retryable").map(|value| Retryable {
            throttling: flag(value, "throttling"),
        })
    }

    /// `smithy.api#readonly` of an operation.
    pub fn readonly(&self) -> bool {
        self.has("smithy.api#readonly")
    }

    /// `smithy.api#idempotent` of an operation.
    pub fn idempotent(&self) -> bool {
        self.has("smithy.api#idempotent")
    }

    /// `smithy.api#auth`: the IDs of authentication schemes, best first. An empty list means none.
    pub fn auth(&self) -> Option<Vec<&str>> {
        self.texts("smithy.api#auth")
    }

    /// `smithy.api#optionalAuth` of an operation.
    pub fn optional_auth(&self) -> bool {
        self.has("smithy.api#optionalAuth")
    }

    /// `smithy.api#httpBearerAuth` of a service.
    pub fn http_bearer_auth(&self) -> bool {
        self.has("smithy.api#httpBearerAuth")
    }

    /// `smithy.api#httpBasicAuth` of a service.
    pub fn http_basic_auth(&self) -> bool {
        self.has("smithy.api#httpBasicAuth")
    }

    /// `smithy.api#httpApiKeyAuth` of a service: an object with `name`, `in` and perhaps `scheme`.
    pub fn http_api_key_auth(&self) -> Option<&Value> {
        self.get("smithy.api#httpApiKeyAuth")
    }

    /// `smithy.api#paginated`.
    pub fn paginated(&self) -> Option<Paginated<'_>> {
        self.get("smithy.api#paginated").map(|value| Paginated {
            input_token: field(value, "inputToken"),
            output_token: field(value, "outputToken"),
            page_size: field(value, "pageSize"),
            items: field(value, "items"),
        })
    }

    /// `smithy.waiters#waitable` of an operation: waiter names and their definitions.
    pub fn waitable(&self) -> Option<&Map<String, Value>> {
        self.get("smithy.waiters#waitable")
            .and_then(Value::as_object)
    }

    /// `smithy.api#requestCompression` of an operation: encodings such as `gzip`, best first.
    pub fn request_compression(&self) -> Option<Vec<&str>> {
        let value = self.get("smithy.api#requestCompression")?;
        Some(value.get("encodings").map(texts).unwrap_or_default())
    }

    /// `smithy.api#protocolDefinition`, on the shape of a protocol trait.
    pub fn protocol_definition(&self) -> Option<&Value> {
        self.get("smithy.api#protocolDefinition")
    }

    /// `smithy.api#mixin`: the shape is only there for others to take over.
    pub fn mixin(&self) -> bool {
        self.has("smithy.api#mixin")
    }
}
