//! A bearer token in the environment, for services that are known by their signing name.

use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::identity::http::Token;
use aws_smithy_types::config_bag::Layer;
use aws_types::sdk_config::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::super::config::Builder;
use super::super::facts::SIGNING_NAME;

/// Takes the token of the environment: calls then carry it and are not signed, unless the shared
/// configuration says otherwise in code.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    let Some(token) = token(config) else {
        return;
    };
    let is_in_code = |setting| config.get_origin(setting).is_client_config();
    if !is_in_code("auth_scheme_preference") {
        let bearer: AuthSchemeId = HTTP_BEARER_AUTH_SCHEME_ID;
        builder.set_auth_scheme_preference(Some([bearer].into()));
    }
    if is_in_code("token_provider") {
        return;
    }
    // The user agent tells where the token is from.
    let mut features = Layer::new("token of the environment");
    features.store_append(AwsCredentialFeature::BearerServiceEnvVars);
    let identity = Identity::builder()
        .data(Token::new(token, None))
        .property(features.freeze())
        .build();
    if let Ok(identity) = identity {
        builder
            .runtime_components
            .set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, identity);
    }
}

/// The token of this service in the environment; profiles have none.
fn token(config: &SdkConfig) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id(SIGNING_NAME)
        .env("AWS_BEARER_TOKEN")
        .profile("")
        .build()
        .ok()?;
    config.service_config()?.load_config(key)
}
