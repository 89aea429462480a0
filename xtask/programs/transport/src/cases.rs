//! Cases: calls of which every request and the outcome are printed.

use std::fmt::Debug;

use aws_types::sdk_config::{Builder, SdkConfig};
use sha2::{Digest, Sha256};
use steps::{Explain, Steps};

use crate::{Reply, Sent, Transport, config};

/// How many bytes of a body are printed; of a longer one the digest is.
const SHOWN: usize = 2000;

/// The cases of a program, in groups.
#[derive(Debug, Default)]
pub struct Cases {
    steps: Steps,
}

impl Cases {
    /// No case has been made yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The cases that follow are of this group.
    pub fn group(&mut self, name: &'static str) {
        self.steps.group(name);
    }

    /// Makes a call with the usual configuration, which is answered with these replies.
    pub async fn case<T: Debug, E: Explain>(
        &mut self,
        name: &str,
        replies: impl IntoIterator<Item = Reply>,
        call: impl AsyncFnOnce(SdkConfig) -> Result<T, E>,
    ) {
        self.case_with(name, |config| config, replies, call).await;
    }

    /// Makes a call with a configuration that is changed, which is answered with these replies.
    pub async fn case_with<T: Debug, E: Explain>(
        &mut self,
        name: &str,
        change: impl FnOnce(Builder) -> Builder,
        replies: impl IntoIterator<Item = Reply>,
        call: impl AsyncFnOnce(SdkConfig) -> Result<T, E>,
    ) {
        let transport = Transport::new(replies);
        let config = change(config()).http_client(transport.clone()).build();
        let outcome = match call(config).await {
            Ok(output) => format!("ok {output:?}"),
            Err(error) => format!("error {}", error.explain()),
        };
        for (number, sent) in (1..).zip(transport.requests()) {
            self.request(&format!("{name}, request {number}"), &sent.comparable());
        }
        self.steps.line(&format!("{name}, outcome"), &outcome);
    }

    fn request(&self, name: &str, sent: &Sent) {
        let line = |what: &str, value: &str| self.steps.line(&format!("{name}{what}"), value);
        line("", &format!("{} {}", sent.method, sent.uri));
        for (header, value) in &sent.headers {
            line(&format!(", header {header}"), value);
        }
        line(", body", &shown(&sent.body));
    }
}

fn shown(body: &Result<Vec<u8>, String>) -> String {
    match body {
        Err(reason) => format!("(could not be read: {reason})"),
        Ok(body) => match std::str::from_utf8(body) {
            Ok(text) if text.len() <= SHOWN => text.to_owned(),
            _ => format!("({} bytes, SHA-256 {:x})", body.len(), Sha256::digest(body)),
        },
    }
}
