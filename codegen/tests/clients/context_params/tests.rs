//! Settings of a service that have the names of settings of every client.

use context_params::error::DisplayErrorContext;

use crate::fixtures::config;
use crate::server::{Reply, Server};

/// Where a call goes that is configured so.
macro_rules! target {
    ($($setting:ident: $value:expr),*) => {{
        let server = Server::start([Reply::json(200, "{}")]).await.expect("a loopback server");
        let config = config!(context_params, server)$(.$setting($value))*.build();
        let client = context_params::Client::from_conf(config);
        client.get().send().await.expect("a reply");
        server.received()[0].target.clone()
    }};
}

#[tokio::test]
async fn what_is_unset_is_what_every_client_knows() {
    assert_eq!(target!(), "/eu-central-1/live/b1/get");
}

#[tokio::test]
async fn the_service_s_own_settings_win() {
    let target = target!(region_value: "here", stage: "test", build_value: "b2");
    assert_eq!(target, "/here/test/b2/get");
}

#[tokio::test]
async fn what_an_operation_must_give_is_given_or_nothing_is_sent() {
    let server = Server::start([Reply::json(200, "{}")])
        .await
        .expect("a loopback server");
    let client = context_params::Client::from_conf(config!(context_params, server).build());
    for stage in [None, Some(String::new())] {
        let refused = client.find().set_stage(stage).send().await;
        let error = refused.expect_err("an endpoint of nothing");
        let error = DisplayErrorContext(&error).to_string();
        assert!(error.contains("stage was missing"), "{error}");
    }
    assert!(server.received().is_empty());
    // What only the service must have is the service's to refuse.
    client.find().stage("here").send().await.expect("a reply");
    assert_eq!(server.received()[0].target, "/eu-central-1/here/b1/find");
}
