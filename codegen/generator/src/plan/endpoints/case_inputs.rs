//! Checks the operation inputs that endpoint test cases give beside their parameters: they must be of
//! the service, and lead to the same parameters.

use super::EndpointPlan;
use super::json::{Json, Origin};
use super::parameters::{Literal, Parameter, check_builtin, literal};
use super::words::near_miss;
use crate::diagnostics::Diagnostics;
use crate::model::ShapeId;
use crate::plan::context::PlanContext;

/// Checks the inputs of all test cases of the service.
pub(super) fn check(context: PlanContext<'_>, endpoint: &EndpointPlan, faults: &mut Diagnostics) {
    let service = context.model.shape(&context.selection.service);
    let Some(tests) = service.traits.get(super::words::TESTS) else {
        return;
    };
    let operations = context.model.operations_of(&service.id);
    let origin = Origin::new(&service.id, service.traits.location(super::words::TESTS));
    let root = origin.root(tests);
    if let Some(cases) = root.get("testCases") {
        for case in cases.elements() {
            let Some(inputs) = case.get("operationInputs") else {
                continue;
            };
            for input in inputs.elements() {
                operation(&input, &operations);
                builtins(&input, &case, &endpoint.parameters);
            }
        }
    }
    faults.extend(origin.into_faults());
}

fn operation(input: &Json<'_>, operations: &[ShapeId]) {
    let Some(name) = input.need("operationName") else {
        return;
    };
    let Some(text) = name.text() else {
        return;
    };
    if !operations.iter().any(|operation| operation.name() == text) {
        name.fault_with_help(
            format!("the service has no operation `{text}`"),
            near_miss(text, operations.iter().map(ShapeId::name)),
        );
    }
}

/// Checks that built-in values are those that the parameters of the case have.
fn builtins(input: &Json<'_>, case: &Json<'_>, parameters: &[Parameter]) {
    let given = input.get("builtInParams");
    for (name, json) in given.iter().flat_map(Json::entries) {
        check_builtin(&json, name);
    }
    for parameter in parameters {
        let Some(builtin) = &parameter.builtin else {
            continue;
        };
        let value = |json: Option<Json<'_>>| literal(&json?, parameter.kind);
        let params = case.get("params");
        let Some(expected) = value(params.as_ref().and_then(|it| it.get(&parameter.name))) else {
            continue;
        };
        let found = given.as_ref().and_then(|given| given.get(builtin));
        let found: Option<Literal> = match found {
            Some(json) => value(Some(json)),
            None => parameter.default.clone(),
        };
        if found.as_ref() != Some(&expected) {
            input.fault(format!(
                "the case has another value for `{}` than the input has for `{builtin}`",
                parameter.name
            ));
        }
    }
}
