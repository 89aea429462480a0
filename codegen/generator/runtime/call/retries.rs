//! The retry classifiers that look into an operation's error.
//!
//! They decide as the published ones do. Those are generic over the error's type, and would be compiled
//! for each operation.

use std::time::Duration;

use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_runtime_api::client::interceptors::context::{Error, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority, RetryReason,
};
use aws_smithy_types::retry::ErrorKind;

use super::super::operation::table::Operation;

/// Retries the errors that the model marks as retryable.
#[derive(Debug)]
pub(super) struct ModeledRetryClassifier(pub(super) &'static Operation);

impl ClassifyRetry for ModeledRetryClassifier {
    #[cfg_attr(debug_assertions, inline)]
    fn classify_retry(&self, ctx: &InterceptorContext) -> RetryAction {
        operation_error(ctx)
            .and_then(self.0.vtable.code_and_kind)
            .and_then(|(_, kind)| kind)
            .map(RetryAction::retryable_error)
            .unwrap_or_default()
    }

    fn name(&self) -> &'static str {
        "Errors Modeled As Retryable"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::modeled_as_retryable_classifier()
    }
}

/// Retries the errors whose codes AWS services use for throttling and transient faults, after the time
/// that the service asks for.
#[derive(Debug)]
pub(super) struct ErrorCodeClassifier(pub(super) &'static Operation);

impl ClassifyRetry for ErrorCodeClassifier {
    #[cfg_attr(debug_assertions, inline)]
    fn classify_retry(&self, ctx: &InterceptorContext) -> RetryAction {
        let code = operation_error(ctx)
            .and_then(self.0.vtable.code_and_kind)
            .and_then(|(code, _)| code);
        let own = self.0.service.customizations.transient_errors;
        match code.and_then(|code| kind_of(code, own)) {
            Some(kind) => retry(kind, retry_after(ctx)),
            None => RetryAction::NoActionIndicated,
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn classify_retry_v2(&self, ctx: &InterceptorContext, previous: &RetryAction) -> RetryAction {
        let own = self.classify_retry(ctx);
        if own != RetryAction::NoActionIndicated {
            return own;
        }
        match previous {
            RetryAction::RetryIndicated(RetryReason::RetryableError {
                kind,
                retry_after: None,
            }) => match retry_after(ctx) {
                Some(wait) => retry(*kind, Some(wait)),
                None => RetryAction::NoActionIndicated,
            },
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "AWS Error Code"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_before(
            RetryClassifierPriority::modeled_as_retryable_classifier(),
        )
    }
}

#[cfg_attr(debug_assertions, inline)]
fn operation_error(ctx: &InterceptorContext) -> Option<&Error> {
    match ctx.output_or_error() {
        Some(Err(error)) => OrchestratorError::as_operation_error(error),
        _ => None,
    }
}

/// As what an error with this code is retried; `own` are the codes of errors that pass which only the
/// service has.
fn kind_of(code: &str, own: &[&str]) -> Option<ErrorKind> {
    if THROTTLING_ERRORS.contains(&code) {
        Some(ErrorKind::ThrottlingError)
    } else if TRANSIENT_ERRORS.contains(&code) || own.contains(&code) {
        Some(ErrorKind::TransientError)
    } else {
        None
    }
}

fn retry(kind: ErrorKind, retry_after: Option<Duration>) -> RetryAction {
    RetryAction::RetryIndicated(RetryReason::RetryableError { kind, retry_after })
}

/// The wait that the service asks for, in milliseconds in its header.
#[cfg_attr(debug_assertions, inline)]
fn retry_after(ctx: &InterceptorContext) -> Option<Duration> {
    let header = ctx.response()?.headers().get("x-amz-retry-after")?;
    header.parse().ok().map(Duration::from_millis)
}
