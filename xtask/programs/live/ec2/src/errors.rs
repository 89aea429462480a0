//! Errors: the model has none, so that programs look at codes.

use aws_sdk_ec2::Client;
use aws_sdk_ec2::config::retry::RetryConfig;
use aws_sdk_ec2::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ec2::operation::describe_instances::DescribeInstancesError;
use aws_sdk_ec2::types::Placement;
use steps::{Steps, config_at};

use crate::IMAGE;

const ABSENT: &str = "i-0123456789abcdef0";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    absent(client, steps).await;
    dry_runs(client, steps).await;
    let two = client
        .terminate_instances()
        .instance_ids(ABSENT)
        .instance_ids("i-1")
        .send()
        .await;
    steps.step("terminate two that are not there", two, |_| "");
    let both = client
        .describe_instances()
        .instance_ids(ABSENT)
        .max_results(5)
        .send()
        .await;
    steps.step("members that exclude each other", both, |_| "");
    let nothing = client.create_tags().send().await;
    steps.step("nothing that is required", nothing, |_| "");
    let zone = Placement::builder().availability_zone("mars-1a").build();
    let zone = client
        .run_instances()
        .min_count(1)
        .max_count(1)
        .placement(zone);
    let zone = zone.image_id(IMAGE).send().await;
    steps.step("a zone that there is not", zone, |_| "");
    let block = client.create_vpc().cidr_block("10.0.0.0/3").send().await;
    steps.step("a network that is too large", block, |_| "");
    let block = client.create_vpc().cidr_block("no block").send().await;
    steps.step("a network that is none", block, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_ec2::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let listed = Client::from_conf(config).describe_vpcs().send().await;
    steps.step("nobody listens", listed, |_| "");
}

/// One error, in each way in which a program can look at it.
async fn absent(client: &Client, steps: &mut Steps) {
    let read = || client.describe_instances().instance_ids(ABSENT).send();
    let found = read().await;
    if let Err(error) = &found {
        steps.seen("code of the whole", format!("{:?}", error.code()));
        let inner: Option<&DescribeInstancesError> = error.as_service_error();
        let code = inner.and_then(|inner| inner.meta().code());
        steps.seen("code of the inner", format!("{code:?}"));
        let is_of_service = matches!(error, SdkError::ServiceError(_));
        steps.seen("is of the service", is_of_service);
    }
    steps.step("read what is not there", found, |_| "");
    let error = read().await.err().map(aws_sdk_ec2::Error::from);
    let told = error.map(|error| format!("{error} / {:?} / {:?}", error.code(), error.message()));
    steps.seen("as the error of all operations", format!("{told:?}"));
}

async fn dry_runs(client: &Client, steps: &mut Steps) {
    let ran = client
        .run_instances()
        .image_id(IMAGE)
        .min_count(1)
        .max_count(1)
        .dry_run(true)
        .send()
        .await;
    if let Err(error) = &ran {
        let is_dry = error.code() == Some("DryRunOperation");
        steps.seen("a dry run is known by its code", is_dry);
    }
    steps.step("only try to run", ran, |output| output.instances().len());
    let read = client.describe_vpcs().dry_run(true).send().await;
    steps.step("only try to read", read, |output| output.vpcs().len());
    let read = client.describe_vpcs().dry_run(false).send().await;
    steps.step("not only try", read, |output| output.vpcs().len());
}
