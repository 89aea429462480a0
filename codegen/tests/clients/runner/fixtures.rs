//! Clients that the tests share: fixed credentials and time, back-offs of a millisecond. They are
//! macros, since each client crate has types of its own.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::StaticTimeSource;

/// 2024-05-06T07:08:09Z, when every first attempt is signed.
const SIGNING_TIME: Duration = Duration::from_secs(1_714_979_289);

/// A clock that stands still.
pub(crate) fn clock() -> StaticTimeSource {
    StaticTimeSource::new(SystemTime::UNIX_EPOCH + SIGNING_TIME)
}

/// The name of a retry quota that no other client draws on.
pub(crate) fn own_partition() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("test-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The configuration of a client of the crate `$crate_name` for this server: three attempts.
macro_rules! config {
    ($crate_name:ident, $server:expr) => {
        $crate::fixtures::config_at!($crate_name, $server.url())
    };
}

/// The same for the server at this URL.
macro_rules! config_at {
    ($crate_name:ident, $url:expr) => {
        $crate_name::Config::builder()
            .behavior_version($crate_name::config::BehaviorVersion::latest())
            .region($crate_name::config::Region::new("eu-central-1"))
            .endpoint_url($url)
            .credentials_provider($crate_name::config::Credentials::new(
                "AKIDFARRIER",
                "horseshoe/nail+anvil",
                None,
                None,
                "tests",
            ))
            .time_source($crate::fixtures::clock())
            .retry_config(
                $crate_name::config::retry::RetryConfig::standard()
                    .with_max_attempts(3)
                    .with_initial_backoff(std::time::Duration::from_millis(1))
                    .with_max_backoff(std::time::Duration::from_millis(1)),
            )
            .retry_partition($crate_name::config::retry::RetryPartition::new(
                $crate::fixtures::own_partition(),
            ))
    };
}

/// A client of the crate `$crate_name` with the [`config!`] of the tests.
macro_rules! client {
    ($crate_name:ident, $server:expr) => {
        $crate_name::Client::from_conf($crate::fixtures::config!($crate_name, $server).build())
    };
}

pub(crate) use {client, config, config_at};
