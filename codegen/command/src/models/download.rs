//! Downloads by HTTP: bounded in time and size, through the proxy that the environment names.

use std::io::Read as _;
use std::time::Duration;

use ureq::Agent;

use crate::input;
use crate::report::Fault;

/// How long the steps of a download may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    /// The connection, and the beginning of the reply.
    soon: Duration,
    /// The time in which nothing comes.
    silence: Duration,
    /// All of it.
    altogether: Duration,
}

impl Times {
    /// Those of users: a slow line is fine, one on which nothing comes is not.
    pub(super) const USUAL: Self = Self {
        soon: Duration::from_secs(20),
        silence: Duration::from_secs(20),
        altogether: Duration::from_secs(300),
    };

    /// Those of tests, which are on one machine with the server.
    #[cfg(test)]
    pub(super) const SHORT: Self = Self {
        soon: Duration::from_millis(400),
        silence: Duration::from_millis(400),
        altogether: Duration::from_secs(20),
    };
}

/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// What is at a URL. When that is one of HTTPS, redirects lead to nothing else.
///
/// # Errors
/// The server cannot be reached or refuses, the reply does not end in time, is cut off or is too long.
pub(super) fn get(url: &str, limit: u64, times: Times) -> Result<Vec<u8>, Fault> {
    let fault = |reason: String| {
        Fault::new(format!("cannot download `{url}`: {reason}")).help(
            "check the network and the proxy (`HTTPS_PROXY`), or give a folder of models by `--models DIR`",
        )
    };
    let failed = |error: ureq::Error| fault(in_words(&error));
    let response = agent(url, times).get(url).call().map_err(failed)?;
    let mut bytes = Vec::new();
    let mut body = response
        .into_body()
        .into_reader()
        .take(limit.saturating_add(1));
    body.read_to_end(&mut bytes)
        .map_err(|error| failed(ureq::Error::from(error)))?;
    if bytes.len() as u64 > limit {
        let fault = fault("it is too long".to_owned());
        return Err(fault.expected(input::at_most(limit)));
    }
    Ok(bytes)
}

fn agent(url: &str, times: Times) -> Agent {
    let config = Agent::config_builder()
        .https_only(url.starts_with("https://"))
        .max_redirects(REDIRECTS)
        .timeout_connect(Some(times.soon))
        .timeout_recv_response(Some(times.soon))
        .timeout_per_read(Some(times.silence))
        .timeout_global(Some(times.altogether))
        .user_agent(concat!("cargo-farrier/", env!("CARGO_PKG_VERSION")));
    config.build().into()
}

fn in_words(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(404) => "it is not there (HTTP status 404)".to_owned(),
        ureq::Error::StatusCode(403 | 429) => {
            "the server refuses it, maybe for too many requests (HTTP status 403 or 429)".to_owned()
        }
        ureq::Error::StatusCode(status) => format!("the server says HTTP status {status}"),
        ureq::Error::Timeout(_) => "it takes too long".to_owned(),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::RequireHttpsOnly(to) => format!("it is redirected to `{to}`, without TLS"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_with_tls_comes_with_tls() {
        for (url, only) in [("https://a.example/b", true), ("http://127.0.0.1/b", false)] {
            let agent = agent(url, Times::USUAL);
            assert_eq!(agent.config().https_only(), only, "{url}");
        }
    }
}
