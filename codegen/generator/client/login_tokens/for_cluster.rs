//! Tokens with which a user of whatever role logs in to the database of a cluster.

use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_types::region::Region;
use aws_types::sdk_config::SdkConfig;

use crate::runtime::features::login_token::Login;

pub use super::token::AuthToken;
use super::token::{LIFETIME, make};

/// Makes login tokens for the database of a cluster.
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// A generator of tokens for this cluster.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// A new token for a user with a role of the database, with the credentials and the region of
    /// `config` where the generator has none of its own.
    ///
    /// # Errors
    /// There are no credentials, no region or no time source, or the host name is none.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.token("DbConnect", config).await
    }

    /// A new token for the user `admin`, with the credentials and the region of `config` where the
    /// generator has none of its own.
    ///
    /// # Errors
    /// There are no credentials, no region or no time source, or the host name is none.
    pub async fn db_connect_admin_auth_token(
        &self,
        config: &SdkConfig,
    ) -> Result<AuthToken, BoxError> {
        self.token("DbConnectAdmin", config).await
    }

    async fn token(&self, action: &str, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let region = own.region.as_ref().or_else(|| config.region());
        let login = Login {
            signing_name: "dsql",
            region: region.ok_or("a login token needs a region")?.as_ref(),
            authority: &own.hostname,
            query: &[("Action", action)],
            lifetime: own.expires_in.map_or(LIFETIME, Duration::from_secs),
        };
        make(login, own.credentials(), config).await
    }
}

/// The cluster that tokens are for.
#[derive(Clone, Debug)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    region: Option<Region>,
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

    /// The host name of the cluster.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// The region of the cluster, if it is not that of the shared configuration.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// How many seconds a token is good for: 900 when unset.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// A builder of [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets the credentials; those of the shared configuration when unset.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the host name of the cluster.
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the region of the cluster; that of the shared configuration when unset.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets how many seconds a token is good for: 900 when unset.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    /// The host name is unset.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("the host name is unset")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::logins::{expected, run, shared};

    const HOST: &str = "c.dsql.eu-central-1.on.aws";

    /// The signatures were made by hand from the specification.
    #[test]
    fn a_token_for_a_cluster_is_its_signed_url() {
        let config = || Config::builder().hostname(HOST);
        let of = |config: ConfigBuilder| AuthTokenGenerator::new(config.build().expect("a host"));
        let token = run(of(config().expires_in(450)).db_connect_auth_token(&shared()));
        let expected_token = expected(
            &format!("{HOST}/?Action=DbConnect"),
            "dsql",
            450,
            "94fc5b6eab9ba49c79d133804c1dbdc47b1f961576b21fb15f0eaba65bc6c98b",
        );
        assert_eq!(token.expect("a token").as_str(), expected_token);
        let token = run(of(config()).db_connect_admin_auth_token(&shared()));
        let expected_token = expected(
            &format!("{HOST}/?Action=DbConnectAdmin"),
            "dsql",
            900,
            "b50bc0f5999fd38de5f3917e0b7632715679c918262517c024537e7636e61f92",
        );
        assert_eq!(token.expect("a token").as_str(), expected_token);
    }

    #[test]
    fn a_region_is_needed() {
        let config = Config::builder().hostname(HOST).build();
        let generator = AuthTokenGenerator::new(config.expect("a host"));
        let shared = shared().into_builder().region(None).build();
        assert!(run(generator.db_connect_auth_token(&shared)).is_err());
    }
}
