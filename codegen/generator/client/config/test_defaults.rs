//! The part of the builder that makes tests repeatable.

use std::time::{Duration, UNIX_EPOCH};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::user_agent::AwsUserAgent;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::region::Region;

use super::super::settings;
use super::builder::Builder;

/// Defaults that make tests repeatable.
impl Builder {
    /// Fixes the time, the credentials, the user agent and the behavior version.
    #[inline]
    pub fn apply_test_defaults(&mut self) -> &mut Self {
        let time = UNIX_EPOCH + Duration::from_secs(1_234_567_890);
        self.set_time_source(Some(SharedTimeSource::new(StaticTimeSource::new(time))));
        self.config.store_put(AwsUserAgent::for_tests());
        self.set_credentials_provider(Some(SharedCredentialsProvider::new(
            Credentials::for_tests(),
        )));
        settings::test_defaults(self);
        self.set_behavior_version(Some(BehaviorVersion::latest()))
    }

    /// Fixes the time, the credentials, the user agent and the behavior version.
    #[inline]
    pub fn with_test_defaults(mut self) -> Self {
        self.apply_test_defaults();
        self
    }

    /// The same, and a region when none is set.
    #[inline]
    pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
        self.apply_test_defaults();
        if self.config.load::<Region>().is_none() {
            self.set_region(Some(Region::new("us-east-1")));
        }
        self
    }

    /// The same, and a region when none is set.
    #[inline]
    pub fn with_test_defaults_v2(mut self) -> Self {
        self.apply_test_defaults_v2();
        self
    }
}
