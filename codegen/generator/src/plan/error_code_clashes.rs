//! Errors that no reply gives, since another one of their operation has the same code. Only `@awsQueryError`
//! can bring that about: shapes have names of their own.

use std::collections::HashSet;

use super::context::PlanContext;
use super::operations::{ErrorVariant, OperationPlan};
use crate::diagnostics::{Diagnostic, Diagnostics};

const QUERY_ERROR: &str = "aws.protocols#awsQueryError";

/// Warns of each such error once, however many operations have it.
pub(super) fn warn(
    context: PlanContext<'_>,
    operations: &[OperationPlan],
    warnings: &mut Diagnostics,
) {
    let mut told = HashSet::new();
    for operation in operations {
        let without_code = |error: &&ErrorVariant| error.codes.is_empty();
        for error in operation.errors.iter().filter(without_code) {
            if told.insert(&error.id) {
                warnings.push(warning(context, operation, error));
            }
        }
    }
}

fn warning(
    context: PlanContext<'_>,
    operation: &OperationPlan,
    error: &ErrorVariant,
) -> Diagnostic {
    let traits = &context.model.shape(&error.id).traits;
    let code = traits.aws_query_error().map(|it| it.code);
    let code = code.unwrap_or(error.id.name());
    let has_code = |other: &&ErrorVariant| other.codes.iter().any(|it| it == code);
    let other = operation.errors.iter().find(has_code);
    let other = other.map_or_else(|| "another one".to_owned(), |it| format!("`{}`", it.id));
    Diagnostic::warning(format!(
        "no reply to `{}` gives this error: {other} has its code, `{code}`",
        operation.wire_name,
    ))
    .shape(&error.id)
    .at(traits.location(QUERY_ERROR))
    .expected("a code of its own")
    .help(format!("give one of both another `{QUERY_ERROR}`"))
}
