//! What a line says of an error: the kind, and of an error of the service the variant, the code, the
//! status and the message.

use std::error::Error;
use std::fmt::Debug;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::error::WaiterError;
use aws_smithy_types::byte_stream;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_types::request_id::RequestId;

/// An error that can be told in a line.
pub trait Explain {
    /// The text after `error`.
    fn explain(&self) -> String;
}

impl<E> Explain for SdkError<E, HttpResponse>
where
    E: ProvideErrorMetadata + Error + 'static,
{
    fn explain(&self) -> String {
        let kind = match self {
            SdkError::ServiceError(context) => {
                return of_service(context.err(), context.raw(), self.request_id());
            }
            SdkError::ConstructionFailure(_) => "before it was sent",
            SdkError::DispatchFailure(_) => "while it was sent",
            SdkError::TimeoutError(_) => "timeout",
            SdkError::ResponseError(_) => "in reading the reply",
            _ => "of another kind",
        };
        format!("{kind}: {}", causes(self))
    }
}

/// An error that the service sent.
fn of_service<E>(error: &E, reply: &HttpResponse, request_id: Option<&str>) -> String
where
    E: ProvideErrorMetadata + Debug,
{
    format!(
        "{} [{}] {}: {}{}",
        variant(error),
        error.code().unwrap_or("no code"),
        reply.status().as_u16(),
        error.message().unwrap_or("no message"),
        match request_id {
            Some(_) => "",
            None => " (no request ID)",
        }
    )
}

/// The variant of an enum, as `Debug` says it.
fn variant(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    let is_end = |c: char| !c.is_alphanumeric() && c != '_';
    text.split(is_end).next().unwrap_or_default().to_owned()
}

/// The errors below an error, joined.
fn causes(error: &dyn Error) -> String {
    let mut causes = Vec::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    causes.join(": ")
}

impl<O: Debug, E: Debug> Explain for WaiterError<O, E>
where
    E: ProvideErrorMetadata + Error + 'static,
{
    fn explain(&self) -> String {
        match self {
            WaiterError::ConstructionFailure(_) => "before waiting",
            WaiterError::ExceededMaxWait(_) => "waited too long",
            WaiterError::FailureState(_) => "a state that is a failure",
            WaiterError::OperationFailed(_) => "a call failed while waiting",
            _ => "of another kind",
        }
        .to_owned()
    }
}

impl Explain for BuildError {
    fn explain(&self) -> String {
        self.to_string()
    }
}

impl Explain for byte_stream::error::Error {
    fn explain(&self) -> String {
        format!("{self}: {}", causes(self))
    }
}
