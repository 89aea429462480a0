//! Makes the configuration of a client from the shared configuration (`SdkConfig`).

use aws_types::sdk_config::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::super::facts::SDK_ID;
use super::super::settings;
use super::builder::Builder;
use super::definition::Config;

impl Config {
    /// The configuration of this service that the shared configuration gives.
    #[inline]
    pub fn new(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }
}

impl From<&SdkConfig> for Config {
    #[inline]
    fn from(config: &SdkConfig) -> Self {
        Self::new(config)
    }
}

impl From<&SdkConfig> for Builder {
    #[inline]
    fn from(input: &SdkConfig) -> Self {
        let mut builder = Self::default();
        builder.set_credentials_provider(input.credentials_provider());
        builder.set_region(input.region().cloned());
        builder.set_use_fips(input.use_fips());
        builder.set_use_dual_stack(input.use_dual_stack());
        builder.set_endpoint_url(endpoint_url(input));
        // `None` would unset the service's own protocol.
        if let Some(protocol) = input.protocol() {
            builder.set_protocol(Some(protocol));
        }

        builder.set_retry_config(input.retry_config().cloned());
        builder.set_timeout_config(input.timeout_config().cloned());
        builder.set_sleep_impl(input.sleep_impl());
        builder.set_http_client(input.http_client());
        builder.set_time_source(input.time_source());
        builder.set_behavior_version(input.behavior_version());
        builder.set_auth_scheme_preference(input.auth_scheme_preference().cloned());
        // `None` would unset the default.
        if let Some(protection) = input.stalled_stream_protection() {
            builder.set_stalled_stream_protection(Some(protection));
        }
        if let Some(cache) = input.identity_cache() {
            builder.set_identity_cache(cache);
        }
        builder.set_disable_clock_skew_correction(input.disable_clock_skew_correction());
        builder.set_app_name(input.app_name().cloned());
        for metadata in input.framework_metadata() {
            builder.push_framework_metadata(metadata.clone());
        }
        settings::from_sdk_config(&mut builder, input);
        builder
    }
}

/// The endpoint set in code, else the one that the environment or profile sets for this service,
/// else the one that they set for all.
#[inline]
fn endpoint_url(input: &SdkConfig) -> Option<String> {
    let general = input.endpoint_url().map(str::to_owned);
    if input.get_origin("endpoint_url").is_client_config() {
        return general;
    }
    service_setting(input, "AWS_ENDPOINT_URL", "endpoint_url").or(general)
}

/// A setting of this service in the environment or the profile.
#[inline]
pub(crate) fn service_setting(
    input: &SdkConfig,
    env: &'static str,
    profile: &'static str,
) -> Option<String> {
    let key = ServiceConfigKey::builder()
        .service_id(SDK_ID)
        .env(env)
        .profile(profile)
        .build()
        .ok()?;
    input.service_config()?.load_config(key)
}
