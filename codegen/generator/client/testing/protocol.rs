//! Runs the protocol test cases of a model: whether a client sends the expected request, and reads the
//! expected output or error from a response. Bodies are compared in the modules beside this one.

#![allow(dead_code)] // cases use some of it

use std::fmt::{Debug, Write as _};
use std::future::{Future, pending};
use std::mem;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::DeserializeResponse;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::http::{Headers, StatusCode};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::region::Region;

use crate::runtime::call::invoke::erased_call;
use crate::runtime::call::plugins::of_operation;
use crate::runtime::call::response::ResponseDeserializer;
use crate::runtime::operation::table::Operation;

use super::super::auth::{Params, ResolveAuthScheme};
use super::super::client::Client;
use super::super::config::Builder;
use super::super::settings;

/// Compares the body that was found with the expected one; the error says how they differ.
pub type Compare = fn(found: &[u8], expected: &[u8]) -> Result<(), String>;

/// Sets something in a configuration.
pub type Configure = fn(Builder) -> Builder;

/// An expected request.
#[derive(Debug)]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The path, as it stands on the wire.
    pub path: &'static str,
    /// The host that the client is configured with, and perhaps a path on it.
    pub endpoint: &'static str,
    /// What the client's configuration sets in place of the host, so that the endpoint rules find that.
    pub client: Option<Configure>,
    /// What the call has differently from the client.
    pub call: Option<Configure>,
    /// The host that the request must go to.
    pub host: Option<&'static str>,
    /// `name=value` pairs that the query must have, as they stand on the wire.
    pub query: &'static [&'static str],
    /// Parameters that the query must not have.
    pub forbidden_query: &'static [&'static str],
    /// Parameters that the query must have.
    pub required_query: &'static [&'static str],
    /// Headers that the request must have, with their values.
    pub headers: &'static [(&'static str, &'static str)],
    /// Headers that the request must not have.
    pub forbidden_headers: &'static [&'static str],
    /// Headers that the request must have.
    pub required_headers: &'static [&'static str],
    /// The expected body, and the function that compares it.
    pub body: Option<(Compare, &'static [u8])>,
}

impl Request {
    /// A request without expectations.
    #[allow(dead_code)] // a model may have no such cases
    pub const ANY: Self = Self {
        method: "",
        path: "",
        endpoint: "example.com",
        client: None,
        call: None,
        host: None,
        query: &[],
        forbidden_query: &[],
        required_query: &[],
        headers: &[],
        forbidden_headers: &[],
        required_headers: &[],
        body: None,
    };

