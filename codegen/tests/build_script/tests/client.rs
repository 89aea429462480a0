//! The generated client is there, and has what a program needs to call the operation.

use clock_client::config::BehaviorVersion;
use clock_client::{Client, Config};

#[test]
fn the_client_has_the_operation_of_the_model() {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .endpoint_url("http://localhost:1")
        .build();
    let call = Client::from_conf(config).get_time().zone("UTC");
    assert_eq!(call.get_zone().as_deref(), Some("UTC"));
}
