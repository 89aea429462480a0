//! The protocol test cases that a model gives for operations and errors, `smithy.test#httpRequestTests`
//! and `smithy.test#httpResponseTests`: what a client must send, and what it must make of a reply.
//!
//! A case is for a client when `appliesTo` does not say otherwise, and counts when it is for the
//! protocol that the emitted client speaks.

mod case;
mod node;
mod settings;

use std::collections::BTreeMap;

use base64::Engine as _;
use serde_json::Value as Json;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Location, Shape, ShapeId};

pub use case::{
    Body, CaseSetting, CaseValue, ErrorCase, Format, OperationTests, RequestCase, ResponseCase,
};
use node::field;

use super::context::PlanContext;
use super::endpoints::EndpointPlan;
use super::names::{self, Names};
use super::operations::{ErrorVariant, OperationPlan};
use super::protocol::Protocol;
use super::roles::Role;
use super::structures;
use super::symbols::Item;
use super::values::{Notation, Reader, StructureValue, Value};

const REQUESTS: &str = "smithy.test#httpRequestTests";
const RESPONSES: &str = "smithy.test#httpResponseTests";

/// The tests of each operation that has any, by the name of its module.
pub type ProtocolTests = BTreeMap<String, OperationTests>;

/// Plans the cases of an operation, and those of errors that no operation before it returns.
///
/// # Errors
/// Every case whose values do not have the form of their shape, with its place.
pub fn plan(
    context: PlanContext<'_>,
    protocol: Protocol,
    endpoint: &EndpointPlan,
    id: &ShapeId,
    operation: &OperationPlan,
) -> Result<OperationTests, Diagnostics> {
    let mut planner = Planner {
        context,
        protocol,
        endpoint,
        names: Names::items(),
        faults: Diagnostics::new(),
    };
    let stream = operation.output.stream();
    let tests = OperationTests {
        output: operation.output.item.clone(),
        stream: stream.map(|member| member.name.clone()),
        error: operation.error.clone(),
        requests: planner.requests(id, &operation.input.item),
        responses: planner.responses(id, operation),
    };
    planner.faults.into_result(tests)
}

struct Planner<'a> {
    context: PlanContext<'a>,
    protocol: Protocol,
    endpoint: &'a EndpointPlan,
    names: Names,
    faults: Diagnostics,
}

impl<'a> Planner<'a> {
    fn requests(&mut self, id: &ShapeId, item: &Item) -> Vec<RequestCase> {
        let model = self.context.model;
        let (shape, target) = (model.shape(id), model.operation(id).map(|it| &it.input));
        let mut cases = Vec::new();
        for (case, place) in self.of_client(shape, REQUESTS) {
            if let Some(input) = self.value(shape, (case, place), target, item, Role::Input) {
                let function = self.function("request", case);
                cases.push(request(case, function, input, self.endpoint));
            }
        }
        cases
    }

    fn responses(&mut self, id: &ShapeId, operation: &OperationPlan) -> Vec<ResponseCase> {
        let model = self.context.model;
        let (shape, target) = (model.shape(id), model.operation(id).map(|it| &it.output));
        let item = &operation.output.item;
        let mut cases = Vec::new();
        for (case, place) in self.of_client(shape, RESPONSES) {
            if let Some(expected) = self.value(shape, (case, place), target, item, Role::Output) {
                cases.push(response(
                    case,
                    self.function("response", case),
                    expected,
                    None,
                ));
            }
        }
        for variant in &operation.errors {
            cases.extend(self.error(id, variant));
        }
        cases
    }

    fn error(&mut self, operation: &ShapeId, variant: &ErrorVariant) -> Vec<ResponseCase> {
        let shape = self.context.model.shape(&variant.id);
        let mut cases = Vec::new();
        for (case, place) in self.of_client(shape, RESPONSES) {
            if self.first_with(&variant.id) != Some(operation) {
                continue;
            }
            let (id, item) = (Some(&variant.id), &variant.item);
            if let Some(expected) = self.value(shape, (case, place), id, item, Role::Error) {
                let function = self.function("response", case);
                let error = ErrorCase {
                    variant: variant.name.clone(),
                    added_message: structures::lacks_message(shape),
                };
                cases.push(response(case, function, expected, Some(error)));
            }
        }
        cases
    }

