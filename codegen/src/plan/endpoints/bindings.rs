//! How an operation gives endpoint parameters: fixed values, members of its input, and paths into it.

use super::json::{Json, Origin};
use super::near_miss;
use super::parameters::{Kind, Literal, Parameter, literal};
use super::paths::{self, Found, Step};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Model, Shape, ShapeId};

const STATIC: &str = "smithy.rules#staticContextParams";
const PATHS: &str = "smithy.rules#operationContextParams";
const MEMBER: &str = "smithy.rules#contextParam";

/// A parameter that an operation gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// What follows `set_` in the parameter's setter.
    pub base: String,
    /// What the parameter holds.
    pub kind: Kind,
    /// Where its value comes from.
    pub source: BindingSource,
}

/// Where the value of a parameter comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum BindingSource {
    /// The model fixes it.
    Fixed(Literal),
    /// It is in the input: a way of member accessors, elements, keys and values. A parameter that is
    /// no list takes the first that is found.
    Input(Vec<Step>),
}

/// Plans the parameters that an operation gives, in the order of the parameters. A fixed value goes
/// before a member, and a member before a path.
///
/// # Errors
/// Every fault in the operation's and its input's traits.
pub fn operation_bindings(
    model: &Model,
    operation: &ShapeId,
    parameters: &[Parameter],
) -> Result<Vec<Binding>, Diagnostics> {
    let mut faults = Diagnostics::new();
    let (Some(shape), Some(definition)) = (model.get(operation), model.operation(operation)) else {
        return Ok(Vec::new());
    };
    let input = model.shape(&definition.input);
    let mut planner = Planner {
        parameters,
        found: vec![None; parameters.len()],
    };
    planner.trait_bindings(shape, STATIC, &mut faults, |json, parameter| {
        Some(BindingSource::Fixed(literal(
            &json.need("value")?,
            parameter.kind,
        )?))
    });
    planner.members(model, input, &mut faults);
    planner.trait_bindings(shape, PATHS, &mut faults, |json, parameter| {
        let path = json.need("path")?;
        source(model, input, path.text()?, parameter)
            .map_err(|message| path.fault(message))
            .ok()
    });
    faults.into_result(planner.found.into_iter().flatten().collect())
}

/// The steps to a value that fits the parameter.
fn source(
    model: &Model,
    input: &Shape,
    path: &str,
    parameter: &Parameter,
) -> Result<BindingSource, String> {
    let (steps, found) = paths::resolve(model, input, path)?;
    let is_plain = steps.iter().all(|step| matches!(step, Step::Member(_)));
    match (parameter.kind, found) {
        (Kind::Text | Kind::Texts, Found::Text) => Ok(BindingSource::Input(steps)),
        (Kind::Flag, Found::Flag) if is_plain => Ok(BindingSource::Input(steps)),
        _ => Err(format!(
            "`{path}` is of another type than the parameter `{}`",
            parameter.name
        )),
    }
}

struct Planner<'p> {
    parameters: &'p [Parameter],
    /// What is bound to each of the parameters.
    found: Vec<Option<Binding>>,
}

impl Planner<'_> {
    /// The bindings of a trait on the operation, which has an entry a parameter.
    fn trait_bindings(
        &mut self,
        operation: &Shape,
        id: &str,
        faults: &mut Diagnostics,
        read: impl Fn(&Json<'_>, &Parameter) -> Option<BindingSource>,
    ) {
        let Some(value) = operation.traits.get(id) else {
            return;
        };
        let origin = Origin::new(&operation.id, operation.traits.location(id));
        for (name, json) in origin.root(value).entries() {
            match self.parameter(name) {
                Ok(at) => {
                    let source = self
                        .parameters
                        .get(at)
                        .and_then(|parameter| read(&json, parameter));
                    self.bind(at, source);
                }
                Err(help) => json.fault_with_help(unknown(name), help),
            }
        }
        faults.extend(origin.into_faults());
    }

    /// The bindings of members of the input.
    fn members(&mut self, model: &Model, input: &Shape, faults: &mut Diagnostics) {
        for member in input.members() {
            let Some(name) = member.traits.context_param() else {
                continue;
            };
            let fault = |message: String| {
                Diagnostic::error(message)
                    .member(&input.id, &member.name)
                    .at(member.traits.location(MEMBER))
            };
            let at = match self.parameter(name) {
                Ok(at) => at,
                Err(help) => {
                    faults.push(fault(unknown(name)).help(help));
                    continue;
                }
            };
            let quoted = format!("\"{}\"", member.name);
            let source = self
                .parameters
                .get(at)
                .map(|to| source(model, input, &quoted, to));
            match source {
                Some(Err(message)) => faults.push(fault(message)),
                source => self.bind(at, source.and_then(Result::ok)),
            }
        }
    }

    /// The number of the parameter with this name, or the one that may be meant.
    fn parameter(&self, name: &str) -> Result<usize, Option<String>> {
        let known = || {
            self.parameters
                .iter()
                .map(|parameter| parameter.name.as_str())
        };
        known()
            .position(|known| known == name)
            .ok_or_else(|| near_miss(name, known()))
    }

    /// Binds a parameter, unless something with precedence has done so.
    fn bind(&mut self, at: usize, source: Option<BindingSource>) {
        if let (Some(parameter), Some(slot), Some(source)) =
            (self.parameters.get(at), self.found.get_mut(at), source)
            && slot.is_none()
        {
            let base = parameter.base.clone();
            *slot = Some(Binding {
                base,
                kind: parameter.kind,
                source,
            });
        }
    }
}

fn unknown(name: &str) -> String {
    format!("the service's endpoint rules have no parameter `{name}`")
}
