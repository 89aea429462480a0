//! Calls that are made again, and calls that are not.

use aws_sdk_ec2::config::retry::RetryConfig;
use aws_sdk_ec2::config::timeout::TimeoutConfig;
use transport::{Cases, Reply};

use crate::call::{Begin, reply};
use crate::errors::error;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    codes(cases).await;
    statuses(cases).await;
    connections(cases).await;
}

async fn codes(cases: &mut Cases) {
    for (name, status, code) in [
        ("the limit of requests", 503, "RequestLimitExceeded"),
        (
            "the limit of requests, with the status of a wrong request",
            400,
            "RequestLimitExceeded",
        ),
        (
            "an error of this service's own",
            400,
            "EC2ThrottledException",
        ),
        ("throttling", 400, "Throttling"),
        ("a request that was late", 400, "RequestTimeout"),
        ("the limit of a resource", 400, "InstanceLimitExceeded"),
        ("what is not there", 400, "InvalidInstanceID.NotFound"),
        ("no capacity", 500, "InsufficientInstanceCapacity"),
        ("a clock that is wrong", 403, "RequestExpired"),
    ] {
        cases
            .ec2("RebootInstances", name)
            .replies([
                Reply::new(status).body(error(code)),
                reply("RebootInstances", ""),
            ])
            .call(async |ec2| ec2.reboot_instances().instance_ids("i-1").send().await)
            .await;
    }
    cases
        .ec2(
            "RebootInstances",
            "the limit of requests until there are no more attempts",
        )
        .replies([
            Reply::new(503).body(error("RequestLimitExceeded")),
            Reply::new(500).body(error("InternalError")),
            Reply::new(503).body(error("Unavailable")),
        ])
        .call(async |ec2| ec2.reboot_instances().instance_ids("i-1").send().await)
        .await;
    cases
        .ec2("RebootInstances", "no second attempt is wanted")
        .with(|builder| builder.retry_config(RetryConfig::disabled()))
        .replies([Reply::new(503).body(error("RequestLimitExceeded"))])
        .call(async |ec2| ec2.reboot_instances().instance_ids("i-1").send().await)
        .await;
}

async fn statuses(cases: &mut Cases) {
    for (name, status) in [
        ("an internal error without a word", 500),
        ("a bad gateway", 502),
        ("no service", 503),
        ("a late gateway", 504),
        ("what is not implemented", 501),
        ("too many requests", 429),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .replies([Reply::new(status), reply("DescribeVpcs", "")])
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
    cases
        .ec2("DescribeVpcs", "the service says when to come again")
        .replies([
            Reply::new(503)
                .header("x-amz-retry-after", "5")
                .body(error("Unavailable")),
            reply("DescribeVpcs", ""),
        ])
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
}

async fn connections(cases: &mut Cases) {
    for (name, first) in [
        ("a connection that breaks", Reply::broken()),
        ("a reply that is late", Reply::late()),
        (
            "a connection that breaks in the body",
            reply("DescribeVpcs", "").breaks_after_body(),
        ),
        ("a reply that is no XML", Reply::ok("out of order")),
    ] {
        cases
            .ec2("DescribeVpcs", name)
            .replies([first, reply("DescribeVpcs", "<nextToken>n</nextToken>")])
            .call(async |ec2| ec2.describe_vpcs().send().await)
            .await;
    }
    cases
        .ec2("DescribeVpcs", "a time that runs out")
        .with(|builder| {
            let times = TimeoutConfig::builder();
            let times = times.operation_timeout(std::time::Duration::from_millis(20));
            builder.timeout_config(times.build())
        })
        .replies([Reply::never()])
        .call(async |ec2| ec2.describe_vpcs().send().await)
        .await;
}
