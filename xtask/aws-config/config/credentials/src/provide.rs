//! The process of a scenario: loads the configuration from files and environment, asks for credentials,
//! and logs everything to standard error.

use std::error::Error;
use std::iter;
use std::time::{Duration, SystemTime};

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;

/// Prints what was provided, or why nothing was.
pub(crate) fn run() {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(std::io::stderr)
        .init();
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().expect("a runtime");
    println!("{}", runtime.block_on(provide()));
}

async fn provide() -> String {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(10));
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(800));
    let config = aws_config::from_env()
        .retry_config(retries)
        .timeout_config(timeouts.build());
    let config = config.load().await;
    let Some(provider) = config.credentials_provider() else {
        return "no provider".to_owned();
    };
    match provider.provide_credentials().await {
        Ok(credentials) => shown(&credentials),
        Err(error) => format!("error {}", causes(&error)),
    }
}

/// What an error says, and what each error beneath it says.
fn causes(error: &(dyn Error + 'static)) -> String {
    let chain = iter::successors(Some(error), |error| Error::source(*error));
    let texts: Vec<String> = chain.map(ToString::to_string).collect();
    texts.join(": ")
}

/// When credentials expire: in so many minutes, or in years.
fn expiry(credentials: &Credentials) -> String {
    let Some(expiry) = credentials.expiry() else {
        return "never".to_owned();
    };
    let left = expiry.duration_since(SystemTime::now()).unwrap_or_default();
    match (left.as_secs() + 30) / 60 {
        minutes @ 0..100_000 => format!("in {minutes} minutes"),
        _ => "in years".to_owned(),
    }
}

/// All of the credentials: they are made up.
fn shown(credentials: &Credentials) -> String {
    let account = credentials.account_id();
    format!(
        "ok {} {} {:?} account={:?}, expires {}",
        credentials.access_key_id(),
        credentials.secret_access_key(),
        credentials.session_token(),
        account.map(|account| account.as_str()),
        expiry(credentials),
    )
}
