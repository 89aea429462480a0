//! A service that names the endpoint of its calls. The operation that does comes along with any slice.

use series::config::{BehaviorVersion, Credentials, Region};
use series::{Client, Config};

use crate::wire::Wire;

fn client_of_wire(wire: &Wire) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .endpoint_url("https://general.test")
        .credentials_provider(Credentials::new("AKID", "secret", None, None, "tests"))
        .http_client(wire.http_client());
    Client::from_conf(config.build())
}

#[tokio::test]
async fn calls_go_to_the_endpoint_that_the_service_names() {
    let wire = Wire::answering(
        r#"{"Endpoints": [{"Address": "cell1.test", "CachePeriodInMinutes": 60}]}"#,
    );
    let general = client_of_wire(&wire);
    let (discovering, reload) = general
        .clone()
        .with_endpoint_discovery_enabled()
        .await
        .expect("an endpoint");
    assert_eq!(wire.last().uri, "https://general.test/");
    let target = wire.last().header("x-amz-target").map(str::to_owned);
    assert_eq!(
        target.as_deref(),
        Some("Timestream_20181101.DescribeEndpoints")
    );
    let _ = discovering.query().query_string("q").send().await;
    assert_eq!(wire.last().uri, "https://cell1.test/");
    let authorization = wire.last().header("authorization").map(str::to_owned);
    assert!(authorization.is_some_and(|it| it.contains("/eu-central-1/timestream/")));
    let _ = general.query().query_string("q").send().await;
    assert_eq!(wire.last().uri, "https://general.test/");
    // The task ends when nothing can make use of it any more.
    let task = tokio::spawn(reload.reload_task());
    drop(discovering);
    task.await.expect("the task ends");
}

#[tokio::test]
async fn a_service_that_names_none_gives_no_client() {
    let wire = Wire::answering(r#"{"Endpoints": []}"#);
    let client = client_of_wire(&wire).with_endpoint_discovery_enabled();
    let error = client.await.expect_err("no endpoint");
    assert_eq!(error.to_string(), "the service names no endpoint");
}
