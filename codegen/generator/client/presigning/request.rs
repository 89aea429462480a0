//! A presigned request, and the types of HTTP clients that it becomes.

use std::fmt;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::body::SdkBody;

/// A request that is signed in its URI: whoever has it can send it until it expires.
///
/// Its method, its URI and **each of its headers** must be sent as they are; headers that it does not have
/// may be sent as well, unless the service refuses them. It has no body: the sender gives one where the
/// operation takes one.
///
/// Keep it as secret as what it gives access to.
#[derive(Clone)]
#[non_exhaustive]
pub struct PresignedRequest {
    method: String,
    uri: String,
    headers: Headers,
    /// The same in the types of HTTP clients.
    http_1x: http::Request<()>,
    #[cfg(feature = "http-02x")]
    http_02x: Http02x,
}

/// A request of `http` 0.2, which cannot be cloned there.
#[cfg(feature = "http-02x")]
#[derive(Clone)]
struct Http02x {
    method: http_02x::Method,
    uri: http_02x::Uri,
    headers: http_02x::HeaderMap,
}

impl PresignedRequest {
    /// The request without its body.
    ///
    /// # Errors
    /// An interceptor has made it one that is not valid in HTTP.
    pub(crate) fn new(request: HttpRequest) -> Result<Self, BoxError> {
        let request = request.map(|_| SdkBody::empty());
        let clone = || request.try_clone().ok_or("the request cannot be cloned");
        Ok(Self {
            http_1x: clone()?.try_into_http1x()?.map(drop),
            #[cfg(feature = "http-02x")]
            http_02x: Http02x::from(clone()?.try_into_http02x()?),
            method: request.method().to_owned(),
            uri: request.uri().to_owned(),
            headers: request.headers().clone(),
        })
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The whole URI, with the signature in its query.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The headers that must be sent, by their names in lower case. A client adds `host` itself.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter()
    }

    /// A request with this body for a client that uses `http` 0.2.
    #[cfg(feature = "http-02x")]
    #[deprecated = "Use `make_http_1x_request()`, unless your HTTP client knows `http` 0.2 alone."]
    pub fn make_http_02x_request<B>(&self, body: B) -> http_02x::Request<B> {
        self.http_02x.clone().with_body(body)
    }

    /// The request with this body for a client that uses `http` 0.2.
    #[cfg(feature = "http-02x")]
    #[deprecated = "Use `into_http_1x_request()`, unless your HTTP client knows `http` 0.2 alone."]
    pub fn into_http_02x_request<B>(self, body: B) -> http_02x::Request<B> {
        self.http_02x.with_body(body)
    }

    /// A request with this body for a client that uses `http` 1.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        self.http_1x.clone().map(|()| body)
    }

    /// The request with this body for a client that uses `http` 1.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        self.http_1x.map(|()| body)
    }
}

#[cfg(feature = "http-02x")]
impl<B> From<http_02x::Request<B>> for Http02x {
    fn from(request: http_02x::Request<B>) -> Self {
        let (parts, _) = request.into_parts();
        Self {
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
        }
    }
}

#[cfg(feature = "http-02x")]
impl Http02x {
    fn with_body<B>(self, body: B) -> http_02x::Request<B> {
        let mut request = http_02x::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        request
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method())
            .field("uri", &self.uri())
            .field("headers", &self.headers)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presigned() -> PresignedRequest {
        let mut request = HttpRequest::new(SdkBody::from("dropped"));
        request.set_method("PUT").expect("a method");
        request.set_uri("https://a.test/b?X=1").expect("a URI");
        request.headers_mut().insert("x-a", "1");
        request.headers_mut().append("x-a", "2");
        PresignedRequest::new(request).expect("a request")
    }

    #[test]
    fn it_becomes_what_http_clients_take() {
        let request = presigned();
        let shown = format!("{:?}", request.clone());
        assert!(shown.contains("PUT") && shown.contains("https://a.test/b?X=1"));
        let headers: Vec<_> = request.headers().collect();
        assert_eq!(headers, [("x-a", "1"), ("x-a", "2")]);
        let made = request.make_http_1x_request("body");
        assert_eq!((made.method().as_str(), *made.body()), ("PUT", "body"));
        let made = request.into_http_1x_request("body");
        assert_eq!(made.uri(), "https://a.test/b?X=1");
        assert_eq!(made.headers().get_all("x-a").iter().count(), 2);
    }

    #[cfg(feature = "http-02x")]
    #[test]
    #[allow(deprecated)]
    fn it_becomes_what_older_http_clients_take() {
        let request = presigned();
        let made = request.make_http_02x_request("body");
        assert_eq!((made.method().as_str(), *made.body()), ("PUT", "body"));
        let made = request.into_http_02x_request("body");
        assert_eq!(made.uri(), "https://a.test/b?X=1");
        assert_eq!(made.headers().get_all("x-a").iter().count(), 2);
    }
}
