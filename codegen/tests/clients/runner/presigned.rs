//! What the tests of presigned requests share.

use std::time::UNIX_EPOCH;

use aws_smithy_async::time::TimeSource as _;

use crate::fixtures::clock;
use crate::sigv4::Rules;
use crate::verifier::Verifier;

/// The secret of the credentials that the tests sign with.
pub(crate) const SECRET: &str = "horseshoe/nail+anvil";

/// The time at which the tests sign, in seconds since 1970.
pub(crate) fn now() -> u64 {
    let now = clock().now().duration_since(UNIX_EPOCH);
    now.expect("after 1970").as_secs()
}

/// A service that verifies signatures by these rules, with this clock. Its URL.
pub(crate) async fn service(rules: Rules, now: u64) -> String {
    let secret = SECRET;
    let verifier = Verifier { secret, rules, now };
    verifier.start().await.expect("a loopback service")
}

/// An hour from the time on at which the tests sign, for a client of the crate `$crate_name`.
macro_rules! hour_from {
    ($crate_name:ident) => {
        $crate_name::presigning::PresigningConfig::builder()
            .start_time(
                std::time::UNIX_EPOCH + std::time::Duration::from_secs($crate::presigned::now()),
            )
            .expires_in(std::time::Duration::from_secs(3600))
            .build()
            .expect("an hour")
    };
}

pub(crate) use hour_from;
