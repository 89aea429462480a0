//! Settings of a service that have the names of settings of every client.

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
