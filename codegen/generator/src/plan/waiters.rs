//! Waiters: what they poll, how often, and what each reply means.
//!
//! Source: Smithy 2.0 specification, "Waiters".

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::docs;
use crate::model::{Location, ShapeId};

use super::context::PlanContext;
use super::descriptions::{self, Docs};
use super::jmespath::{self, Expr, Kind, Scope};
use super::names::{self, Names};
use super::operations::OperationPlan;

const TRAIT: &str = "smithy.waiters#waitable";
/// The delays of a waiter that gives none, in seconds.
const DELAYS: (u64, u64) = (2, 120);

/// A waiter.
#[derive(Clone, Debug)]
pub struct WaiterPlan {
    /// The index of its operation among those of the crate.
    pub operation: usize,
    /// Where it stands in the model.
    pub location: Location,
    /// The module under `waiters`.
    pub module: String,
    /// Its name in messages: what follows `wait_until_`.
    pub stem: String,
    /// The names of its items.
    pub names: WaiterNames,
    /// Its documentation.
    pub docs: Docs,
    /// The least and greatest delay between two polls, in seconds.
    pub delays: (u64, u64),
    /// What replies mean; the first that matches decides.
    pub acceptors: Vec<Acceptor>,
}

/// The names of a waiter's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiterNames {
    /// The method of the client.
    pub method: String,
    /// The builder that the method gives.
    pub builder: String,
    /// The poll that ends waiting.
    pub final_poll: String,
    /// Why waiting can fail.
    pub error: String,
}

impl WaiterNames {
    /// The names for a stem, and for what the types' names have in common.
    fn new(stem: &str, types: &str) -> Self {
        Self {
            method: format!("wait_until_{stem}"),
            builder: format!("{types}FluentBuilder"),
            final_poll: format!("{types}FinalPoll"),
            error: format!("WaitUntil{types}Error"),
        }
    }
}

/// What a reply means.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptor {
    /// What it means.
    pub state: State,
    /// Which reply.
    pub matcher: Matcher,
}

/// What a reply may mean for waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waiting is over.
    Success,
    /// What is waited for will not come.
    Failure,
    /// It has not come yet.
    Retry,
}

/// Which replies an acceptor is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Matcher {
    /// Any output, or any error.
    Success(bool),
    /// The error with one of these codes.
    ErrorCodes(Vec<String>),
    /// The output for which an expression gives a certain value.
    Path(Expr, Test),
}

/// The value that an expression must give.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// This text.
    Text(String),
    /// This boolean.
    Flag(bool),
    /// A list of texts that are all this one.
    AllTexts(String),
    /// A list of texts of which one is this one.
    AnyText(String),
}

/// Plans the waiters of the operations, by name. What cannot be followed is left out with a warning.
pub fn plan(
    context: PlanContext<'_>,
    operations: &[OperationPlan],
    warnings: &mut Diagnostics,
) -> Vec<WaiterPlan> {
    let mut scope = Names::files();
    scope.reserve("matchers");
    let mut types = Names::items();
    let mut waiters = Vec::new();
    for (index, id) in context.selection.operations.iter().enumerate() {
        let traits = &context.model.shape(id).traits;
        let Some(operation) = operations.get(index) else {
            continue;
        };
        for (name, value) in traits.waitable().into_iter().flatten() {
            match acceptors(context, id, operation, value) {
                Ok(acceptors) => {
                    let stem = names::member_base(name);
                    waiters.push(WaiterPlan {
                        operation: index,
                        location: traits.location(TRAIT).child(name),
                        module: scope.claim(&names::module_name(name)),
                        names: WaiterNames::new(&stem, &types.claim(&names::type_name(name))),
                        stem,
                        docs: description(context, name, value),
                        delays: delays(value),
                        acceptors,
                    });
                }
                Err(message) => warnings.push(
                    Diagnostic::warning(format!("the waiter `{name}` is left out: {message}"))
                        .shape(id)
                        .at(traits.location(TRAIT).child(name)),
                ),
            }
        }
    }
    waiters.sort_by(|a, b| a.module.cmp(&b.module));
    waiters
}

fn description(context: PlanContext<'_>, name: &str, value: &Value) -> Docs {
    let text = value.get("documentation").and_then(Value::as_str);
    let fallback = format!("Waits for `{name}`.");
    let deprecated = value.get("deprecated").and_then(Value::as_bool) == Some(true);
    Docs {
        lines: descriptions::lines(context.docs, text, &fallback),
        deprecated: deprecated.then(|| docs::deprecation_note(None, None)),
    }
}

