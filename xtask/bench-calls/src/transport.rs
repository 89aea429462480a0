//! The transport of all sides: an HTTP client that gives one reply again and again, without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

/// Gives one reply again and again.
#[derive(Clone, Debug)]
pub struct Transport(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    status: u16,
    reply: Bytes,
    sent: AtomicUsize,
}

impl Transport {
    pub(crate) fn new(status: u16, reply: Bytes) -> Self {
        let sent = AtomicUsize::new(0);
        Self(Arc::new(Inner {
            status,
            reply,
            sent,
        }))
    }

    /// The size of the reply, in bytes.
    pub(crate) fn received(&self) -> usize {
        self.0.reply.len()
    }

    /// The size of the last request's body, in bytes.
    pub(crate) fn sent(&self) -> usize {
        self.0.sent.load(Ordering::Relaxed)
    }

    fn answer(&self, request: &HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let size = request.body().bytes().map_or(0, <[u8]>::len);
        self.0.sent.store(size, Ordering::Relaxed);
        let status = StatusCode::try_from(self.0.status);
        let status = status.map_err(|error| ConnectorError::user(error.into()))?;
        let mut response = HttpResponse::new(status, SdkBody::from(self.0.reply.clone()));
        let headers = response.headers_mut();
        headers.insert("content-type", "application/json");
        headers.insert("x-amzn-requestid", "00000000-0000-4000-8000-000000000000");
        Ok(response)
    }
}

impl HttpConnector for Transport {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(self.answer(&request))
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
