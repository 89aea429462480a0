//! What the asked operations of a service reach, and how it is used.
//!
//! Operations that cannot be generated are settled here too. Which protocol the service speaks, and what
//! Rust the shapes become, is not.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::sessions;
use super::suggest::suggestion;
use super::support::{self, Reached};
pub use super::usage::Usage;
use super::{Model, ShapeId};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::request::{Request, RequestPart};

/// What is to be generated.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The service.
    pub service: ShapeId,
    /// The operations, sorted by name.
    pub operations: Vec<ShapeId>,
    /// The shapes of data that the operations reach, sorted by ID: their inputs, outputs and errors and
    /// all that is nested in them. Shapes of Smithy's prelude are not among them.
    pub shapes: IndexMap<ShapeId, Usage>,
    /// The errors that the operations can return, also those that the service names for all of them,
    /// sorted by name.
    pub errors: Vec<ShapeId>,
    /// What was left out.
    pub warnings: Diagnostics,
}

/// Finds what a request asks for, and what that reaches. An operation that others cannot do without is
/// among what it asks for.
///
/// # Errors
/// The service or an operation is not there or not clear, or an asked operation has an event stream or
/// needs something else that is not supported. With no operation asked by name, or when the request
/// allows what is incomplete, that is a warning, and operations with event streams are left out.
pub fn select(model: &Model, request: &Request) -> Result<Selection, Diagnostics> {
    let service = service(model, request.service.as_deref())?;
    let mut found = Diagnostics::new();
    let mut operations = match request.operations.is_empty() {
        true => model.operations_of(&service),
        false => asked_operations(model, &service, &request.operations, &mut found),
    };
    let severity = match request.operations.is_empty() || request.allow_incomplete {
        true => Severity::Warning,
        false => Severity::Error,
    };
    operations.extend(sessions::of(model, &service).map(|(_, id)| id.clone()));
    if let Some(discovery) = model.endpoint_discovery(&service)
        && operations.iter().any(|id| model.requires_discovery(id))
    {
        operations.push(discovery.operation);
    }
    leave_out_streams(model, &mut operations, severity, &mut found);
    if found.has_errors() {
        return Err(found);
    }
    operations.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
    operations.dedup();
    let mut errors: Vec<ShapeId> = operations
        .iter()
        .flat_map(|operation| model.errors_of(&service, operation))
        .collect();
    errors.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
    errors.dedup();
    let selection = Selection {
        shapes: reach(model, &operations, &errors),
        service,
        operations,
        errors,
        warnings: Diagnostics::new(),
    };
    support::check(&reached(model, &selection, severity), &mut found);
    let warnings = found.clone();
    found.into_result(Selection {
        warnings,
        ..selection
    })
}

/// All operations of a service and what they reach, whether it is supported or not: what could be generated
/// of it one day.
pub fn everything(model: &Model, service: &ShapeId) -> Selection {
    let mut operations = model.operations_of(service);
    operations.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
    let errors = operations.iter();
    let mut errors: Vec<ShapeId> = errors.flat_map(|id| model.errors_of(service, id)).collect();
    errors.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
    errors.dedup();
    Selection {
        shapes: reach(model, &operations, &errors),
        service: service.clone(),
        operations,
        errors,
        warnings: Diagnostics::new(),
    }
}

fn reached<'a>(model: &'a Model, selection: &'a Selection, severity: Severity) -> Reached<'a> {
    Reached {
        model,
        service: &selection.service,
        operations: &selection.operations,
        shapes: &selection.shapes,
        severity,
    }
}

fn by_name(id: &ShapeId) -> (&str, &ShapeId) {
    (id.name(), id)
}

/// The asked service, by ID or by name; or the only one.
fn service(model: &Model, asked: Option<&str>) -> Result<ShapeId, Diagnostics> {
    let services: Vec<&ShapeId> = model.services().map(|shape| &shape.id).collect();
    let is_asked = |id: &&&ShapeId| asked.is_none_or(|asked| is_called(id, asked));
    let matching: Vec<&ShapeId> = services.iter().filter(is_asked).copied().collect();
    let fault = match (matching.as_slice(), asked) {
        ([only], _) => return Ok((*only).clone()),
        ([], _) if services.is_empty() => {
            Diagnostic::error("the model has no service").about(RequestPart::Model)
        }
        ([], asked) => {
            let asked = asked.unwrap_or_default();
            let names = services.iter().flat_map(|id| [id.as_str(), id.name()]);
            Diagnostic::error(format!("the model has no service `{asked}`"))
                .about(RequestPart::Service)
                .expected(one_of(&services))
                .help(suggestion(asked, names))
        }
        (_, None) => {
            Diagnostic::error("the model has more than one service, so one must be asked for")
                .about(RequestPart::Model)
                .expected(one_of(&services))
        }
        (_, Some(asked)) => Diagnostic::error(format!("more than one service is called `{asked}`"))
            .about(RequestPart::Service)
            .expected(one_of(&matching)),
    };
    Err(fault.into())
}

