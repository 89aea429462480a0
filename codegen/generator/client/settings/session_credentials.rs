//! The credentials of sessions: the setting of services that sign with them.

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};

use super::super::config::Builder;
use super::super::facts::SESSION_SCHEME;

/// The credentials of sessions.
impl Builder {
    /// Sets the provider of the credentials that requests to directory buckets are signed with, in place of
    /// the sessions that the client makes.
    pub fn express_credentials_provider(
        mut self,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.set_express_credentials_provider(Some(SharedCredentialsProvider::new(provider)));
        self
    }

    /// Sets the provider of the credentials of sessions; `None` changes nothing.
    pub fn set_express_credentials_provider(
        &mut self,
        provider: Option<SharedCredentialsProvider>,
    ) -> &mut Self {
        if let Some(provider) = provider {
            self.runtime_components
                .set_identity_resolver(SESSION_SCHEME.into(), provider);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use aws_credential_types::Credentials;

    use super::*;

    #[test]
    fn a_provider_is_for_sessions_alone() {
        let credentials = Credentials::new("id", "secret", None, None, "test");
        let config = Builder::new()
            .express_credentials_provider(credentials)
            .build();
        let resolver = |scheme: &'static str| {
            let components = &config.runtime_components;
            components.identity_resolver(&scheme.into())
        };
        assert!(resolver(SESSION_SCHEME).is_some());
        assert!(resolver("sigv4").is_none());
    }
}
