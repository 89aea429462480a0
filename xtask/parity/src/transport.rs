//! The transport of both sides: an HTTP client that keeps each request and answers with the next
//! step of a script, without a network.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

use crate::replies::Step;

/// A request as it was handed to the transport.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) uri: String,
    /// By name: the order of different headers means nothing. The values of one name are joined.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Option<Vec<u8>>,
}

/// Keeps requests and plays a script.
#[derive(Clone, Debug)]
pub(crate) struct Transport(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    script: VecDeque<Step>,
    sent: Vec<Sent>,
}

impl Transport {
    pub(crate) fn new(script: Vec<Step>) -> Self {
        let (script, sent) = (script.into(), Vec::new());
        Self(Arc::new(Mutex::new(State { script, sent })))
    }

    /// The requests so far, one an attempt.
    pub(crate) fn requests(&self) -> Vec<Sent> {
        self.with(|state| state.sent.clone())
    }

    fn with<T>(&self, use_state: impl FnOnce(&mut State) -> T) -> T {
        use_state(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpConnector for Transport {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let step = self.with(|state| {
            state.sent.push(take_down(&request));
            state.script.pop_front()
        });
        let over = || ConnectorError::user("the script is over".into());
        let result = step.ok_or_else(over).and_then(Step::into_result);
        HttpConnectorFuture::ready(result)
    }
}

impl HttpClient for Transport {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

fn take_down(request: &HttpRequest) -> Sent {
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in request.headers() {
        let joined = headers.entry(name.to_owned()).or_default();
        let separator = if joined.is_empty() { "" } else { ", " };
        joined.push_str(separator);
        joined.push_str(value);
    }
    Sent {
        method: request.method().to_owned(),
        uri: request.uri().to_owned(),
        headers,
        body: request.body().bytes().map(<[u8]>::to_vec),
    }
}