    /// The first operation that returns the error.
    fn first_with(&self, error: &ShapeId) -> Option<&'a ShapeId> {
        let PlanContext {
            model, selection, ..
        } = self.context;
        selection
            .operations
            .iter()
            .find(|id| model.errors_of(&selection.service, id).contains(error))
    }

    /// The cases that are for clients of the protocol, with their places.
    fn of_client(&self, shape: &'a Shape, id: &str) -> Vec<(&'a Json, Location)> {
        let cases = shape.traits.get(id).and_then(Json::as_array);
        let cases = cases.into_iter().flatten().enumerate();
        let is_ours = |case: &Json| {
            field(case, "appliesTo").is_none_or(|side| side == "client")
                && field(case, "protocol") == Some(self.protocol.id)
        };
        cases
            .filter(|(_, case)| is_ours(case))
            .map(|(index, case)| (case, shape.traits.location(id).element(index)))
            .collect()
    }

    /// Reads the `params` of a case, and reports when they do not fit.
    fn value(
        &mut self,
        shape: &Shape,
        (case, place): (&Json, Location),
        target: Option<&ShapeId>,
        item: &Item,
        role: Role,
    ) -> Option<StructureValue> {
        let reader = Reader {
            model: self.context.model,
            symbols: self.context.symbols,
            boxed: self.context.boxed,
            notation: Notation::Test,
        };
        let none = Json::Object(serde_json::Map::new());
        let params = case.get("params").unwrap_or(&none);
        if let Some(Value::Structure(value)) = reader.structure(target?, item.clone(), role, params)
        {
            return Some(value);
        }
        let id = field(case, "id").unwrap_or_default();
        self.faults.push(
            Diagnostic::error(format!("the params of the test case `{id}` do not fit"))
                .shape(&shape.id)
                .at(place.child("params"))
                .expected("values of the shape's members"),
        );
        None
    }

    /// The function that runs a case: `request_` or `response_`, and the case's ID.
    fn function(&mut self, kind: &str, case: &Json) -> String {
        let id = field(case, "id").unwrap_or_default();
        self.names
            .claim(&format!("{kind}_{}", names::own_snake_case(id)))
    }
}

fn request(
    case: &Json,
    function: String,
    input: StructureValue,
    endpoint: &EndpointPlan,
) -> RequestCase {
    let [client_settings, call_settings] = settings::of(case, endpoint);
    RequestCase {
        function,
        input,
        method: text(case, "method"),
        path: text(case, "uri"),
        endpoint: field(case, "host")
            .filter(|_| client_settings.is_empty())
            .map(str::to_owned),
        client_settings,
        call_settings,
        host: field(case, "resolvedHost").map(str::to_owned),
        query: texts(case, "queryParams"),
        forbidden_query: texts(case, "forbidQueryParams"),
        required_query: texts(case, "requireQueryParams"),
        headers: pairs(case, "headers"),
        forbidden_headers: texts(case, "forbidHeaders"),
        required_headers: texts(case, "requireHeaders"),
        body: field(case, "body").map(|_| Body {
            format: format(case),
            bytes: body(case),
        }),
    }
}

fn response(
    case: &Json,
    function: String,
    expected: StructureValue,
    error: Option<ErrorCase>,
) -> ResponseCase {
    let status = case.get("code").and_then(Json::as_u64);
    let headers = pairs(case, "headers");
    ResponseCase {
        function,
        status: status.and_then(|code| code.try_into().ok()).unwrap_or(200),
        request_id: request_id(&headers),
        headers,
        body: body(case),
        expected,
        error,
    }
}

/// The request ID, in whichever of the headers the runtime takes it from.
fn request_id(headers: &[(String, String)]) -> Option<String> {
    let names = ["x-amzn-requestid", "x-amz-request-id"];
    let is_id = |name: &String| names.iter().any(|id| name.eq_ignore_ascii_case(id));
    let found = headers.iter().find(|(name, _)| is_id(name));
    found.map(|(_, value)| value.clone())
}

/// The bytes of a body: those of binary formats are noted in base64.
fn body(case: &Json) -> Vec<u8> {
    let text = field(case, "body").unwrap_or_default();
    let binary = match format(case) {
        Format::Cbor => base64::engine::general_purpose::STANDARD.decode(text).ok(),
        _ => None,
    };
    binary.unwrap_or_else(|| text.as_bytes().to_vec())
}

fn format(case: &Json) -> Format {
    let is_empty = field(case, "body").is_none_or(str::is_empty);
    match field(case, "bodyMediaType") {
        _ if is_empty => Format::Bytes,
        Some("application/json") => Format::Json,
        Some("application/xml") => Format::Xml,
        Some("application/cbor") => Format::Cbor,
        Some("application/x-www-form-urlencoded") => Format::Form,
        _ => Format::Bytes,
    }
}

fn text(case: &Json, name: &str) -> String {
    field(case, name).unwrap_or_default().to_owned()
}

fn texts(case: &Json, name: &str) -> Vec<String> {
    let list = case.get(name).and_then(Json::as_array);
    let texts = list.into_iter().flatten().filter_map(Json::as_str);
    texts.map(str::to_owned).collect()
}

fn pairs(case: &Json, name: &str) -> Vec<(String, String)> {
    let object = case.get(name).and_then(Json::as_object);
    let pairs = object.into_iter().flatten();
    pairs
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect()
}
