//! Errors that no reply gives, since another error of their operation has the same code. Only
//! `@awsQueryError` can bring that about: shapes have names of their own.

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
    Diagnostic::warning(format!(
        "no reply gives this error: another one of `{}` has its code, `{}`",
        operation.wire_name,
        code.unwrap_or(error.id.name()),
    ))
    .shape(&error.id)
    .at(traits.location(QUERY_ERROR))
    .expected("a code of its own")
    .help(format!("give it another `{QUERY_ERROR}`"))
}
