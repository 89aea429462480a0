//! The settings that only some services have, and what they take over from the shared configuration.

use aws_types::sdk_config::SdkConfig;

use super::config::Builder;

pub(crate) mod account_id_endpoints;
pub(crate) mod api_key_auth;
pub(crate) mod basic_auth;
pub(crate) mod bearer_auth;
pub(crate) mod checksums;
pub(crate) mod chunk_size;
pub(crate) mod compression;
pub(crate) mod environment_token;
pub(crate) mod idempotency;
pub(crate) mod retry_numbers;
pub(crate) mod session_credentials;
pub(crate) mod sigv4a;

/// Takes over from the shared configuration what only some services have.
pub(crate) fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    account_id_endpoints::from_sdk_config(builder, config);
    bearer_auth::from_sdk_config(builder, config);
    checksums::from_sdk_config(builder, config);
    compression::from_sdk_config(builder, config);
    environment_token::from_sdk_config(builder, config);
    retry_numbers::from_sdk_config(builder, config);
    sigv4a::from_sdk_config(builder, config);
}

/// Makes repeatable for tests what only some services have.
pub(crate) fn test_defaults(builder: &mut Builder) {
    bearer_auth::test_defaults(builder);
    idempotency::test_defaults(builder);
}
