//! Idempotency tokens: where they come from.

use crate::runtime::features::idempotency::IdempotencyTokenProvider;

use super::super::config::Builder;

/// Where idempotency tokens come from.
impl Builder {
    /// Sets what makes idempotency tokens; a text is the token of every request, for tests.
    pub fn idempotency_token_provider(
        mut self,
        provider: impl Into<IdempotencyTokenProvider>,
    ) -> Self {
        self.set_idempotency_token_provider(Some(provider.into()));
        self
    }

    /// Sets what makes idempotency tokens, or leaves it to chance.
    pub fn set_idempotency_token_provider(
        &mut self,
        provider: Option<IdempotencyTokenProvider>,
    ) -> &mut Self {
        self.config.store_or_unset(provider);
        self
    }
}

/// Gives tests a token.
pub fn test_defaults(builder: &mut Builder) {
    let token = IdempotencyTokenProvider::from("00000000-0000-4000-8000-000000000000");
    builder.set_idempotency_token_provider(Some(token));
}