fn delays(value: &Value) -> (u64, u64) {
    let delay = |key| value.get(key).and_then(Value::as_u64).filter(|it| *it > 0);
    let least = delay("minDelay").unwrap_or(DELAYS.0);
    (least, delay("maxDelay").unwrap_or(DELAYS.1).max(least))
}

fn acceptors(
    context: PlanContext<'_>,
    id: &ShapeId,
    operation: &OperationPlan,
    waiter: &Value,
) -> Result<Vec<Acceptor>, String> {
    let acceptors = waiter.get("acceptors").and_then(Value::as_array);
    let acceptors = acceptors.ok_or("it has no acceptors")?;
    let acceptor = |value: &Value| {
        let state = match value.get("state").and_then(Value::as_str) {
            Some("success") => State::Success,
            Some("failure") => State::Failure,
            Some("retry") => State::Retry,
            _ => return Err("an acceptor has no state".to_owned()),
        };
        let matcher = value.get("matcher").and_then(Value::as_object);
        let (name, value) = matcher
            .and_then(|matcher| matcher.iter().next())
            .ok_or("an acceptor has no matcher")?;
        let matcher = matcher_of(context, id, operation, name, value)?;
        Ok(Acceptor { state, matcher })
    };
    acceptors.iter().map(acceptor).collect()
}

fn matcher_of(
    context: PlanContext<'_>,
    id: &ShapeId,
    plan: &OperationPlan,
    name: &str,
    value: &Value,
) -> Result<Matcher, String> {
    let operation = context.model.operation(id).ok_or("there is no operation")?;
    let output = &operation.output;
    let scope = match name {
        "success" => {
            let success = value.as_bool().ok_or("`success` must be a boolean")?;
            return Ok(Matcher::Success(success));
        }
        "errorType" => {
            let error = value.as_str().ok_or("`errorType` must be a string")?;
            return Ok(Matcher::ErrorCodes(error_codes(plan, error)));
        }
        "output" => Scope::Output(output),
        "inputOutput" => Scope::Both {
            input: &operation.input,
            output,
        },
        _ => return Err(format!("the matcher `{name}` is not known")),
    };
    let text = |key: &str| {
        let text = value.get(key).and_then(Value::as_str);
        text.ok_or_else(|| format!("the matcher `{name}` has no `{key}`"))
    };
    let path = text("path")?;
    let (expr, kind) =
        jmespath::resolve(context, scope, path).map_err(|fault| format!("`{path}`: {fault}"))?;
    let test = test(text("comparator")?, text("expected")?, &kind)
        .map_err(|fault| format!("`{path}`: {fault}"))?;
    Ok(Matcher::Path(expr, test))
}

fn test(comparator: &str, expected: &str, kind: &Kind) -> Result<Test, String> {
    let is_texts = matches!(kind, Kind::List(item) if **item == Kind::Text);
    // Null is not equal to a text, but what is left out is not asked.
    let may_be_texts = is_texts || matches!(kind, Kind::Sparse(item) if **item == Kind::Text);
    match comparator {
        "stringEquals" if *kind == Kind::Text => Ok(Test::Text(expected.to_owned())),
        "booleanEquals" if *kind == Kind::Flag => expected
            .parse()
            .map(Test::Flag)
            .map_err(|_| format!("`{expected}` is no boolean")),
        "allStringEquals" if is_texts => Ok(Test::AllTexts(expected.to_owned())),
        "anyStringEquals" if may_be_texts => Ok(Test::AnyText(expected.to_owned())),
        _ => Err(format!(
            "`{comparator}` does not fit what the path leads to"
        )),
    }
}

/// The codes of the operation's error with this name or shape ID. A name that is none of them is
/// a code itself: some services have errors that their models do not.
fn error_codes(plan: &OperationPlan, error: &str) -> Vec<String> {
    let name = error.rsplit('#').next().unwrap_or(error);
    plan.errors
        .iter()
        .find(|variant| variant.shape_name == name)
        .map(|variant| variant.codes.clone())
        .filter(|codes| !codes.is_empty())
        .unwrap_or_else(|| vec![name.to_owned()])
}
