//! Presigned requests of the awsQuery protocol: the form of a call as the query of a GET request.

use aws_query::Client;
use aws_query::presigning::PresigningConfig;

use crate::fixtures::config_at;
use crate::presigned::{hour_from, now, service};
use crate::sigv4::Rules;
use crate::verifier::send;

#[tokio::test]
async fn the_form_is_the_query() {
    let hour = || -> PresigningConfig { hour_from!(aws_query) };
    let url = service(Rules::Usual, now()).await;
    let client = Client::from_conf(config_at!(aws_query, &url).build());
    let call = client.get_horse().name("Bücephalus & co+1");
    let request = call.presigned(hour()).await.expect("a presigned request");
    assert_eq!((request.method(), request.headers().count()), ("GET", 0));
    let form =
        "/?Action=GetHorse&Version=2026-01-01&name=B%C3%BCcephalus%20%26%20co%2B1&X-Amz-Algorithm=";
    assert!(request.uri().contains(form), "{}", request.uri());
    let reply = send("GET", request.uri(), request.headers(), b"").await;
    assert_eq!(reply.0, 200, "{reply:?}");
    let changed = request.uri().replace("GetHorse", "FeedHorse");
    let reply = send("GET", &changed, request.headers(), b"").await;
    assert_eq!(reply, (403, "another signature".to_owned()));
    let request = client.feed_horse().customize().presigned(hour()).await;
    let request = request.expect("a presigned request");
    assert_eq!(
        send("GET", request.uri(), request.headers(), b"").await.0,
        200
    );
}