    /// All differences between the request that was sent and the expected one.
    fn differences(&self, sent: HttpRequest) -> Vec<String> {
        let mut wrong = Vec::new();
        let uri = sent.uri().to_owned();
        let rest = uri.split_once("://").map_or(&*uri, |(_, rest)| rest);
        let (target, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = target.split_at(target.find('/').unwrap_or(target.len()));
        differ(&mut wrong, "method", sent.method(), self.method);
        differ(&mut wrong, "path", path, self.path);
        if let Some(expected) = self.host {
            differ(&mut wrong, "host", host, expected);
        }
        self.check_query(&mut wrong, query);
        self.check_headers(&mut wrong, sent.headers());
        if let Some((compare, expected)) = self.body {
            let found = collect(ByteStream::new(sent.into_body()));
            wrong.extend(compare(&found, expected).err());
        }
        wrong
    }

    fn check_query(&self, wrong: &mut Vec<String>, query: &str) {
        let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
        let has = |name: &str| {
            let mut names = query
                .split('&')
                .map(|pair| pair.split_once('=').map_or(pair, |it| it.0));
            names.any(|found| found == name)
        };
        for name in self.forbidden_query.iter().filter(|name| has(name)) {
            wrong.push(format!("query `{query}` has `{name}`"));
        }
        for name in self.required_query.iter().filter(|name| !has(name)) {
            wrong.push(format!("query `{query}` has no `{name}`"));
        }
        for expected in self.query {
            match pairs.iter().position(|pair| pair == expected) {
                // A pair that is expected twice must be there twice.
                Some(index) => drop(pairs.swap_remove(index)),
                None => wrong.push(format!("query `{query}` has no `{expected}`")),
            }
        }
    }

    fn check_headers(&self, wrong: &mut Vec<String>, headers: &Headers) {
        for (name, expected) in self.headers {
            let values: Vec<&str> = headers.get_all(name).collect();
            match values.is_empty() {
                true => wrong.push(format!("no header {name}: {expected}")),
                false => differ(wrong, name, &values.join(", "), expected),
            }
        }
        for name in self.forbidden_headers {
            if let Some(value) = headers.get(name) {
                wrong.push(format!("a header {name}: {value}"));
            }
        }
        for name in self.required_headers {
            if headers.get(name).is_none() {
                wrong.push(format!("no header {name}"));
            }
        }
    }
}

fn differ(wrong: &mut Vec<String>, what: &str, found: &str, expected: &str) {
    if found != expected {
        wrong.push(format!("{what} is `{found}`, not `{expected}`"));
    }
}

/// Sends an input through a client, and checks the request that comes out.
///
/// # Panics
/// When the request differs from the expected one, or none is sent.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn request<I>(operation: &'static Operation, input: Result<I, BuildError>, expected: &Request)
where
    I: Debug + Send + Sync + 'static,
{
    let input = Input::erase(input.expect("an input"));
    let capture = Capture::default();
    let client = client(expected.endpoint, expected.client, capture.clone());
    let call = expected.call.map(|configure| configure(Builder::new()));
    // The response is empty, so the call may fail; only the request counts.
    let plugins = client.handle.plugins(operation, call);
    let result = block_on(erased_call(operation, plugins, Ok(input)));
    match capture.take() {
        Some(sent) => report(expected.differences(sent)),
        None => panic!("no request was sent: {result:?}"),
    }
}

#[track_caller]
fn report(wrong: Vec<String>) {
    let mut text = String::new();
    for line in &wrong {
        // Writing to a string cannot fail.
        _ = writeln!(text, "{line}");
    }
    assert!(wrong.is_empty(), "{text}");
}

/// A client that needs no credentials, never waits, and captures its requests.
fn client(endpoint: &str, configure: Option<Configure>, capture: Capture) -> Client {
    let http_client = http_client_fn(move |_, _| SharedHttpConnector::new(capture.clone()));
    let mut config = Builder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-east-1"))
        .auth_scheme_resolver(NoAuth)
        .http_client(http_client)
        .sleep_impl(NoSleep)
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    config = match configure {
        Some(configure) => configure(config),
        None => config.endpoint_url(format!("https://{endpoint}")),
    };
    settings::test_defaults(&mut config);
    Client::from_conf(config.build())
}

/// Captures the request, and gives an empty response.
#[derive(Clone, Debug, Default)]
struct Capture(Arc<Mutex<Option<HttpRequest>>>);

impl Capture {
    fn take(&self) -> Option<HttpRequest> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl HttpConnector for Capture {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = Some(request);
        HttpConnectorFuture::ready(Ok(http_response(200, SdkBody::empty())))
    }
}

/// Test cases have no signatures, so requests are not signed.
#[derive(Debug)]
struct NoAuth;

impl ResolveAuthScheme for NoAuth {
    fn resolve_auth_scheme<'a>(
        &'a self,
        _: &'a Params,
        _: &'a ConfigBag,
        _: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let id = AuthSchemeId::from("no_auth");
        AuthSchemeOptionsFuture::ready(Ok(vec![AuthSchemeOption::from(id)]))
    }
}

/// A sleep that never ends: timeouts do not elapse.
#[derive(Debug)]
struct NoSleep;

impl AsyncSleep for NoSleep {
    fn sleep(&self, _: std::time::Duration) -> Sleep {
        Sleep::new(pending())
    }
}

