//! Where a client keeps its sessions: one for each resource and credentials, until it expires.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;

/// How many sessions are kept; then the one that was used longest ago goes.
const CAPACITY: usize = 100;

/// How long before its expiration a session is renewed, so that it lasts for the request.
const BUFFER_TIME: Duration = Duration::from_secs(10);

/// The sessions of a client.
#[derive(Default)]
pub(super) struct SessionCache {
    /// From the one that was used longest ago to the last one.
    entries: Mutex<Vec<Entry>>,
}

/// What a session is for: the resource, and the credentials that it was made with.
pub(super) struct Key {
    resource: String,
    credentials: Credentials,
}

struct Entry {
    key: Key,
    session: Session,
}

/// A session that may still have to be made: who asks meanwhile waits for it.
type Session = ExpiringCache<Identity, BoxError>;

impl Key {
    /// The session for this resource, made with these credentials.
    pub(super) fn new(resource: String, credentials: Credentials) -> Self {
        Self {
            resource,
            credentials,
        }
    }
}

/// Credentials that are fetched anew may differ in their expiration alone.
impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        let (own, others) = (&self.credentials, &other.credentials);
        self.resource == other.resource
            && own.access_key_id() == others.access_key_id()
            && own.secret_access_key() == others.secret_access_key()
            && own.session_token() == others.session_token()
    }
}

impl SessionCache {
    /// The session that is kept, or else the one that `make` makes; of several calls at the same time, one
    /// makes it.
    ///
    /// # Errors
    /// Those of `make`. They are not kept: the next call makes a session again.
    pub(super) async fn get_or_make<
        F: Future<Output = Result<(Identity, SystemTime), BoxError>>,
    >(
        &self,
        key: Key,
        now: SystemTime,
        make: impl FnOnce() -> F,
    ) -> Result<Identity, BoxError> {
        let session = self.session(key);
        match session.yield_or_clear_if_expired(now).await {
            Some(identity) => Ok(identity),
            None => session.get_or_load(make).await,
        }
    }

    fn session(&self, key: Key) -> Session {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = match entries.iter().position(|entry| entry.key == key) {
            Some(at) => entries.remove(at),
            None => Entry {
                key,
                session: Session::new(BUFFER_TIME),
            },
        };
        if entries.len() >= CAPACITY {
            entries.remove(0);
        }
        let session = entry.session.clone();
        entries.push(entry);
        session
    }
}

/// Without what it keeps, which is secret.
impl fmt::Debug for SessionCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionCache").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    const START: SystemTime = SystemTime::UNIX_EPOCH;

    fn after(seconds: u64) -> SystemTime {
        START + Duration::from_secs(seconds)
    }

    fn key(resource: &str, id: &str) -> Key {
        let credentials = Credentials::new(id, "secret", None, Some(START), "test");
        Key::new(resource.to_owned(), credentials)
    }

    /// Whether a session had to be made, which then lasts for 300 seconds.
    fn is_made(cache: &SessionCache, key: Key, now: SystemTime) -> bool {
        let mut made = false;
        let call = cache.get_or_make(key, now, || {
            made = true;
            let expiration = now + Duration::from_secs(300);
            std::future::ready(Ok((Identity::new("session", Some(expiration)), expiration)))
        });
        let mut context = Context::from_waker(Waker::noop());
        match pin!(call).poll(&mut context) {
            Poll::Ready(result) => assert!(result.is_ok()),
            Poll::Pending => panic!("nothing to wait for"),
        }
        made
    }

    #[test]
    fn a_session_lasts_until_shortly_before_its_expiration() {
        let cache = SessionCache::default();
        assert!(is_made(&cache, key("a", "id"), START));
        assert!(!is_made(&cache, key("a", "id"), after(289)));
        assert!(is_made(&cache, key("a", "id"), after(290)));
        assert!(!is_made(&cache, key("a", "id"), after(579)));
    }

    #[test]
    fn a_session_is_for_one_resource_and_credentials() {
        let cache = SessionCache::default();
        assert!(is_made(&cache, key("a", "id"), START));
        assert!(is_made(&cache, key("b", "id"), START));
        assert!(is_made(&cache, key("a", "other"), START));
        let fetched_anew = Credentials::new("id", "secret", None, Some(after(9)), "test");
        assert!(!is_made(
            &cache,
            Key::new("a".to_owned(), fetched_anew),
            START
        ));
        let with_token = Credentials::new("id", "secret", Some("t".to_owned()), None, "test");
        assert!(is_made(&cache, Key::new("a".to_owned(), with_token), START));
    }

    #[test]
    fn the_session_that_was_used_longest_ago_goes() {
        let cache = SessionCache::default();
        for number in 0..CAPACITY {
            assert!(is_made(&cache, key(&number.to_string(), "id"), START));
        }
        assert!(!is_made(&cache, key("0", "id"), START));
        assert!(is_made(&cache, key("one more", "id"), START));
        assert!(!is_made(&cache, key("0", "id"), START));
        assert!(is_made(&cache, key("1", "id"), START));
    }

    #[test]
    fn an_error_is_not_kept() {
        let cache = SessionCache::default();
        let fails = cache.get_or_make(key("a", "id"), START, || {
            std::future::ready(Err("no session".into()))
        });
        let mut context = Context::from_waker(Waker::noop());
        let result = pin!(fails).poll(&mut context);
        assert!(matches!(result, Poll::Ready(Err(_))), "{result:?}");
        assert!(is_made(&cache, key("a", "id"), START));
    }
}
