//! Calls are measured while the process has a telemetry provider, whenever it was set. It is a test
//! program of its own, since the provider is that of the process.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_credential_types::Credentials;
use aws_smithy_observability::global::set_telemetry_provider;
use aws_smithy_observability::meter::{Meter, ProvideMeter};
use aws_smithy_observability::{Attributes, TelemetryProvider};
use aws_smithy_runtime_api::client::http::telemetry::CaptureHttpAttemptTelemetry;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use generated::config::{BehaviorVersion, Region};
use generated::{Client, Config};

/// Answers every request, and counts those that carry a place to note the connection in.
#[derive(Clone, Debug, Default)]
struct Transport(Arc<AtomicUsize>);

impl HttpConnector for Transport {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let captures = request.extension::<CaptureHttpAttemptTelemetry>().is_some();
        self.0.fetch_add(captures.into(), Ordering::Relaxed);
        let status = StatusCode::try_from(200).expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from("{}"))))
    }
}

impl HttpClient for Transport {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Measures nothing, but counts how often somebody wants to.
#[derive(Debug, Default)]
struct Counting(AtomicUsize);

impl ProvideMeter for Counting {
    fn get_meter(&self, scope: &'static str, attributes: Option<&Attributes>) -> Meter {
        self.0.fetch_add(1, Ordering::Relaxed);
        let nothing = TelemetryProvider::noop();
        nothing.meter_provider().get_meter(scope, attributes)
    }
}

async fn call(client: &Client) {
    let call = client.get_journey_runs();
    let call = call.application_id("application").journey_id("journey");
    call.send().await.expect("a reply");
}

#[tokio::test]
async fn calls_are_measured_from_when_a_provider_is_set() {
    let transport = Transport::default();
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "test"))
        .http_client(transport.clone())
        .build();
    let client = Client::from_conf(config);
    call(&client).await;
    assert_eq!(transport.0.load(Ordering::Relaxed), 1);

    let meters = Arc::new(Counting::default());
    let provider = TelemetryProvider::builder().meter_provider(meters.clone());
    set_telemetry_provider(provider.build()).expect("nobody else sets it");
    call(&client).await;
    call(&client).await;
    assert_eq!(meters.0.load(Ordering::Relaxed), 2);
    assert_eq!(transport.0.load(Ordering::Relaxed), 3);

    set_telemetry_provider(TelemetryProvider::noop()).expect("nobody else sets it");
    call(&client).await;
    assert_eq!(meters.0.load(Ordering::Relaxed), 2);
    assert_eq!(transport.0.load(Ordering::Relaxed), 4);
}
