//! The part of JMESPath that `operationContextParams` may use: names, wildcards, multi-select lists,
//! flattening and the function `keys`.
//!
//! Source: Smithy 2.0 specification, "operationContextParams trait".

use super::Expr;
use super::parse::{self, Ast};
use super::resolve::{self, Kind, Scope};
use crate::model::ShapeId;
use crate::plan::context::PlanContext;

/// Resolves a path into an operation's input.
///
/// # Errors
/// What is wrong with it or not allowed there, as a message.
pub fn resolve_path(
    context: PlanContext<'_>,
    input: &ShapeId,
    text: &str,
) -> Result<(Expr, Kind), String> {
    let ast = parse::parse(text)?;
    check(&ast)?;
    resolve::resolve_ast(context, Scope::Input(input), &ast)
}

fn check(ast: &Ast) -> Result<(), String> {
    let refused = match ast {
        Ast::Current | Ast::Member(_) => return Ok(()),
        Ast::Then(left, right) | Ast::ProjectValues(left, right) => {
            check(left)?;
            return check(right);
        }
        Ast::Project {
            list,
            filter: None,
            each,
        } => {
            check(list)?;
            return check(each);
        }
        Ast::Flatten(list) => return check(list),
        Ast::List(items) => return items.iter().try_for_each(check),
        Ast::Call(name, arguments) if name == "keys" => {
            return arguments.iter().try_for_each(check);
        }
        Ast::Call(name, _) => &format!("the function `{name}`"),
        Ast::Literal(_) => "a literal",
        Ast::Element(..) => "a number in brackets",
        Ast::Project { .. } => "a filter",
        Ast::Compare(operator, ..) => &format!("`{operator}`"),
        Ast::And(..) => "`&&`",
        Ast::Or(..) => "`||`",
        Ast::Not(_) => "`!`",
    };
    Err(format!(
        "{refused} has no place in it: it may have names, `*`, `[*]`, `[]`, `[a, b]` and `keys(a)`"
    ))
}