/// The IDs to choose from, for messages.
fn one_of(ids: &[&ShapeId]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    match ids.as_slice() {
        [only] => only.clone(),
        _ => format!("one of {}", ids.join(", ")),
    }
}

/// Whether a shape is meant by its ID or its name alone.
fn is_called(id: &ShapeId, asked: &str) -> bool {
    id.as_str() == asked || id.name() == asked
}

/// Reports the operations with event streams, and leaves them out.
fn leave_out_streams(
    model: &Model,
    operations: &mut Vec<ShapeId>,
    severity: Severity,
    found: &mut Diagnostics,
) {
    operations.retain(|operation| match event_stream(model, operation) {
        None => true,
        Some(mut fault) => {
            if severity == Severity::Warning {
                fault.message.push_str(", so it is left out");
            } else {
                fault = fault.help(support::ALLOW.to_owned());
            }
            fault.severity = severity;
            found.push(fault);
            false
        }
    });
}

fn asked_operations(
    model: &Model,
    service: &ShapeId,
    asked: &[String],
    found: &mut Diagnostics,
) -> Vec<ShapeId> {
    let known = model.operations_of(service);
    let mut operations = Vec::new();
    for asked in asked {
        let error = |message: String| {
            Diagnostic::error(message).about(RequestPart::Operation(asked.clone()))
        };
        let matching: Vec<&ShapeId> = known.iter().filter(|id| is_called(id, asked)).collect();
        match matching.as_slice() {
            [only] => operations.push((*only).clone()),
            [_, _, ..] => {
                let message = format!("more than one operation is called `{asked}`");
                found.push(error(message).expected(one_of(&matching)));
            }
            [] => {
                let names = known.iter().map(ShapeId::name);
                let hint = suggestion(asked, names.chain(known.iter().map(ShapeId::as_str)));
                let message = format!("service `{service}` has no operation `{asked}`");
                found.push(error(message).help(hint));
            }
        }
    }
    operations
}

/// The fault of an operation that sends or receives a stream of events.
fn event_stream(model: &Model, operation: &ShapeId) -> Option<Diagnostic> {
    let bound = model.operation(operation)?;
    let sides = [("input", &bound.input), ("output", &bound.output)];
    let (side, member) = sides
        .iter()
        .find_map(|(side, id)| Some((side, model.event_stream(id)?)))?;
    let message = format!("the {side} of the operation is an event stream, which is not supported");
    Some(
        Diagnostic::error(message)
            .shape(operation)
            .at(member.location.clone()),
    )
}

/// Every shape of data that operations reach, with the messages it occurs in.
fn reach(model: &Model, operations: &[ShapeId], errors: &[ShapeId]) -> IndexMap<ShapeId, Usage> {
    let mut reached: BTreeMap<&ShapeId, Usage> = BTreeMap::new();
    let mut waiting: Vec<(&ShapeId, Usage)> = Vec::new();
    for operation in operations.iter().filter_map(|id| model.operation(id)) {
        waiting.push((&operation.input, Usage::INPUT));
        waiting.push((&operation.output, Usage::OUTPUT));
    }
    waiting.extend(errors.iter().map(|id| (id, Usage::ERROR)));
    while let Some((id, usage)) = waiting.pop() {
        let known = reached.entry(id).or_default();
        let both = *known | usage;
        if both == *known {
            continue;
        }
        *known = both;
        let nested = model.parts(id).into_iter();
        waiting.extend(nested.map(|member| {
            let usage = Usage {
                nested: true,
                corrected: usage.is_read() && member.traits.required(),
                ..usage
            };
            (&member.target, usage)
        }));
    }
    let own = reached
        .into_iter()
        .filter(|(id, _)| id.namespace() != "smithy.api");
    own.map(|(id, usage)| (id.clone(), usage)).collect()
}

#[cfg(test)]
mod tests;
