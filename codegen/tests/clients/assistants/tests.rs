//! A service for which the environment may have a bearer token, as its signing name says. The token comes
//! through the shared configuration.

use assistants::config::{BehaviorVersion, Builder, Credentials, Region, Token};
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_types::SdkConfig;
use aws_types::origin::Origin;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

use crate::server::{Received, Reply, Server};

/// An environment with a token for `bedrock`, and nothing else.
#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let is_asked = key.service_id() == "bedrock" && key.env() == "AWS_BEARER_TOKEN";
        (is_asked && key.profile().is_empty()).then(|| "of-the-environment".to_owned())
    }
}

/// The request of a client with this shared configuration.
async fn sent(shared: &SdkConfig) -> Received {
    let replies = [Reply::json(200, "{}")];
    let server = Server::start(replies).await.expect("a loopback server");
    let config = Builder::from(shared)
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .endpoint_url(server.url())
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "tests"))
        .time_source(crate::fixtures::clock());
    let client = assistants::Client::from_conf(config.build());
    client.converse().send().await.expect("a reply");
    server.received().remove(0)
}

#[tokio::test]
async fn a_token_in_the_environment_is_sent() {
    let shared = SdkConfig::builder().service_config(Environment).build();
    let request = sent(&shared).await;
    let authorization = request.header("authorization");
    assert_eq!(authorization, Some("Bearer of-the-environment"));
    let agent = request.header("user-agent").unwrap_or_default();
    let metrics = agent.split(' ').find_map(|it| it.strip_prefix("m/"));
    let mut metrics = metrics.unwrap_or_default().split(',');
    assert!(metrics.any(|it| it == "3"), "{agent}");
}

#[tokio::test]
async fn without_a_token_requests_are_signed() {
    let request = sent(&SdkConfig::builder().build()).await;
    let authorization = request.header("authorization").unwrap_or_default();
    assert!(authorization.starts_with("AWS4-HMAC-SHA256"));
}

#[tokio::test]
async fn what_is_set_in_code_wins() {
    let mut builder = SdkConfig::builder().service_config(Environment);
    builder.set_token_provider(Some(SharedTokenProvider::new(Token::new(
        "of-the-code",
        None,
    ))));
    builder.insert_origin("token_provider", Origin::shared_config());
    let request = sent(&builder.build()).await;
    assert_eq!(request.header("authorization"), Some("Bearer of-the-code"));
    let mut builder = SdkConfig::builder()
        .service_config(Environment)
        .auth_scheme_preference(["sigv4".into()]);
    builder.insert_origin("auth_scheme_preference", Origin::shared_config());
    let request = sent(&builder.build()).await;
    let authorization = request.header("authorization").unwrap_or_default();
    assert!(authorization.starts_with("AWS4-HMAC-SHA256"));
}
