//! The setting of idempotency tokens.

use crate::runtime::features::idempotency::IdempotencyTokenProvider;

use super::super::config::Builder;

/// The setting of idempotency tokens.
impl Builder {
    /// Sets the provider of idempotency tokens. A text is the token of every request, for tests.
    pub fn idempotency_token_provider(
        mut self,
        provider: impl Into<IdempotencyTokenProvider>,
    ) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// Sets the provider of idempotency tokens; `None` makes them random.
    pub fn set_idempotency_token_provider(
        &mut self,
        provider: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.config.store_or_unset(provider);
        self
    }
}

/// Gives tests a token.
#[cfg(any(test, feature = "test-util"))]
#[allow(dead_code)] // tests may make no client
pub fn test_defaults(builder: &mut Builder) {
    let token = IdempotencyTokenProvider::from("00000000-0000-4000-8000-000000000000");
    builder.set_idempotency_token_provider(Some(token));
}
