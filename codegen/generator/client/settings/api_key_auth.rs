//! The settings of API key authentication.
//!
//! Source: Smithy 2.0 specification, "httpApiKeyAuth trait".

use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{ResolveIdentity, SharedIdentityResolver};
use aws_smithy_runtime_api::shared::IntoShared;

use super::super::config::Builder;

/// The API key.
impl Builder {
    /// Sets the API key of the caller.
    pub fn api_key(self, api_key: Token) -> Self {
        self.api_key_resolver(api_key)
    }

    /// Sets the resolver of the identity of API key authentication, whose data is a [`Token`].
    pub fn api_key_resolver(mut self, resolver: impl ResolveIdentity + 'static) -> Self {
        let resolver: SharedIdentityResolver = resolver.into_shared();
        self.runtime_components
            .set_identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, resolver);
        self
    }
}
