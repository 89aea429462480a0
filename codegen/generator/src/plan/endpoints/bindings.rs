//! How an operation gives endpoint parameters: fixed values, members of its input, and paths into it.

use super::json::{Json, Origin};
use super::parameters::{Kind, Literal, Parameter};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Location, Member, Shape, ShapeId, ShapeKind, SimpleKind};
use crate::plan::context::PlanContext;
use crate::plan::fields;
use crate::plan::jmespath::{self, Expr};
use crate::plan::roles::Role;

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
    /// It is in the input.
    Input(Expr),
}

/// Plans the parameters that an operation gives, in the order of the parameters. A fixed value goes
/// before a member, and a member before a path. Faults are left out: `contexts` finds them.
pub fn operation_bindings(
    context: PlanContext<'_>,
    operation: &ShapeId,
    parameters: &[Parameter],
) -> Vec<Binding> {
    let given = given(context, operation, &mut Diagnostics::new());
    let binding = |parameter: &Parameter| {
        let given = given
            .iter()
            .find(|it| it.name == parameter.name && it.kind == parameter.kind)?;
        Some(Binding {
            base: parameter.base.clone(),
            kind: parameter.kind,
            source: given.source.clone(),
        })
    };
    parameters.iter().filter_map(binding).collect()
}

/// A value that an operation gives to a parameter.
#[derive(Debug)]
pub(super) struct Given<'m> {
    /// The parameter's name in the rules.
    pub(super) name: &'m str,
    /// What the value is.
    pub(super) kind: Kind,
    /// Where it comes from.
    pub(super) source: BindingSource,
    /// The shape ID of the operation or member whose trait says so.
    pub(super) shape: String,
    /// Where that stands.
    pub(super) location: Location,
}

/// Everything that an operation gives, what has precedence first.
pub(super) fn given<'m>(
    context: PlanContext<'m>,
    id: &ShapeId,
    faults: &mut Diagnostics,
) -> Vec<Given<'m>> {
    let (Some(shape), Some(operation)) = (context.model.get(id), context.model.operation(id))
    else {
        return Vec::new();
    };
    let mut given = of_trait(shape, STATIC, faults, |json| {
        let value = json.need("value")?;
        let (literal, kind) = fixed(&value)?;
        Some((BindingSource::Fixed(literal), kind))
    });
    let input = context.model.shape(&operation.input);
    given.extend(of_members(context, input, faults));
    given.extend(of_trait(shape, PATHS, faults, |json| {
        let path = json.need("path")?;
        at_path(context, &operation.input, path.text()?)
            .map_err(|message| path.fault(message))
            .ok()
    }));
    given
}

/// What a trait on the operation gives, which has an entry a parameter.
fn of_trait<'m>(
    operation: &'m Shape,
    id: &str,
    faults: &mut Diagnostics,
    read: impl Fn(&Json<'_>) -> Option<(BindingSource, Kind)>,
) -> Vec<Given<'m>> {
    let Some(value) = operation.traits.get(id) else {
        return Vec::new();
    };
    let location = operation.traits.location(id);
    let origin = Origin::new(&operation.id, location.clone());
    let mut given = Vec::new();
    for (name, _) in value.as_object().into_iter().flatten() {
        let root = origin.root(value);
        let Some((source, kind)) = root.get(name).and_then(|json| read(&json)) else {
            continue;
        };
        given.push(Given {
            name,
            kind,
            source,
            shape: operation.id.to_string(),
            location: location.child(name),
        });
    }
    faults.extend(origin.into_faults());
    given
}

/// What members of the input give.
fn of_members<'m>(
    context: PlanContext<'m>,
    input: &'m Shape,
    faults: &mut Diagnostics,
) -> Vec<Given<'m>> {
    let mut given = Vec::new();
    for member in input.members() {
        let Some(name) = member.traits.context_param() else {
            continue;
        };
        let location = member.traits.location(MEMBER);
        match at_member(context, input, member) {
            Some((source, kind)) => given.push(Given {
                name,
                kind,
                source,
                shape: format!("{}${}", input.id, member.name),
                location,
            }),
            None => faults.push(
                Diagnostic::error(format!(
                    "a member that refers to `{}` cannot give the endpoint parameter `{name}`",
                    member.target
                ))
                .member(&input.id, &member.name)
                .at(location)
                .expected("a string, an enum or a boolean"),
            ),
        }
    }
    given
}

fn at_member(
    context: PlanContext<'_>,
    input: &Shape,
    member: &Member,
) -> Option<(BindingSource, Kind)> {
    let kind = match context.model.target(member).kind {
        ShapeKind::Simple(SimpleKind::String) | ShapeKind::Enum(_) => Kind::Text,
        ShapeKind::Simple(SimpleKind::Boolean) => Kind::Flag,
        _ => return None,
    };
    let (field, _) = fields::field(context, input, Role::Input, &member.name)?;
    let field = Expr::Then(Box::new(Expr::Input), Box::new(Expr::Field(field)));
    Some((BindingSource::Input(field), kind))
}

fn at_path(
    context: PlanContext<'_>,
    input: &ShapeId,
    path: &str,
) -> Result<(BindingSource, Kind), String> {
    use jmespath::Kind as Found;
    let (expr, found) = jmespath::resolve_path(context, input, path)
        .map_err(|fault| format!("`{path}`: {fault}"))?;
    let kind = match &found {
        Found::Text => Kind::Text,
        Found::Flag => Kind::Flag,
        Found::List(item) | Found::Sparse(item) if **item == Found::Text => Kind::Texts,
        _ => {
            return Err(format!(
                "`{path}` leads to no string, boolean or list of strings"
            ));
        }
    };
    Ok((BindingSource::Input(expr), kind))
}

/// A value that stands in the model, and what it is.
fn fixed(json: &Json<'_>) -> Option<(Literal, Kind)> {
    use serde_json::Value;
    match json.value() {
        Value::String(text) => Some((Literal::Text(text.clone()), Kind::Text)),
        Value::Bool(value) => Some((Literal::Flag(*value), Kind::Flag)),
        Value::Array(_) => {
            let items = json.elements().map(|item| item.text().map(str::to_owned));
            let items: Vec<Option<String>> = items.collect();
            let items = items.into_iter().collect::<Option<_>>()?;
            Some((Literal::Texts(items), Kind::Texts))
        }
        _ => {
            json.wrong_kind("a string, a boolean or an array of strings");
            None
        }
    }
}
