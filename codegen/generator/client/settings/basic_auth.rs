//! The settings of HTTP basic authentication, and its auth scheme.
//!
//! Source: Smithy 2.0 specification, "httpBasicAuth trait".

use aws_smithy_runtime::client::auth::http::BasicAuthScheme;
use aws_smithy_runtime_api::client::auth::http::HTTP_BASIC_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::client::identity::{ResolveIdentity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::shared::IntoShared;

use super::super::config::Builder;

/// The user name and password.
impl Builder {
    /// Sets the user name and password of the caller.
    pub fn basic_auth_login(self, login: Login) -> Self {
        self.basic_auth_login_resolver(login)
    }

    /// Sets the resolver of the identity of basic authentication, whose data is a [`Login`].
    pub fn basic_auth_login_resolver(mut self, resolver: impl ResolveIdentity + 'static) -> Self {
        let resolver: SharedIdentityResolver = resolver.into_shared();
        self.runtime_components
            .set_identity_resolver(HTTP_BASIC_AUTH_SCHEME_ID, resolver);
        self
    }
}

/// Adds the auth scheme.
pub fn add_scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(BasicAuthScheme::new())
}
