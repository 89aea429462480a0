//! Auth schemes that the crate has not: a call fails and names them until the user adds one, and is
//! never sent without authentication instead.

use auth_schemes::Client;
use auth_schemes::error::DisplayErrorContext;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign,
};
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityFuture, ResolveIdentity, SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use crate::fixtures::config;
use crate::server::{Reply, Server};

/// A scheme that puts a header into requests.
#[derive(Debug)]
struct Badge(&'static str);

impl AuthScheme for Badge {
    fn scheme_id(&self) -> AuthSchemeId {
        AuthSchemeId::from(self.0)
    }

    fn identity_resolver(&self, _: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        Some(SharedIdentityResolver::new(Nobody))
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for Badge {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        _: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        _: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        request.headers_mut().insert("x-badge", self.0);
        Ok(())
    }
}

#[derive(Debug)]
struct Nobody;

impl ResolveIdentity for Nobody {
    fn resolve_identity<'a>(
        &'a self,
        _: &'a RuntimeComponents,
        _: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Ok(Identity::new((), None)))
    }
}

async fn server() -> Server {
    let replies = std::iter::repeat_n(Reply::json(200, "{}"), 2);
    Server::start(replies).await.expect("a loopback server")
}

#[tokio::test]
async fn a_call_without_its_auth_scheme_fails_and_names_it() {
    let server = server().await;
    let client = Client::from_conf(config!(auth_schemes, server).build());
    let error = client.enter().send().await.expect_err("no scheme");
    let shown = DisplayErrorContext(&error).to_string();
    assert!(shown.contains("`test.farrier#badge`"), "{shown}");
    assert!(shown.contains("push_auth_scheme"), "{shown}");
    let error = client.leave().send().await.expect_err("no scheme");
    let shown = DisplayErrorContext(&error).to_string();
    let named = "`httpDigestAuth` or `elsewhere#stamp`";
    assert!(shown.contains(named), "{shown}");
    assert!(server.received().is_empty(), "nothing is sent");
}

#[tokio::test]
async fn the_user_adds_the_scheme_under_its_shape_id() {
    let server = server().await;
    let config = config!(auth_schemes, server)
        .push_auth_scheme(Badge("test.farrier#badge"))
        .push_auth_scheme(Badge("elsewhere#stamp"));
    let client = Client::from_conf(config.build());
    client.enter().send().await.expect("a call");
    client.leave().send().await.expect("a call");
    let received = server.received();
    assert_eq!(received[0].header("x-badge"), Some("test.farrier#badge"));
    assert_eq!(received[1].header("x-badge"), Some("elsewhere#stamp"));
}

#[tokio::test]
async fn another_scheme_of_the_operation_serves_as_well() {
    let server = server().await;
    let client = Client::from_conf(config!(auth_schemes, server).build());
    client.look().send().await.expect("auth is optional");
    client.sign().send().await.expect("signed by version 4");
    let received = server.received();
    assert_eq!(received[0].header("authorization"), None);
    let signature = received[1].header("authorization").unwrap_or_default();
    assert!(signature.starts_with("AWS4-HMAC-SHA256"), "{signature}");
}

#[tokio::test]
async fn a_call_goes_out_unsigned_when_the_user_allows_it() {
    let server = server().await;
    let config = config!(auth_schemes, server).allow_no_auth();
    let client = Client::from_conf(config.build());
    client.enter().send().await.expect("a call");
    assert_eq!(server.received().len(), 1);
}
