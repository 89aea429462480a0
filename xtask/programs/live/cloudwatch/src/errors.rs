//! Errors: those that the model has, those that it does not have, and those that never reach the service.

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::config::retry::RetryConfig;
use aws_sdk_cloudwatch::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_cloudwatch::operation::get_dashboard::GetDashboardError;
use aws_sdk_cloudwatch::types::MetricDatum;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    let put = client.put_metric_data().namespace("X").send().await;
    steps.step("put no metrics", put, |_| "");
    let nan = MetricDatum::builder()
        .metric_name("nan")
        .value(f64::NAN)
        .build();
    let put = client.put_metric_data().namespace("X").metric_data(nan);
    steps.step("put what is no number", put.send().await, |_| "");
    let both = MetricDatum::builder()
        .metric_name("both")
        .value(1.0)
        .values(2.0)
        .build();
    let put = client.put_metric_data().namespace("X").metric_data(both);
    steps.step("put a value and values", put.send().await, |_| "");
    let alarm = client.put_metric_alarm().alarm_name("x").send().await;
    steps.step("put an alarm of nothing", alarm, |_| "");
    let listed = client.list_metrics().next_token("no token").send().await;
    steps.step("list with what is no token", listed, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_cloudwatch::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).list_metrics().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.get_dashboard().dashboard_name("absent").send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&GetDashboardError> = error.as_service_error();
        let is_absent = inner.map(GetDashboardError::is_dashboard_not_found_error);
        steps.seen("is DashboardNotFound", format!("{is_absent:?}"));
        let is_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_cloudwatch::Error::from);
    let message = match &error {
        Some(aws_sdk_cloudwatch::Error::DashboardNotFoundError(error)) => {
            let (message, code) = (error.message(), error.meta().code());
            format!("{error} / {message:?} / {code:?}")
        }
        other => format!("{other:?}"),
    };
    steps.seen("as the error of all operations", message);
}
