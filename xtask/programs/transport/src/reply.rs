//! The replies of a script.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;

/// What a request is answered with.
#[derive(Clone, Debug)]
pub struct Reply(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Response {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    },
    /// The connection breaks.
    Broken,
    /// No reply comes in time.
    Late,
}

impl Reply {
    /// A reply with this status, without headers and without a body.
    pub fn new(status: u16) -> Self {
        Self(Kind::Response {
            status,
            headers: Vec::new(),
            body: Vec::new(),
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

    /// No reply comes in time.
    pub fn late() -> Self {
        Self(Kind::Late)
    }

    /// Adds a header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
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

    pub(crate) fn into_result(self) -> Result<HttpResponse, ConnectorError> {
        match self.0 {
            Kind::Response {
                status,
                headers,
                body,
            } => {
                let status = status.try_into().map_err(user)?;
                let mut response = HttpResponse::new(status, SdkBody::from(body));
                for (name, value) in headers {
                    let added = response.headers_mut().try_append(name, value);
                    added.map_err(user)?;
                }
                Ok(response)
            }
            Kind::Broken => Err(ConnectorError::io("the connection is broken".into())),
            Kind::Late => Err(ConnectorError::timeout("the reply is late".into())),
        }
    }
}

/// A fault of the script itself.
fn user(error: impl std::error::Error + Send + Sync + 'static) -> ConnectorError {
    ConnectorError::user(error.into())
}