/// Runs a future to its end; it must not depend on a reactor.
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        std::thread::yield_now();
    }
}

/// A reply to be read.
#[derive(Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: &'static [(&'static str, &'static str)],
    /// The body.
    pub body: &'static [u8],
}

/// The output that an operation reads from a reply.
///
/// # Panics
/// When the reply is read as an error.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn output<O: Debug + Send + Sync + 'static>(
    operation: &'static Operation,
    response: &Response,
) -> O {
    let output = match read(operation, response) {
        Ok(output) => output.downcast::<O>(),
        Err(error) => panic!("read as an error: {error:?}"),
    };
    output.expect("the output of the operation")
}

/// The error that an operation reads from a reply.
///
/// # Panics
/// When the reply is read as an output.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn error<E: std::error::Error + Send + Sync + 'static>(
    operation: &'static Operation,
    response: &Response,
) -> E {
    let error = match read(operation, response) {
        Ok(output) => panic!("read as an output: {output:?}"),
        Err(error) => error,
    };
    let mut found = None;
    _ = error.map_operation_error(|error| found = error.downcast::<E>().ok());
    found.expect("an error of the operation")
}

fn read(
    operation: &'static Operation,
    response: &Response,
) -> Result<Output, OrchestratorError<Error>> {
    let body = SdkBody::from(response.body);
    let mut reply = http_response(response.status, body);
    for (name, value) in response.headers {
        reply.headers_mut().append(*name, *value);
    }
    let client = client(Request::ANY.endpoint, None, Capture::default());
    let mut cfg = ConfigBag::base();
    let plugins = client.handle.runtime_plugins.of_call();
    plugins
        .apply_client_configuration(&mut cfg)
        .expect("a configuration");
    if let Some(layer) = of_operation(operation).config() {
        cfg.push_shared_layer(layer);
    }
    let deserializer = ResponseDeserializer(operation);
    deserializer
        .deserialize_streaming_with_config(&mut reply, &cfg)
        .unwrap_or_else(|| deserializer.deserialize_nonstreaming_with_config(&reply, &cfg))
}

fn http_response(status: u16, body: SdkBody) -> HttpResponse {
    HttpResponse::new(StatusCode::try_from(status).expect("a status"), body)
}

/// Checks what was read from a response. Values with NaN, which equal nothing, are compared by their
/// `Debug`.
///
/// # Panics
/// When they differ.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn same<T: Debug + PartialEq>(found: &T, expected: &T) {
    if found != expected {
        let is_odd = format!("{expected:?}").contains("NaN");
        assert!(is_odd, "\n   found {found:?}\nexpected {expected:?}");
        same_text(found, expected);
    }
}

/// Checks that two values have the same `Debug`, whatever the order of map entries.
///
/// # Panics
/// When they do not.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn same_text<T: Debug>(found: &T, expected: &T) {
    let lines = |value: &T| {
        let text = format!("{value:#?}");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    };
    assert!(
        lines(found) == lines(expected),
        "\n   found {found:?}\nexpected {expected:?}"
    );
}

/// Checks that two streams hold the same bytes, and leaves them empty.
///
/// # Panics
/// When they do not.
#[track_caller]
#[allow(dead_code)] // a model may have no such cases
pub fn same_stream(found: &mut ByteStream, expected: &mut ByteStream) {
    let found = collect(mem::take(found));
    report(Vec::from_iter(
        same_bytes(&found, &collect(mem::take(expected))).err(),
    ));
}

/// Compares bodies byte by byte.
///
/// # Errors
/// They differ.
#[allow(dead_code)] // a model may have no such cases
pub fn same_bytes(found: &[u8], expected: &[u8]) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    let (found, expected) = (found.escape_ascii(), expected.escape_ascii());
    Err(format!("body is `{found}`, not `{expected}`"))
}

fn collect(stream: ByteStream) -> Vec<u8> {
    let bytes = block_on(stream.collect()).expect("a body in memory");
    bytes.to_vec()
}
