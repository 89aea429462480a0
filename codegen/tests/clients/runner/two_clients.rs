//! A program with two clients: one type resolves endpoints and auth schemes for both, and one error type
//! is made from the errors of both. Neither would compile if the clients shared these traits and types.

use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture,
};
use aws_smithy_runtime_api::client::endpoint::EndpointFuture;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::fixtures::config;
use crate::server::{Reply, Server};

/// Finds a server under a path of each client's own, and signs nothing.
#[derive(Clone, Debug)]
struct Everywhere {
    url: String,
}

impl Everywhere {
    fn of(server: &Server) -> Self {
        let url = server.url().to_owned();
        Self { url }
    }

    fn below(&self, path: &str) -> EndpointFuture<'static> {
        let url = format!("{}/{path}", self.url.trim_end_matches('/'));
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
    }
}

fn unsigned() -> AuthSchemeOptionsFuture<'static> {
    let no_auth = AuthSchemeOption::builder()
        .scheme_id(AuthSchemeId::from("noAuth"))
        .build();
    AuthSchemeOptionsFuture::ready(no_auth.map(|option| vec![option]).map_err(Into::into))
}

/// Implements the traits of a client for the one type.
macro_rules! everywhere {
    ($crate_name:ident, $path:literal) => {
        impl $crate_name::config::endpoint::ResolveEndpoint for Everywhere {
            fn resolve_endpoint<'a>(
                &'a self,
                _params: &'a $crate_name::config::endpoint::Params,
            ) -> EndpointFuture<'a> {
                self.below($path)
            }
        }

        impl $crate_name::config::auth::ResolveAuthScheme for Everywhere {
            fn resolve_auth_scheme<'a>(
                &'a self,
                _params: &'a $crate_name::config::auth::Params,
                _cfg: &'a ConfigBag,
                _components: &'a $crate_name::config::RuntimeComponents,
            ) -> AuthSchemeOptionsFuture<'a> {
                unsigned()
            }
        }
    };
}

everywhere!(rest_json, "json");
everywhere!(aws_query, "query");

/// What can go wrong in the program.
#[derive(Debug)]
enum Failure {
    Json(rest_json::Error),
    Query(aws_query::Error),
}

impl Failure {
    /// Whose error it is, and its code.
    fn code(&self) -> (&str, Option<&str>) {
        match self {
            Self::Json(error) => ("json", error.code()),
            Self::Query(error) => ("query", error.code()),
        }
    }
}

impl From<rest_json::Error> for Failure {
    fn from(error: rest_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<aws_query::Error> for Failure {
    fn from(error: aws_query::Error) -> Self {
        Self::Query(error)
    }
}

/// A client of the crate that resolves through the one type.
macro_rules! client {
    ($crate_name:ident, $server:expr) => {
        $crate_name::Client::from_conf(
            config!($crate_name, $server)
                .endpoint_resolver(Everywhere::of(&$server))
                .auth_scheme_resolver(Everywhere::of(&$server))
                .build(),
        )
    };
}

async fn call_json(server: &Server) -> Result<(), Failure> {
    let call = client!(rest_json, *server).prefixed().send();
    call.await.map_err(rest_json::Error::from)?;
    Ok(())
}

async fn call_query(server: &Server) -> Result<(), Failure> {
    let call = client!(aws_query, *server).get_horse().send();
    call.await.map_err(aws_query::Error::from)?;
    Ok(())
}

#[tokio::test]
async fn one_type_serves_two_clients() {
    let json = Reply::json(400, "{}").header("X-Amzn-ErrorType", "Unheard");
    let query = "<ErrorResponse><Error><Code>OfThis</Code></Error></ErrorResponse>";
    let query = Reply::new(400, query).header("Content-Type", "text/xml");
    let server = Server::start([json, query]).await;
    let server = server.expect("a loopback server");
    let failure = call_json(&server).await.expect_err("an error");
    assert_eq!(failure.code(), ("json", Some("Unheard")));
    let failure = call_query(&server).await.expect_err("an error");
    assert_eq!(failure.code(), ("query", Some("OfThis")));
    let received = server.received();
    let paths: Vec<&str> = received.iter().map(|it| it.target.as_str()).collect();
    assert!(paths[0].starts_with("/json"), "{paths:?}");
    assert!(paths[1].starts_with("/query"), "{paths:?}");
    assert!(
        received
            .iter()
            .all(|it| it.header("authorization").is_none())
    );
}
