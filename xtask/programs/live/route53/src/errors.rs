//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_route53::Client;
use aws_sdk_route53::config::retry::RetryConfig;
use aws_sdk_route53::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_route53::operation::get_hosted_zone::GetHostedZoneError;
use aws_sdk_route53::types::RrType;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let listed = client
        .list_resource_record_sets()
        .hosted_zone_id("ZABSENT")
        .send()
        .await;
    steps.step("list the records of what is not there", listed, |_| "");
    let zone = super::zone(client, "errors.example", steps).await;
    let listed = client
        .list_resource_record_sets()
        .hosted_zone_id(&zone)
        .start_record_type(RrType::A)
        .send()
        .await;
    if let Err(error) = &listed {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_input());
        steps.seen("is InvalidInput", format!("{is_known:?}"));
    }
    steps.step("list from a type without a name", listed, |_| "");
    let read = client.get_hosted_zone().send().await;
    steps.step("read without an ID", read, |_| "");
    let read = client.get_hosted_zone().id("").send().await;
    steps.step("read with an empty ID", read, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_route53::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let listed = nobody.list_hosted_zones().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_hosted_zone().id("ZABSENT").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetHostedZoneError> = error.as_service_error();
        let is_absent = inner.map(GetHostedZoneError::is_no_such_hosted_zone);
        steps.seen("is NoSuchHostedZone", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_route53::Error::from);
    let message = match &error {
        Some(aws_sdk_route53::Error::NoSuchHostedZone(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
