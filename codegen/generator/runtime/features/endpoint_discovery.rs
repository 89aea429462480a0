//! Endpoint discovery: the service names the endpoint that calls go to, and how long it is good for.
//!
//! Source: Smithy 2.0 specification, "AWS client endpoint discovery".

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{
    EndpointFuture, EndpointResolverParams, ResolveEndpoint,
};
use aws_smithy_types::endpoint::Endpoint;

use super::super::call::invoke::BoxFuture;

/// How often it is looked whether the endpoint is still good.
const INTERVAL: Duration = Duration::from_secs(60);
/// How long an endpoint must still be good for to be kept.
const MARGIN: Duration = Duration::from_secs(120);

/// An endpoint as the service names it.
#[derive(Clone, Debug)]
pub struct Discovered {
    /// The host name, with the port if it has one.
    pub address: String,
    /// How many minutes it is good for.
    pub minutes: i64,
}

/// Asks the service for its endpoint.
pub type Discover = Box<dyn Fn() -> BoxFuture<Result<Discovered, BoxError>> + Send + Sync>;

/// What is known of the endpoint.
#[derive(Debug, Default)]
struct Known {
    /// The endpoint, and when it is no longer good.
    endpoint: Option<(Endpoint, SystemTime)>,
    /// Why the last attempt to ask for it failed.
    error: Option<BoxError>,
}

/// Resolves to the endpoint that was found last.
#[derive(Clone, Debug, Default)]
pub struct EndpointCache(Arc<Mutex<Known>>);

/// Keeps the endpoint of a client up to date.
#[must_use = "an endpoint is not good for ever: run `reload_task`, or call `reload_once` from time to time"]
pub struct ReloadEndpoint {
    discover: Discover,
    known: Weak<Mutex<Known>>,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
}

/// Asks for an endpoint, and gives what resolves to it and what keeps it up to date.
///
/// # Errors
/// The service cannot be asked, or names none.
pub async fn start(
    discover: Discover,
    sleep: SharedAsyncSleep,
    time: SharedTimeSource,
) -> Result<(EndpointCache, ReloadEndpoint), BoxError> {
    let cache = EndpointCache::default();
    let known = Arc::downgrade(&cache.0);
    let reload = ReloadEndpoint {
        discover,
        known,
        sleep,
        time,
    };
    reload.reload_once().await;
    cache.endpoint()?;
    Ok((cache, reload))
}

impl ReloadEndpoint {
    /// Asks for the endpoint once. When that fails, calls go on to the one that is known.
    pub async fn reload_once(&self) {
        let found = (self.discover)().await;
        let Some(known) = self.known.upgrade() else {
            return;
        };
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        match found {
            Ok(found) => {
                tracing::debug!(endpoint = ?found, "an endpoint was discovered");
                let minutes = u64::try_from(found.minutes).unwrap_or_default();
                let good_for = Duration::from_secs(minutes.saturating_mul(60));
                let url = format!("https://{}", found.address);
                let endpoint = Endpoint::builder().url(url).build();
                let now = self.time.now();
                known.endpoint = Some((endpoint, now.checked_add(good_for).unwrap_or(now)));
            }
            Err(error) => {
                tracing::debug!(%error, "no endpoint was discovered");
                known.error = Some(error);
            }
        }
    }

    /// Asks for the endpoint again whenever it is about to expire, until the client and its clones are
    /// dropped. It is to be spawned.
    pub async fn reload_task(self) {
        while let Some(known) = self.known.upgrade() {
            let is_good = is_good(&known, self.time.now());
            drop(known);
            if !is_good {
                self.reload_once().await;
            }
            self.sleep.sleep(INTERVAL).await;
        }
    }
}

fn is_good(known: &Mutex<Known>, now: SystemTime) -> bool {
    let known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let expiry = known.endpoint.as_ref().map(|(_, expiry)| expiry);
    let left = expiry.and_then(|expiry| expiry.duration_since(now).ok());
    left.is_some_and(|left| left >= MARGIN)
}

impl fmt::Debug for ReloadEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReloadEndpoint").finish_non_exhaustive()
    }
}

impl EndpointCache {
    fn endpoint(&self) -> Result<Endpoint, BoxError> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &known.endpoint {
            Some((endpoint, _)) => Ok(endpoint.clone()),
            None => {
                Err((known.error.take()).unwrap_or_else(|| "the service names no endpoint".into()))
            }
        }
    }
}

impl ResolveEndpoint for EndpointCache {
    fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(self.endpoint())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::future::ready;

    use aws_smithy_async::rt::sleep::Sleep;
    use aws_smithy_async::time::StaticTimeSource;

    use super::*;

    /// Sleeps are over at once.
    #[derive(Debug)]
    struct NoSleep;

    impl AsyncSleep for NoSleep {
        fn sleep(&self, _: Duration) -> Sleep {
            Sleep::new(ready(()))
        }
    }

    /// Runs a future that is never pending.
    fn run<T>(future: impl Future<Output = T>) -> T {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match std::pin::pin!(future).poll(&mut context) {
            std::task::Poll::Ready(value) => value,
            std::task::Poll::Pending => panic!("the future waits"),
        }
    }

    fn started(
        found: impl IntoIterator<Item = Result<(&'static str, i64), &'static str>>,
    ) -> Result<(EndpointCache, ReloadEndpoint), BoxError> {
        let found = Mutex::new(VecDeque::from_iter(found));
        let discover = move || -> BoxFuture<Result<Discovered, BoxError>> {
            let next = found.lock().expect("no panic").pop_front();
            let next = next.unwrap_or(Err("nothing is left"));
            let next = next.map(|(address, minutes)| Discovered {
                address: address.to_owned(),
                minutes,
            });
            Box::pin(ready(next.map_err(Into::into)))
        };
        run(start(
            Box::new(discover),
            SharedAsyncSleep::new(NoSleep),
            SharedTimeSource::new(StaticTimeSource::new(SystemTime::UNIX_EPOCH)),
        ))
    }

    fn url(cache: &EndpointCache) -> String {
        cache.endpoint().expect("an endpoint").url().to_owned()
    }

    #[test]
    fn what_cannot_be_discovered_is_an_error() {
        let error = started([Err("no way")]).expect_err("nothing is known");
        assert_eq!(error.to_string(), "no way");
    }

    #[test]
    fn the_endpoint_is_the_one_found_last() {
        let (cache, reload) =
            started([Ok(("a", 1)), Err("no way"), Ok(("b", 5))]).expect("an endpoint");
        assert_eq!(url(&cache), "https://a");
        assert!(!is_good(&cache.0, SystemTime::UNIX_EPOCH));
        run(reload.reload_once());
        assert_eq!(url(&cache), "https://a");
        run(reload.reload_once());
        assert_eq!(url(&cache), "https://b");
        assert!(is_good(&cache.0, SystemTime::UNIX_EPOCH));
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(181);
        assert!(!is_good(&cache.0, later));
    }

    #[test]
    fn reloading_ends_with_the_client() {
        let (cache, reload) = started([Ok(("a", 5))]).expect("an endpoint");
        drop(cache);
        run(reload.reload_task());
    }
}
