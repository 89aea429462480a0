//! From when on, and how long, a presigned request is valid.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

/// How long a presigned request can be valid at most: a week.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// From when on, and how long, a presigned request is valid.
///
/// A request is valid no longer than the credentials that it is signed with, whatever is set here.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PresigningConfig {
    start_time: SystemTime,
    expires_in: Duration,
}

impl PresigningConfig {
    /// Valid from now on for this long, of which fractions of a second do not count.
    ///
    /// # Errors
    /// It is longer than a week.
    pub fn expires_in(expires_in: Duration) -> Result<Self, PresigningConfigError> {
        Self::builder().expires_in(expires_in).build()
    }

    /// A builder with nothing set.
    pub fn builder() -> PresigningConfigBuilder {
        PresigningConfigBuilder::default()
    }

    /// How long the request is valid.
    pub fn expires(&self) -> Duration {
        self.expires_in
    }

    /// From when on the request is valid.
    pub fn start_time(&self) -> SystemTime {
        self.start_time
    }
}

/// A builder of [`PresigningConfig`].
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct PresigningConfigBuilder {
    start_time: Option<SystemTime>,
    expires_in: Option<Duration>,
}

impl PresigningConfigBuilder {
    /// Sets from when on the request is valid: now, if it is left out. The clock of the client does not
    /// count.
    pub fn start_time(mut self, start_time: SystemTime) -> Self {
        self.set_start_time(Some(start_time));
        self
    }

    /// Sets or unsets from when on the request is valid.
    pub fn set_start_time(&mut self, start_time: Option<SystemTime>) {
        self.start_time = start_time;
    }

    /// Sets how long the request is valid, of which fractions of a second do not count. It is required.
    pub fn expires_in(mut self, expires_in: Duration) -> Self {
        self.set_expires_in(Some(expires_in));
        self
    }

    /// Sets or unsets how long the request is valid.
    pub fn set_expires_in(&mut self, expires_in: Option<Duration>) {
        self.expires_in = expires_in;
    }

    /// The [`PresigningConfig`].
    ///
    /// # Errors
    /// It is not set how long the request is valid, or that is longer than a week.
    pub fn build(self) -> Result<PresigningConfig, PresigningConfigError> {
        let expires_in = self.expires_in.ok_or(ErrorKind::Unset)?;
        if expires_in > LONGEST {
            return Err(ErrorKind::TooLong.into());
        }
        Ok(PresigningConfig {
            start_time: self.start_time.unwrap_or_else(SystemTime::now),
            expires_in,
        })
    }
}

/// Why there is no [`PresigningConfig`].
#[derive(Debug)]
pub struct PresigningConfigError {
    kind: ErrorKind,
}

#[derive(Debug)]
enum ErrorKind {
    Unset,
    TooLong,
}

impl From<ErrorKind> for PresigningConfigError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for PresigningConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ErrorKind::Unset => "`expires_in` must be set",
            ErrorKind::TooLong => "`expires_in` must not be longer than one week",
        })
    }
}

impl StdError for PresigningConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_week_is_the_longest_and_must_be_said() {
        let week = PresigningConfig::expires_in(LONGEST).expect("a week");
        assert_eq!(week.expires(), LONGEST);
        let longer = PresigningConfig::expires_in(LONGEST + SECOND).expect_err("too long");
        assert!(longer.to_string().contains("one week"), "{longer}");
        let unset = PresigningConfig::builder().build().expect_err("no length");
        assert!(unset.to_string().contains("must be set"), "{unset}");
    }

    #[test]
    fn it_starts_when_it_is_told_to_or_now() {
        let before = SystemTime::now();
        let now = PresigningConfig::expires_in(SECOND).expect("a second");
        assert!(now.start_time() >= before && now.start_time() <= SystemTime::now());
        let start = SystemTime::UNIX_EPOCH + SECOND;
        let builder = PresigningConfig::builder().start_time(start);
        let then = builder.expires_in(SECOND).build().expect("a second");
        assert_eq!(then.start_time(), start);
    }
}
