//! What a side is given to make calls with, and the calls it gives back.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::SdkConfig;
use aws_types::region::Region;
use bytes::Bytes;

use crate::clock::{Phase, Stopwatch};
use crate::transport::Transport;

/// Some calls, one after the other.
pub type Calls = Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// What the client of a side is made with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Answers the calls.
    pub transport: Transport,
    /// Takes the time of one phase of each call, if that is wanted.
    pub stopwatch: Option<Stopwatch>,
}

/// Makes calls through one crate.
pub struct Caller {
    setup: Setup,
    calls: Box<dyn Fn(usize) -> Calls>,
}

impl Setup {
    /// Every call gets this reply.
    #[must_use]
    pub fn new(status: u16, reply: Bytes, timed: Option<Phase>) -> Self {
        Self {
            transport: Transport::new(status, reply),
            stopwatch: timed.map(Stopwatch::new),
        }
    }

    /// The configuration, with credentials that nobody knows.
    #[must_use]
    pub fn shared_config(&self) -> SdkConfig {
        let credentials = Credentials::new("AKIDBENCH", "secret", None, None, "bench");
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .http_client(self.transport.clone())
            .build()
    }
}

impl Caller {
    /// Calls made by `calls`, which gets their number.
    pub fn new(setup: Setup, calls: impl Fn(usize) -> Calls + 'static) -> Self {
        let calls = Box::new(calls);
        Self { setup, calls }
    }

    /// Makes this many calls.
    ///
    /// # Errors
    /// A call does not give what it should; the text says how.
    pub async fn call(&self, count: usize) -> Result<(), String> {
        (self.calls)(count).await
    }

    /// The size of the body that the last call received, in bytes.
    #[must_use]
    pub fn received(&self) -> usize {
        self.setup.transport.received()
    }

    /// The size of the body that the last call sent, in bytes.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.setup.transport.sent()
    }

    /// The seconds that the timed phase took since this was asked last.
    #[must_use]
    pub fn take_phase(&self) -> f64 {
        self.setup.stopwatch.as_ref().map_or(0.0, Stopwatch::take)
    }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller")
            .field("setup", &self.setup)
            .finish_non_exhaustive()
    }
}
