//! The numbers of retries, for services with numbers of their own: how long the first wait is, and how
//! often a call is tried.

use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::sdk_config::SdkConfig;

use super::super::config::Builder;
use super::super::facts::{FIRST_BACKOFF, MAX_ATTEMPTS};

/// Takes the retries over from the shared configuration, with the service's own numbers where that does
/// not set them in code. They belong to a newer specification of retries than the first.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    let is_newer = |spec: &RetrySpec| spec.is_at_least(RetrySpec::V2_1);
    let retries = config.retry_config();
    let Some(retries) = retries.filter(|it| it.retry_spec().is_some_and(is_newer)) else {
        return;
    };
    let spec = RetrySpec::v2_1().with_non_throttling_initial_backoff(FIRST_BACKOFF);
    let retries: RetryConfig = retries.clone().with_retry_spec(spec);
    let is_in_code = config.get_origin("retry_config").is_client_config();
    builder.set_retry_config(Some(match is_in_code {
        true => retries,
        false => retries.with_max_attempts(MAX_ATTEMPTS),
    }));
}

#[cfg(test)]
mod tests {
    use aws_types::origin::Origin;

    use super::*;

    fn retries(shared: &SdkConfig) -> Option<RetryConfig> {
        let mut builder = Builder::new();
        from_sdk_config(&mut builder, shared);
        builder.config.load::<RetryConfig>().cloned()
    }

    #[test]
    fn newer_retries_have_the_numbers_of_the_service() {
        let newer = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
        let shared = || SdkConfig::builder().retry_config(newer.clone());
        let found = retries(&shared().build()).expect("retries");
        assert_eq!(found.max_attempts(), MAX_ATTEMPTS);
        let spec = RetrySpec::v2_1().with_non_throttling_initial_backoff(FIRST_BACKOFF);
        assert_eq!(found.retry_spec(), Some(&spec));
        let mut in_code = shared();
        in_code.insert_origin("retry_config", Origin::shared_config());
        let found = retries(&in_code.build()).expect("retries");
        assert_eq!(found.max_attempts(), RetryConfig::standard().max_attempts());
        assert_eq!(found.retry_spec(), Some(&spec));
    }

    #[test]
    fn older_retries_are_left_alone() {
        let older = SdkConfig::builder().retry_config(RetryConfig::standard());
        assert!(retries(&older.build()).is_none());
        assert!(retries(&SdkConfig::builder().build()).is_none());
    }
}
