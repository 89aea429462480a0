//! A service with numbers of its own for retries. When they count is tested where that is written.

use std::time::Duration;

use aws_smithy_types::retry::{RetryConfig, RetrySpec};
use aws_types::SdkConfig;
use tables::Config;

#[test]
fn retries_are_quick_and_one_more_than_elsewhere() {
    let newer = RetryConfig::standard().with_retry_spec(RetrySpec::v2_1());
    let shared = SdkConfig::builder().retry_config(newer).build();
    let config = Config::new(&shared);
    let retries = config.retry_config().expect("retries");
    assert_eq!(retries.max_attempts(), 4);
    let quick = RetrySpec::v2_1();
    let quick = quick.with_non_throttling_initial_backoff(Duration::from_millis(25));
    assert_eq!(retries.retry_spec(), Some(&quick));
}
