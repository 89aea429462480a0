//! Tokens with which a named user logs in to a database at a host and a port.

use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::sdk_config::SdkConfig;

use crate::runtime::features::login_token::Login;

pub use super::token::AuthToken;
use super::token::{LIFETIME, make};

/// Makes login tokens for a user of a database.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// A generator of tokens for this user and database.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// A new token, with the credentials and the region of `config` where the generator has none of its
    /// own. Without any region it is that of `us-east-1`.
    ///
    /// # Errors
    /// There are no credentials or no time source, or the host name is none.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let region = own.region.as_ref().or_else(|| config.region());
        let seconds = own.expires_in.map(Duration::from_secs);
        let login = Login {
            signing_name: "rds-db",
            region: region.map_or("us-east-1", AsRef::as_ref),
            authority: &format!("{}:{}", own.hostname, own.port),
            query: &[("Action", "connect"), ("DBUser", &own.username)],
            lifetime: seconds.map_or(LIFETIME, |it| it.min(LIFETIME)),
        };
        make(login, own.credentials(), config).await
    }
}

/// The user and the database that tokens are for.
#[derive(Clone, Debug)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    port: u64,
    region: Option<Region>,
    username: String,
    expires_in: Option<u64>,
}

impl Config {
    /// A builder with nothing set.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// The credentials, if they are not those of the shared configuration.
    pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
        self.credentials.clone()
    }

    /// The host name of the database.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// The port of the database.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// The region of the database, if it is not that of the shared configuration.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// The name of the user.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// How many seconds a token is good for: 900 at most, and when unset.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// A builder of [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    port: Option<u64>,
    region: Option<Region>,
    username: Option<String>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets the credentials; those of the shared configuration when unset.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the host name of the database.
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the port of the database.
    pub fn port(mut self, port: u64) -> Self {
        self.port = Some(port);
        self
    }

    /// Sets the region of the database; that of the shared configuration when unset.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the name of the user.
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets how many seconds a token is good for: 900 at most, and when unset.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    /// The host name, the port or the name of the user is unset.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("the host name is unset")?,
            port: self.port.ok_or("the port is unset")?,
            region: self.region,
            username: self.username.ok_or("the name of the user is unset")?,
            expires_in: self.expires_in,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::logins::{expected, run, shared};

    /// The signature was made by hand from the specification.
    #[test]
    fn a_token_for_a_user_is_the_signed_url_of_the_database() {
        let config = Config::builder().hostname("db.test").port(5432);
        let config = config.username("jane doe").expires_in(5000).build();
        let generator = AuthTokenGenerator::new(config.expect("a configuration"));
        let token = run(generator.auth_token(&shared())).expect("a token");
        let expected = expected(
            "db.test:5432/?Action=connect&DBUser=jane%20doe",
            "rds-db",
            900,
            "050495b13d7516960c46090fd2a2f23090abfc3e871d4a51dc08af07c7c68344",
        );
        assert_eq!(token.as_str(), expected);
    }

    #[test]
    fn what_is_missing_is_an_error() {
        let config = || Config::builder().hostname("db.test").port(5432);
        assert!(config().build().is_err());
        let config = config().username("jane").build().expect("a configuration");
        let token = AuthTokenGenerator::new(config);
        assert!(run(token.auth_token(&SdkConfig::builder().build())).is_err());
    }
}
