//! Checks that the endpoint rules of a service and what the service, its operations and their inputs
//! give to parameters fit together, over the whole service and not only what is generated of it.

use super::bindings::{Given, given};
use super::parameters::{Filled, Kind, Parameter};
use super::words::near_miss;
use super::{EndpointPlan, case_inputs, patterns};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Location, ShapeId};
use crate::plan::context::PlanContext;

/// Checks what gives parameters. Without rules the parameters have no effect, which is a warning.
///
/// # Errors
/// Every fault found, each with its place.
pub fn check_contexts(
    context: PlanContext<'_>,
    endpoint: &EndpointPlan,
    warnings: &mut Diagnostics,
) -> Result<(), Diagnostics> {
    let service = &context.selection.service;
    let mut faults = Diagnostics::new();
    let mut check = Check {
        endpoint,
        given: vec![false; endpoint.parameters.len()],
        without_effect: None,
    };
    check.client_parameters(context, &mut faults);
    for operation in context.model.operations_of(service) {
        let given = given(context, &operation, &mut faults);
        check.operation(context, &operation, &given, &mut faults);
    }
    if endpoint.rules.is_some() {
        check.parameters_of_nobody(service, &mut faults);
    }
    patterns::check(context.model.shape(service), &mut faults);
    case_inputs::check(context, endpoint, &mut faults);
    if let Some((shape, location)) = check.without_effect {
        warnings.push(
            Diagnostic::warning(
                "the service has no endpoint rules, so endpoint parameters have no effect",
            )
            .shape(shape)
            .at(location),
        );
    }
    faults.into_result(())
}

struct Check<'p> {
    endpoint: &'p EndpointPlan,
    /// Whether something gives the parameter with this number.
    given: Vec<bool>,
    /// The first place with a parameter that no rule looks at.
    without_effect: Option<(String, Location)>,
}

impl Check<'_> {
    fn client_parameters(&mut self, context: PlanContext<'_>, faults: &mut Diagnostics) {
        let service = context.model.shape(&context.selection.service);
        let location = service
            .traits
            .location(super::parameters::CLIENT_PARAMETERS);
        for client in &self.endpoint.client_parameters {
            let location = location.child(&client.name);
            let place = (service.id.to_string(), location);
            self.give(&client.name, client.kind, place, faults);
        }
    }

    fn operation(
        &mut self,
        context: PlanContext<'_>,
        id: &ShapeId,
        given: &[Given<'_>],
        faults: &mut Diagnostics,
    ) {
        for it in given {
            let place = (it.shape.clone(), it.location.clone());
            self.give(it.name, it.kind, place, faults);
        }
        let is_missing = |parameter: &&Parameter| {
            parameter.required
                && parameter.default.is_none()
                && parameter.filled == Filled::Nobody
                && parameter.builtin.is_none()
                && !given.iter().any(|it| it.name == parameter.name)
        };
        for parameter in self.endpoint.parameters.iter().filter(is_missing) {
            faults.push(
                Diagnostic::error(format!(
                    "the operation does not give the required endpoint parameter `{}`",
                    parameter.name
                ))
                .shape(id)
                .at(context.model.shape(id).location.clone()),
            );
        }
    }

    /// Something gives a parameter.
    fn give(
        &mut self,
        name: &str,
        kind: Kind,
        (shape, location): (String, Location),
        faults: &mut Diagnostics,
    ) {
        if self.endpoint.rules.is_none() {
            self.without_effect.get_or_insert((shape, location));
            return;
        }
        let known = || self.endpoint.parameters.iter();
        let Some(at) = known().position(|parameter| parameter.name == name) else {
            let names = known().map(|parameter| parameter.name.as_str());
            faults.push(
                Diagnostic::error(format!(
                    "the service's endpoint rules have no parameter `{name}`"
                ))
                .shape(shape)
                .at(location)
                .help(near_miss(name, names)),
            );
            return;
        };
        if let Some(given) = self.given.get_mut(at) {
            *given = true;
        }
        let expected = self
            .endpoint
            .parameters
            .get(at)
            .map(|parameter| parameter.kind);
        if let Some(expected) = expected.filter(|expected| *expected != kind) {
            faults.push(
                Diagnostic::error(format!(
                    "the endpoint parameter `{name}` is given {}",
                    kind.name()
                ))
                .shape(shape)
                .at(location)
                .expected(expected.name()),
            );
        }
    }

    /// Parameters of the rules that nothing gives and no SDK fills in.
    fn parameters_of_nobody(&self, service: &ShapeId, faults: &mut Diagnostics) {
        for (parameter, is_given) in self.endpoint.parameters.iter().zip(&self.given) {
            if *is_given || parameter.builtin.is_some() {
                continue;
            }
            faults.push(
                Diagnostic::error(format!(
                    "nothing in the service gives the endpoint parameter `{}`",
                    parameter.name
                ))
                .shape(service)
                .at(self.location(&parameter.name))
                .help(
                    "remove it, or give it by a built-in value or a trait for context parameters"
                        .to_owned(),
                ),
            );
        }
    }

    /// Where a parameter of the rules is declared.
    fn location(&self, name: &str) -> Location {
        let rules = self.endpoint.rules.clone().unwrap_or_default();
        rules.child("parameters").child(name)
    }
}
