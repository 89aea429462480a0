//! The settings of HTTP bearer authentication, and its auth scheme.
//!
//! Source: Smithy 2.0 specification, "httpBearerAuth trait".

use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_runtime_api::client::identity::{ResolveIdentity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_types::sdk_config::SdkConfig;

use super::super::config::Builder;

/// The bearer token.
impl Builder {
    /// Sets the provider of bearer tokens.
    pub fn token_provider(mut self, provider: impl ProvideToken + 'static) -> Self {
        self.set_token_provider(Some(SharedTokenProvider::new(provider)));
        self
    }

    /// Sets the bearer token.
    pub fn bearer_token(self, token: Token) -> Self {
        self.bearer_token_resolver(token)
    }

    /// Sets the resolver of the identity of bearer authentication, whose data is a [`Token`].
    pub fn bearer_token_resolver(mut self, resolver: impl ResolveIdentity + 'static) -> Self {
        let resolver: SharedIdentityResolver = resolver.into_shared();
        self.runtime_components
            .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, resolver);
        self
    }

    /// Sets what gives the tokens that calls carry; `None` changes nothing.
    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) -> &mut Self {
        if let Some(provider) = provider {
            self.runtime_components
                .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, provider);
        }
        self
    }
}

/// Adds the auth scheme.
pub fn add_scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(BearerAuthScheme::new())
}

/// Takes the token provider over from the shared configuration.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    builder.set_token_provider(config.token_provider());
}

/// Gives tests a token.
#[cfg(any(test, feature = "test-util"))]
#[allow(dead_code)] // tests may make no client
pub fn test_defaults(builder: &mut Builder) {
    let token = Token::new("test-token", None);
    builder.set_token_provider(Some(SharedTokenProvider::new(token)));
}
