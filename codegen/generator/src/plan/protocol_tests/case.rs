//! The cases that are tested with an operation.

use crate::plan::names::Identifier;
use crate::plan::symbols::Item;
use crate::plan::values::StructureValue;

/// The cases that are tested with one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationTests {
    /// The output of the operation.
    pub output: Item,
    /// The field of the output that streams.
    pub stream: Option<Identifier>,
    /// The enum of the operation's errors.
    pub error: Item,
    /// What must be sent.
    pub requests: Vec<RequestCase>,
    /// What must be read.
    pub responses: Vec<ResponseCase>,
}

impl OperationTests {
    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.responses.is_empty()
    }
}

/// An input, and the request that it must become.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestCase {
    /// The test function.
    pub function: String,
    /// The input.
    pub input: StructureValue,
    /// The HTTP method.
    pub method: String,
    /// The path, as it stands on the wire.
    pub path: String,
    /// The host, and a path on it, that the client is configured with.
    pub endpoint: Option<String>,
    /// What the client's configuration sets, so that the endpoint rules find the host.
    pub client_settings: Vec<CaseSetting>,
    /// What the call has differently from the client.
    pub call_settings: Vec<CaseSetting>,
    /// The host that the request must go to.
    pub host: Option<String>,
    /// `name=value` pairs, as they stand on the wire, that the query must have.
    pub query: Vec<String>,
    /// Parameters that the query must not have.
    pub forbidden_query: Vec<String>,
    /// Parameters that the query must have, whatever their value.
    pub required_query: Vec<String>,
    /// Headers and their values that the request must have.
    pub headers: Vec<(String, String)>,
    /// Headers that the request must not have.
    pub forbidden_headers: Vec<String>,
    /// Headers that the request must have, whatever their value.
    pub required_headers: Vec<String>,
    /// The body, where the case says what it must be.
    pub body: Option<Body>,
}

/// A setting of a case: the setter of the configuration's builder, and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSetting {
    /// The setter.
    pub setter: String,
    /// The value.
    pub value: CaseValue,
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseValue {
    /// The name of a region.
    Region(String),
    /// A flag.
    Flag(bool),
}

/// What a body must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// How it is compared.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How two bodies are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Byte by byte.
    Bytes,
    /// As JSON values.
    Json,
    /// As XML elements.
    Xml,
    /// As CBOR data items.
    Cbor,
    /// As the parameters of a form.
    Form,
}

/// A reply, and what must be read from it.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseCase {
    /// The test function.
    pub function: String,
    /// The HTTP status.
    pub status: u16,
    /// Headers and their values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The output or error.
    pub expected: StructureValue,
    /// The request ID that the headers hold.
    pub request_id: Option<String>,
    /// The error, when the case is of one.
    pub error: Option<ErrorCase>,
}

/// What a case of an error has more than others.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCase {
    /// The variant of the operation's error.
    pub variant: String,
    /// Whether the message is no member in the model, so that the case expects nothing of it.
    pub added_message: bool,
}
