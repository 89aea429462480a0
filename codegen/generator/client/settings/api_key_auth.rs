//! API keys: where they come from.
//!
//! Source: Smithy 2.0 specification, "httpApiKeyAuth trait".

use aws_smithy_runtime_api::client::auth::http::HTTP_API_KEY_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{ResolveIdentity, SharedIdentityResolver};
use aws_smithy_runtime_api::shared::IntoShared;

use super::super::config::Builder;

/// The key of the caller.
impl Builder {
    /// Sets the API key of the caller.
    pub fn api_key(self, api_key: Token) -> Self {
        self.api_key_resolver(api_key)
    }

    /// Sets what gives the API key of the caller, a [`Token`].
    pub fn api_key_resolver(mut self, resolver: impl ResolveIdentity + 'static) -> Self {
        let resolver: SharedIdentityResolver = resolver.into_shared();
        self.runtime_components
            .set_identity_resolver(HTTP_API_KEY_AUTH_SCHEME_ID, resolver);
        self
    }
}
