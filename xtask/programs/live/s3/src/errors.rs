//! Errors as programs look at them, and those that never reach the service.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::Builder;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::error::ProvideErrorMetadata;
use steps::{Steps, config, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    super::bucket(client, "errors", steps).await;
    let got = client
        .get_object()
        .bucket("errors")
        .key("absent")
        .send()
        .await;
    if let Err(error) = &got {
        let code = error.code();
        let status = error.raw_response().map(|reply| reply.status().as_u16());
        steps.seen("code and status", format!("{code:?} {status:?}"));
    }
    let error = got.err().map(aws_sdk_s3::Error::from);
    let message = match &error {
        Some(aws_sdk_s3::Error::NoSuchKey(error)) => format!("{error} / {:?}", error.meta().code()),
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
    not_sent(client, steps).await;
    path_style(steps).await;
}

async fn not_sent(client: &Client, steps: &mut Steps) {
    let without = client.get_object().key("k").send().await;
    steps.step("without a bucket", without, |_| "");
    let empty = client.get_object().bucket("errors").key("").send().await;
    steps.step("with an empty key", empty, |_| "");
    let empty = client.get_object().bucket("").key("k").send().await;
    steps.step("with an empty bucket", empty, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_buckets().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// As programs are configured that talk to a server of their own.
async fn path_style(steps: &mut Steps) {
    let config = Builder::from(&config()).force_path_style(true).build();
    let client = Client::from_conf(config);
    super::put(&client, "errors", "path style", "x", steps).await;
    let listed = client.list_objects_v2().bucket("errors").send().await;
    steps.step("list in path style", listed, |output| {
        format!(
            "{:?}",
            output.contents().first().and_then(|object| object.key())
        )
    });
}
