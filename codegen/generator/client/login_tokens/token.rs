//! A login token, and how it is made.

use std::fmt;
use std::time::Duration;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_types::sdk_config::SdkConfig;

use crate::runtime::features::login_token::Login;

/// How long a token is good for unless something else is set.
pub(super) const LIFETIME: Duration = Duration::from_secs(900);

/// The password of a user of a database, for as long as it is good.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken {
    text: String,
}

impl AuthToken {
    /// The text of the token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The token is a secret, so it is not shown.
impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthToken").finish_non_exhaustive()
    }
}

/// The token itself.
impl fmt::Display for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Makes the token, with these credentials or those of the shared configuration.
///
/// # Errors
/// There are no credentials or no time source, or the host is no host.
pub(super) async fn make(
    login: Login<'_>,
    credentials: Option<SharedCredentialsProvider>,
    config: &SdkConfig,
) -> Result<AuthToken, BoxError> {
    let provider = credentials.or_else(|| config.credentials_provider());
    let provider = provider.ok_or("a login token needs credentials")?;
    let identity = Identity::from(provider.provide_credentials().await?);
    let time = config
        .time_source()
        .ok_or("a login token needs a time source")?;
    let text = login.token(&identity, time.now())?;
    Ok(AuthToken { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_not_shown() {
        let text = String::from("secret");
        let token = AuthToken { text };
        assert_eq!(token.to_string(), "secret");
        assert!(!format!("{token:?}").contains("secret"));
    }
}
