//! The auth scheme of API keys, which are sent in a header or in the query.
//!
//! Source: Smithy 2.0 specification, "httpApiKeyAuth trait". The published scheme always writes a
//! scheme name before the key in a header; the trait may leave it out.

use aws_smithy_http::query_writer::QueryWriter;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign,
};
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

/// Adds the auth scheme.
pub fn add_scheme(
    components: RuntimeComponentsBuilder,
    place: ApiKeyPlace,
) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(ApiKeyAuthScheme(place))
}

/// Where the key goes.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code)] // a service has its keys in one place
pub enum ApiKeyPlace {
    /// The query parameter of this name.
    Query(&'static str),
    /// The header of this name, after the name of a scheme if there is one.
    Header(&'static str, Option<&'static str>),
}

#[derive(Debug)]
struct ApiKeyAuthScheme(ApiKeyPlace);

impl AuthScheme for ApiKeyAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_API_KEY_AUTH_SCHEME_ID
    }

    fn identity_resolver(
        &self,
        resolvers: &dyn GetIdentityResolver,
    ) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme_id())
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

impl Sign for ApiKeyPlace {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        let key = identity
            .data::<Token>()
            .ok_or("the identity for API key auth is no token")?;
        self.write(request, key.token())
    }
}

impl ApiKeyPlace {
    fn write(&self, request: &mut HttpRequest, key: &str) -> Result<(), BoxError> {
        match *self {
            Self::Query(name) => {
                let mut query = QueryWriter::new_from_string(request.uri())?;
                query.insert(name, key);
                request.set_uri(query.build_uri().to_string())?;
            }
            Self::Header(name, scheme) => {
                let value = match scheme {
                    Some(scheme) => format!("{scheme} {key}"),
                    None => key.to_owned(),
                };
                request
                    .headers_mut()
                    .try_insert(name.to_ascii_lowercase(), value)
                    .map_err(|_| "the API key has characters that no header may hold")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(place: ApiKeyPlace) -> HttpRequest {
        let mut request = HttpRequest::empty();
        request
            .set_uri("https://host/path?a=1")
            .expect("a valid URI");
        place
            .write(&mut request, "k y")
            .expect("a key that fits anywhere");
        request
    }

    #[test]
    fn a_key_in_the_query_is_encoded() {
        let request = written(ApiKeyPlace::Query("key"));
        assert_eq!(request.uri(), "https://host/path?a=1&key=k%20y");
    }

    #[test]
    fn a_key_in_a_header_may_follow_a_scheme() {
        let request = written(ApiKeyPlace::Header("X-Key", None));
        assert_eq!(request.headers().get("x-key"), Some("k y"));
        let request = written(ApiKeyPlace::Header("Authorization", Some("Key")));
        assert_eq!(request.headers().get("authorization"), Some("Key k y"));
    }
}
