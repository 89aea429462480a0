//! The replies of a script.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use http::{HeaderName, HeaderValue, Response};

use crate::body;

/// What a request is answered with.
#[derive(Clone, Debug)]
pub struct Reply(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Response {
        status: u16,
        headers: Vec<(&'static str, Vec<u8>)>,
        body: Vec<u8>,
        /// Whether the connection breaks after the body.
        breaks: bool,
    },
    /// The connection breaks.
    Broken,
    /// The HTTP client gives up waiting.
    Late,
    /// There is no reply, however long one waits.
    Never,
}

impl Reply {
    /// A reply with this status, without headers and without a body.
    pub fn new(status: u16) -> Self {
        Self(Kind::Response {
            status,
            headers: Vec::new(),
            body: Vec::new(),
            breaks: false,
        })
    }

    /// A reply with status 200 and this body.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200).body(body)
    }

    /// The connection breaks before there is a reply.
    pub fn broken() -> Self {
        Self(Kind::Broken)
    }

    /// No reply comes in the time of the HTTP client.
    pub fn late() -> Self {
        Self(Kind::Late)
    }

    /// No reply comes: the time of the call or the attempt runs out.
    pub fn never() -> Self {
        Self(Kind::Never)
    }

    /// Adds a header, whose value may be no UTF-8.
    pub fn header(mut self, name: &'static str, value: impl Into<Vec<u8>>) -> Self {
        if let Kind::Response { headers, .. } = &mut self.0 {
            headers.push((name, value.into()));
        }
        self
    }

    /// Sets the body.
    pub fn body(mut self, content: impl Into<Vec<u8>>) -> Self {
        if let Kind::Response { body, .. } = &mut self.0 {
            *body = content.into();
        }
        self
    }

    /// Lets the connection break after the body.
    pub fn breaks_after_body(mut self) -> Self {
        if let Kind::Response { breaks, .. } = &mut self.0 {
            *breaks = true;
        }
        self
    }

    pub(crate) async fn into_result(self) -> Result<HttpResponse, ConnectorError> {
        match self.0 {
            Kind::Response {
                status,
                headers,
                body,
                breaks,
            } => {
                let body = match breaks {
                    true => body::broken(body),
                    false => SdkBody::from(body),
                };
                let mut response = Response::new(body);
                *response.status_mut() = status.try_into().map_err(user)?;
                for (name, value) in headers {
                    let value = HeaderValue::from_bytes(&value).map_err(user)?;
                    let name = HeaderName::from_static(name);
                    response.headers_mut().append(name, value);
                }
                HttpResponse::try_from(response).map_err(user)
            }
            Kind::Broken => Err(ConnectorError::io("the connection is broken".into())),
            Kind::Late => Err(ConnectorError::timeout("the reply is late".into())),
            Kind::Never => std::future::pending().await,
        }
    }
}

/// A fault of the script itself.
fn user(error: impl std::error::Error + Send + Sync + 'static) -> ConnectorError {
    ConnectorError::user(error.into())
}
