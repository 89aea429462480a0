//! A wire in place of a network, for clients that find their endpoints by rules: it keeps what is sent, and
//! answers each request with the same success.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;

/// A request as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The URI.
    pub(crate) uri: String,
    /// Header names and values.
    headers: Vec<(String, String)>,
    /// How long the reply may take to begin.
    pub(crate) read_timeout: Option<Duration>,
}

impl Sent {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The wire.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wire {
    sent: Arc<Mutex<Vec<Sent>>>,
    /// The body of every reply.
    body: &'static str,
}

impl Wire {
    /// A wire with this body in every reply.
    pub(crate) fn answering(body: &'static str) -> Self {
        Self {
            body,
            ..Self::default()
        }
    }

    /// What sends over this wire.
    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let wire = self.clone();
        http_client_fn(move |settings, _| {
            SharedHttpConnector::new(Connector {
                wire: wire.clone(),
                settings: settings.clone(),
            })
        })
    }

    /// The last request.
    pub(crate) fn last(&self) -> Sent {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.last().cloned().expect("a request")
    }

    /// How many requests were sent.
    pub(crate) fn len(&self) -> usize {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.len()
    }
}

#[derive(Debug)]
struct Connector {
    wire: Wire,
    settings: HttpConnectorSettings,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let sent = Sent {
            uri: request.uri().to_owned(),
            headers: request.headers().iter().map(owned).collect(),
            read_timeout: self.settings.read_timeout(),
        };
        let mut all = self
            .wire
            .sent
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.push(sent);
        let status = 200_u16.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.wire.body))))
    }
}
