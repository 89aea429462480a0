//! The HTTP client.

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;

use crate::Reply;

/// A request as it was handed to the transport.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The HTTP method.
    pub method: String,
    /// The whole URI.
    pub uri: String,
    /// By name: the order of different headers means nothing. The values of one name are joined.
    pub headers: BTreeMap<String, String>,
    /// The body, or why it could not be read.
    pub body: Result<Vec<u8>, String>,
}

/// Takes down requests and plays a script.
#[derive(Clone, Debug)]
pub struct Transport(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    script: VecDeque<Reply>,
    sent: Vec<Sent>,
}

impl Transport {
    /// A client that answers with these replies, in turn.
    pub fn new(script: impl IntoIterator<Item = Reply>) -> Self {
        let (script, sent) = (script.into_iter().collect(), Vec::new());
        Self(Arc::new(Mutex::new(State { script, sent })))
    }

    /// The requests so far, one an attempt.
    pub fn requests(&self) -> Vec<Sent> {
        self.with(|state| state.sent.clone())
    }

    fn with<T>(&self, use_state: impl FnOnce(&mut State) -> T) -> T {
        use_state(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpConnector for Transport {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let transport = self.clone();
        HttpConnectorFuture::new(async move {
            let sent = take_down(request).await;
            let reply = transport.with(|state| {
                state.sent.push(sent);
                state.script.pop_front()
            });
            let over = || ConnectorError::user("the script is over".into());
            reply.ok_or_else(over)?.into_result().await
        })
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

async fn take_down(mut request: HttpRequest) -> Sent {
    let body = mem::replace(request.body_mut(), SdkBody::taken());
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in request.headers() {
        let joined = headers.entry(name.to_owned()).or_default();
        let separator = if joined.is_empty() { "" } else { ", " };
        joined.push_str(separator);
        joined.push_str(value);
    }
    let body = ByteStream::new(body).collect().await;
    Sent {
        method: request.method().to_owned(),
        uri: request.uri().to_owned(),
        headers,
        body: body
            .map(|body| body.to_vec())
            .map_err(|error| error.to_string()),
    }
}
