//! A service that answers in JSON only when it is asked to. The model has the shape IDs that the rows of
//! customizations name.

use crate::fixtures::client;
use crate::server::{Reply, Server};

#[tokio::test]
async fn every_request_accepts_json() {
    let replies = [(); 3].map(|()| Reply::json(200, "{}"));
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(rest_apis, server);
    client.get_rest_apis().send().await.expect("APIs");
    let export = || client.get_export().rest_api_id("a");
    export().send().await.expect("an API");
    // The caller's own word counts.
    let yaml = export().accepts("application/yaml");
    yaml.send().await.expect("an API");
    let received = server.received();
    let accepted: Vec<_> = received.iter().map(|it| it.header("accept")).collect();
    let json = Some("application/json");
    assert_eq!(accepted, [json, json, Some("application/yaml")]);
}
