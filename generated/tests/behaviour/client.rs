//! The client itself: where its settings come from and which win, what a single call may change, and
//! what it says when a setting that it needs is not there.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use generated::config::interceptors::BeforeTransmitInterceptorContextRef;
use generated::config::{
    BehaviorVersion, Config, ConfigBag, Credentials, Intercept, Region, RuntimeComponents,
    SharedCredentialsProvider,
};
use generated::error::{BoxError, DisplayErrorContext};
use generated::{Client, config};

use crate::fixtures::{call, client, config, credentials, one_run};
use crate::server::Server;

#[tokio::test]
async fn settings_come_from_the_shared_configuration() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let credentials = Credentials::new("AKIDSHARED", "secret", None, None, "tests");
    let shared = aws_types::SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-west-2"))
        .endpoint_url(server.url())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .build();
    call(&Client::new(&shared)).await.expect("a page");

    let request = server.received().remove(0);
    let authorization = request.header("authorization").expect("a signature");
    assert!(
        authorization.contains("Credential=AKIDSHARED/"),
        "{authorization}"
    );
    assert!(
        authorization.contains("/us-west-2/mobiletargeting/"),
        "{authorization}"
    );
}

#[tokio::test]
async fn an_older_behavior_version_gets_an_http_client_too() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    #[allow(deprecated)] // as every version but the latest
    let version = BehaviorVersion::v2024_03_28();
    let config = config(server.url()).behavior_version(version).build();
    call(&Client::from_conf(config)).await.expect("a page");
}

#[tokio::test]
async fn one_call_may_override_the_configuration() {
    let usual = Server::start([]).await.expect("a loopback server");
    let other = Server::start([one_run()]).await.expect("a loopback server");
    let overrides = Config::builder()
        .endpoint_url(other.url())
        .region(Region::new("eu-west-1"));
    let call = client(&usual)
        .get_journey_runs()
        .application_id("a")
        .journey_id("j");
    let output = call.customize().config_override(overrides).send().await;

    output.expect("a page");
    assert!(usual.received().is_empty());
    let request = other.received().remove(0);
    assert!(
        request
            .header("authorization")
            .is_some_and(|value| value.contains("/eu-west-1/"))
    );
}

#[tokio::test]
async fn one_call_may_change_its_request_before_it_is_signed() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let call = client(&server)
        .get_journey_runs()
        .application_id("a")
        .journey_id("j");
    let call = call.customize().mutate_request(|request| {
        request.headers_mut().insert("x-farrier", "shoe");
    });
    call.send().await.expect("a page");

    let request = server.received().remove(0);
    assert_eq!(request.header("x-farrier"), Some("shoe"));
    let authorization = request.header("authorization").expect("a signature");
    assert!(authorization.contains("x-farrier"), "{authorization}");
}

#[derive(Debug, Default)]
struct Counter(Arc<AtomicUsize>);

impl Intercept for Counter {
    fn name(&self) -> &'static str {
        "Counter"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        assert!(
            context
                .request()
                .uri()
                .contains("/v1/apps/app/journeys/journey/runs")
        );
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

#[tokio::test]
async fn an_interceptor_sees_the_request() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let seen = Arc::default();
    let config = config(server.url()).interceptor(Counter(Arc::clone(&seen)));
    call(&Client::from_conf(config.build()))
        .await
        .expect("a page");
    assert_eq!(seen.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_missing_setting_is_named() {
    let nothing = || Config::builder().behavior_version(BehaviorVersion::latest());
    let no_region = nothing().credentials_provider(credentials());
    let no_credentials = nothing().region(Region::new("eu-central-1"));
    for (config, word) in [(no_region, "region"), (no_credentials, "credentials")] {
        let error = call(&Client::from_conf(config.build()))
            .await
            .expect_err("incomplete");
        let text = DisplayErrorContext(&error).to_string().to_lowercase();
        assert!(text.contains(word), "{text}");
    }
}

#[tokio::test]
async fn a_client_may_be_shared_and_cloned() {
    let server = Server::start([one_run(), one_run()])
        .await
        .expect("a loopback server");
    let client = client(&server);
    let clone = client.clone();
    let task = tokio::spawn(async move { call(&clone).await.is_ok() });
    assert!(task.await.expect("no panic"));
    call(&client).await.expect("a page");
    assert_eq!(
        client.config().region().map(config::Region::as_ref),
        Some("eu-central-1")
    );
}
