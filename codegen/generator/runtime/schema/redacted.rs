//! What is shown in place of `@sensitive` values.

use std::fmt;

/// What `Debug` and error texts show in place of a sensitive value.
#[allow(dead_code)] // not every service has sensitive members
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// A sensitive value, for `Debug`.
#[allow(dead_code)] // not every service has sensitive members
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(REDACTED, f)
    }
}
