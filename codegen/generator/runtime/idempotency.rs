//! Idempotency tokens: what makes them, and how the member that takes one is filled in when the
//! caller leaves it unset.

use std::fmt::Write as _;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::operation::Operation;

/// Makes the tokens by which a service knows a repeated request again.
#[derive(Clone, Debug, Default)]
pub struct IdempotencyTokenProvider {
    /// The token of every request, for tests; random ones when unset.
    fixed: Option<&'static str>,
}

impl IdempotencyTokenProvider {
    /// A new token.
    pub fn make_idempotency_token(&self) -> String {
        match self.fixed {
            Some(token) => token.to_owned(),
            None => uuid_v4(fastrand::u128(..)),
        }
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self { fixed: Some(token) }
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// Fills the token of the operation's requests.
pub fn fill_token(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(IdempotencyTokenInterceptor(
        operation,
    )))
}

/// Runs before serialization, so that every attempt of a call carries the same token.
#[derive(Debug)]
struct IdempotencyTokenInterceptor(&'static Operation);

#[dyn_dispatch_hint]
impl Intercept for IdempotencyTokenInterceptor {
    fn name(&self) -> &'static str {
        "IdempotencyTokenInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = (self.0.vtable.input_mut)(context.input_mut())
            .ok_or("the input is of another operation")?;
        if let Some(token) = input.idempotency_token() {
            token.get_or_insert_with(|| match cfg.load::<IdempotencyTokenProvider>() {
                Some(provider) => provider.make_idempotency_token(),
                None => IdempotencyTokenProvider::default().make_idempotency_token(),
            });
        }
        Ok(())
    }
}

/// A random UUID, of version 4 by RFC 9562, out of 128 random bits.
fn uuid_v4(random: u128) -> String {
    const VERSION: u128 = 0x4 << 76;
    const VARIANT: u128 = 0x2 << 62;
    let bits = random & !(0xF << 76) & !(0x3 << 62) | VERSION | VARIANT;
    let digits = format!("{bits:032x}");
    let mut uuid = String::with_capacity(36);
    let mut rest = digits.as_str();
    for length in [8, 4, 4, 4] {
        let (group, after) = rest.split_at(length);
        let _ = write!(uuid, "{group}-");
        rest = after;
    }
    uuid + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_a_uuid_of_version_4() {
        assert_eq!(uuid_v4(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid_v4(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    #[test]
    fn tokens_differ_unless_they_are_fixed() {
        let random = IdempotencyTokenProvider::default();
        assert_ne!(
            random.make_idempotency_token(),
            random.make_idempotency_token()
        );
        let fixed = IdempotencyTokenProvider::from("token");
        assert_eq!(fixed.make_idempotency_token(), "token");
    }
}
