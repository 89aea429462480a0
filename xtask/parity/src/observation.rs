//! What is seen of a call, as named texts that can be compared: the requests that it sent and the
//! outcome that it had. Texts that can only differ, such as a parser's own words, are left out.

use std::fmt::{self, Debug};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_types::request_id::RequestId;

use crate::transport::Sent;

/// A name and what was seen under it.
pub(crate) type Fact = (String, String);

/// All that was seen of one call.
#[derive(Debug)]
pub(crate) struct Observation {
    pub(crate) case: String,
    pub(crate) facts: Vec<Fact>,
}

impl Observation {
    pub(crate) fn new(case: String, requests: &[Sent], outcome: Outcome) -> Self {
        let mut facts = vec![fact("attempts", requests.len())];
        for (number, sent) in (1..).zip(requests) {
            let mut add = |name: &str, value: String| {
                facts.push((format!("request {number}: {name}"), value));
            };
            add("method", sent.method.clone());
            add("URI", sent.uri.clone());
            for (name, value) in &sent.headers {
                add(&format!("header {name}"), value.clone());
            }
            let body = sent.body.as_ref();
            add(
                "body",
                body.map_or("(a stream)".to_owned(), |body| text(body)),
            );
        }
        facts.extend(outcome.0);
        Self { case, facts }
    }
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.case)?;
        (self.facts.iter()).try_for_each(|(name, value)| writeln!(f, "  {name}: {value}"))
    }
}

/// What came of a call.
#[derive(Debug)]
pub(crate) struct Outcome(Vec<Fact>);

impl Outcome {
    /// The output, whole, and its request ID.
    pub(crate) fn of_output(output: &(impl Debug + RequestId)) -> Self {
        let id = fact("request ID", debug(output.request_id()));
        Self(vec![
            fact("outcome", "output"),
            fact("output", debug(output)),
            id,
        ])
    }

    /// The kind of error, the response that came with it, and the service's own error if any.
    pub(crate) fn of_error<E>(error: &SdkError<E, HttpResponse>) -> Self
    where
        E: std::error::Error + ProvideErrorMetadata + RequestId + 'static,
    {
        let mut facts = vec![fact("outcome", kind(error)), fact("display", error)];
        if let Some(response) = error.raw_response() {
            let body = response.body().bytes().map(text);
            facts.push(fact("response", format!("{} {body:?}", response.status())));
        }
        match error {
            SdkError::ServiceError(service) => {
                facts.extend(described("error", service.err()));
                facts.push(fact("error display", service.err()));
            }
            SdkError::ResponseError(_) => {} // what a response failed at is a matter of the parser
            other => facts.push(fact("causes", causes(other))),
        }
        Self(facts)
    }

    /// The same error as the error of the whole service.
    pub(crate) fn with_service_error<E>(mut self, error: &E) -> Self
    where
        E: std::error::Error + ProvideErrorMetadata + RequestId,
    {
        self.0.extend(described("service-wide error", error));
        self
    }
}

/// Variant, metadata and request ID. The contents are compared for modeled errors only: what an
/// unhandled one wraps is a matter of the parser.
fn described<E>(name: &str, error: &E) -> Vec<Fact>
where
    E: std::error::Error + ProvideErrorMetadata + RequestId,
{
    let whole = debug(error);
    let variant = if whole.starts_with("Unhandled") {
        "Unhandled".to_owned()
    } else {
        whole
    };
    vec![
        fact(&format!("{name}: variant"), variant),
        fact(&format!("{name}: code"), debug(error.code())),
        fact(&format!("{name}: message"), debug(error.message())),
        fact(&format!("{name}: request ID"), debug(error.request_id())),
    ]
}

/// What an error says, and what each error beneath it says.
fn causes(error: &dyn std::error::Error) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    let texts: Vec<_> = chain.map(ToString::to_string).collect();
    texts.join(": ")
}

fn kind<E>(error: &SdkError<E, HttpResponse>) -> &'static str {
    match error {
        SdkError::ConstructionFailure(_) => "construction failure",
        SdkError::TimeoutError(_) => "timeout",
        SdkError::DispatchFailure(failure) if failure.is_io() => "dispatch failure (I/O)",
        SdkError::DispatchFailure(failure) if failure.is_timeout() => "dispatch failure (timeout)",
        SdkError::DispatchFailure(_) => "dispatch failure",
        SdkError::ResponseError(_) => "response error",
        SdkError::ServiceError(_) => "service error",
        _ => "an error of a new kind",
    }
}

fn fact(name: &str, value: impl ToString) -> Fact {
    (name.to_owned(), value.to_string())
}

fn debug(value: impl Debug) -> String {
    format!("{value:?}")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
