//! A presigned request: whoever has its URL can make the call, while it lasts, and no other.

use std::time::{Duration, SystemTime};

use generated::Client;
use generated::config::{Config, Credentials};
use generated::error::SdkError;
use generated::presigning::{PresignedRequest, PresigningConfig};

use crate::fixtures::{ACCESS_KEY, SECRET_KEY, SIGNING_TIME, config};
use crate::sigv4::Rules;
use crate::verifier::{Verifier, send};

const MINUTE: Duration = Duration::from_secs(60);

/// Valid for a minute from the time on at which tests sign.
fn minute() -> PresigningConfig {
    let start = SystemTime::UNIX_EPOCH + SIGNING_TIME;
    let builder = PresigningConfig::builder().start_time(start);
    builder.expires_in(MINUTE).build().expect("a minute")
}

/// A service whose clock is `after` when tests sign.
async fn service(after: Duration) -> String {
    let verifier = Verifier {
        secret: SECRET_KEY,
        rules: Rules::Usual,
        now: (SIGNING_TIME + after).as_secs(),
    };
    verifier.start().await.expect("a loopback service")
}

async fn presigned(url: &str) -> PresignedRequest {
    let call = Client::from_conf(config(url).build()).get_journey_runs();
    let call = call.application_id("a/b c").journey_id("läufe+50%");
    let request = call.token("a+b/c==~").presigned(minute()).await;
    request.expect("a presigned request")
}

async fn fetch(request: &PresignedRequest) -> u16 {
    send(request.method(), request.uri(), request.headers(), b"")
        .await
        .0
}

#[tokio::test]
async fn a_plain_client_makes_the_call() {
    let url = service(Duration::ZERO).await;
    let request = presigned(&url).await;
    assert_eq!(request.method(), "GET");
    assert_eq!(request.headers().count(), 0);
    assert!(
        request
            .uri()
            .contains("X-Amz-Date=20240506T070809Z&X-Amz-Expires=60&")
    );
    let credential = format!("X-Amz-Credential={ACCESS_KEY}%2F20240506%2Feu-central-1%2F");
    assert!(request.uri().contains(&credential), "{}", request.uri());
    assert_eq!(fetch(&request).await, 200);
}

#[tokio::test]
async fn a_changed_url_is_refused() {
    let url = service(Duration::ZERO).await;
    let request = presigned(&url).await;
    for (part, other) in [
        ("/runs?", "/runz?"),
        ("a%2Bb", "a%2Bc"),
        ("Expires=60", "Expires=61"),
        ("X-Amz-Signature=", "X-Amz-Signature=0"),
    ] {
        assert!(request.uri().contains(part), "{part}");
        let uri = request.uri().replacen(part, other, 1);
        let reply = send("GET", &uri, request.headers(), b"").await;
        assert_eq!(reply, (403, "another signature".to_owned()), "{part}");
    }
    let reply = send("DELETE", request.uri(), request.headers(), b"").await;
    assert_eq!(reply.0, 403);
}

#[tokio::test]
async fn it_is_valid_from_its_start_until_it_expires() {
    for (after, status) in [(Duration::ZERO, 200), (MINUTE, 200), (MINUTE + MINUTE, 403)] {
        let url = service(after).await;
        assert_eq!(fetch(&presigned(&url).await).await, status, "{after:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_without_being_asked() {
    // Nobody listens there, and the call is made by no HTTP client.
    let request = presigned("http://journeys.invalid").await;
    assert!(
        request
            .uri()
            .starts_with("http://journeys.invalid/v1/apps/")
    );
}

#[tokio::test]
async fn a_call_without_credentials_or_members_has_no_url() {
    let unsigned = Config::builder()
        .behavior_version(generated::config::BehaviorVersion::latest())
        .region(generated::config::Region::new("eu-central-1"));
    let call = || Client::from_conf(unsigned.clone().build()).get_journey_runs();
    let request = call().application_id("a").journey_id("b");
    assert!(request.presigned(minute()).await.is_err());
    let request = call().application_id("a").presigned(minute()).await;
    assert!(matches!(request, Err(SdkError::ConstructionFailure(_))));
}

#[tokio::test]
async fn a_session_token_is_in_the_url() {
    let url = service(Duration::ZERO).await;
    let session = Credentials::new(
        ACCESS_KEY,
        SECRET_KEY,
        Some("to/k+en".into()),
        None,
        "tests",
    );
    let client = Client::from_conf(config(&url).credentials_provider(session).build());
    let call = client
        .get_journey_runs()
        .application_id("a")
        .journey_id("b");
    let request = call.customize().presigned(minute()).await;
    let request = request.expect("a presigned request");
    assert!(request.uri().contains("X-Amz-Security-Token=to%2Fk%2Ben"));
    assert_eq!(fetch(&request).await, 200);
}
