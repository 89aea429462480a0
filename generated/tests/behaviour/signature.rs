//! The signature of every request, computed anew from what the server received.

use generated::Client;
use generated::config::Credentials;

use crate::fixtures::{ACCESS_KEY, SECRET_KEY, call, client, config, error_reply, one_run};
use crate::server::{Received, Server};
use crate::sigv4;

/// Whether the request carries the signature that belongs to it and to this secret.
fn is_signed(request: &Received, secret: &str) -> bool {
    let header = request.header("authorization").expect("a signature");
    let claim = sigv4::parse(header).expect("a SigV4 header");
    sigv4::signature(request, &claim, secret) == Some(claim.signature.clone())
}

#[tokio::test]
async fn a_request_is_signed_for_its_region_service_and_time() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    call(&client(&server)).await.expect("a page");

    let request = server.received().remove(0);
    assert_eq!(request.header("x-amz-date"), Some("20240506T070809Z"));
    let claim = sigv4::parse(request.header("authorization").expect("a signature"));
    let claim = claim.expect("a SigV4 header");
    assert_eq!(claim.access_key, ACCESS_KEY);
    assert_eq!(
        claim.scope,
        "20240506/eu-central-1/mobiletargeting/aws4_request"
    );
    for name in ["host", "x-amz-date"] {
        assert!(
            claim.signed_headers.iter().any(|signed| signed == name),
            "{name}"
        );
    }
    assert!(is_signed(&request, SECRET_KEY));
}

#[tokio::test]
async fn escaped_labels_and_queries_are_signed_as_sent() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let call = client(&server).get_journey_runs();
    let call = call
        .application_id("a/b c")
        .journey_id("läufe+50%")
        .page_size("1 & 2");
    call.token("a+b/c==~").send().await.expect("a page");
    assert!(is_signed(&server.received()[0], SECRET_KEY));
}

#[tokio::test]
async fn a_session_token_is_sent_and_signed() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    let session = Credentials::new(
        "AKIDSESSION",
        "secret",
        Some("session".into()),
        None,
        "tests",
    );
    let config = config(server.url()).credentials_provider(session);
    call(&Client::from_conf(config.build()))
        .await
        .expect("a page");

    let request = &server.received()[0];
    assert_eq!(request.header("x-amz-security-token"), Some("session"));
    assert!(is_signed(request, "secret"));
}

#[tokio::test]
async fn every_attempt_has_a_signature_of_its_own() {
    let failure = || error_reply(500, "InternalServerErrorException");
    let server = Server::start([failure(), failure(), one_run()])
        .await
        .expect("a loopback server");
    call(&client(&server)).await.expect("a page");

    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(
        received
            .iter()
            .all(|request| is_signed(request, SECRET_KEY))
    );
}

#[tokio::test]
async fn a_request_changed_on_the_way_no_longer_fits_its_signature() {
    let server = Server::start([one_run()]).await.expect("a loopback server");
    call(&client(&server)).await.expect("a page");

    let request = server.received().remove(0);
    let changed = |change: fn(&mut Received)| {
        let mut request = request.clone();
        change(&mut request);
        request
    };
    assert!(!is_signed(&request, "another secret"));
    assert!(!is_signed(
        &changed(|request| request.method = "PUT".to_owned()),
        SECRET_KEY
    ));
    assert!(!is_signed(
        &changed(|request| request.target.push_str("?token=x")),
        SECRET_KEY
    ));
    assert!(!is_signed(
        &changed(|request| request.body = "{}".into()),
        SECRET_KEY
    ));
}
