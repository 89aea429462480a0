//! Virtual networks and their subnets.

use std::time::Duration;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::types::{
    AttributeBooleanValue, ResourceType, Subnet, Tenancy, Vpc, VpcAttributeName,
};
use steps::{Fields, Steps, sorted};

use crate::{filter, shown, tagged};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("networks");
    let created = client
        .create_vpc()
        .cidr_block("10.1.0.0/16")
        .instance_tenancy(Tenancy::Default)
        .amazon_provided_ipv6_cidr_block(false)
        .tag_specifications(tagged(ResourceType::Vpc, "main"))
        .send()
        .await;
    let id = created
        .as_ref()
        .ok()
        .and_then(|output| output.vpc()?.vpc_id());
    let id = id.unwrap_or_default().to_owned();
    steps.hide(Some(&id), "VPC");
    steps.step("create", created, |output| {
        output.vpc().map(network).unwrap_or_default()
    });
    let wait = client.wait_until_vpc_available().vpc_ids(&id);
    let waited = wait.wait(Duration::from_secs(60)).await;
    steps.step("wait until it is available", waited, |_| "");
    read(client, &id, steps).await;
    attributes(client, &id, steps).await;
    subnets(client, &id, steps).await;

    let deleted = client.delete_vpc().vpc_id(&id).send().await;
    steps.step("delete", deleted, |_| "");
    let deleted = client.delete_vpc().vpc_id(&id).send().await;
    steps.step("delete again", deleted, |_| "");
}

fn network(vpc: &Vpc) -> String {
    let blocks = vpc.cidr_block_association_set().iter();
    Fields::new()
        .field("id", vpc.vpc_id())
        .field("block", vpc.cidr_block())
        .field("default", vpc.is_default())
        .field("state", vpc.state())
        .field("tenancy", vpc.instance_tenancy())
        .field("owner", vpc.owner_id())
        .field("ipv6", Some(vpc.ipv6_cidr_block_association_set().len()))
        .field(
            "blocks",
            Some(sorted(
                blocks.map(|block| format!("{:?}", block.cidr_block())),
            )),
        )
        .field("tags", Some(shown(vpc.tags())))
        .to_string()
}

async fn read(client: &Client, id: &str, steps: &mut Steps) {
    let read = client.describe_vpcs().vpc_ids(id).send().await;
    steps.step("read", read, |output| {
        sorted(output.vpcs().iter().map(network))
    });
    let filtered = client
        .describe_vpcs()
        .filters(filter("cidr", "10.1.0.0/16"))
        .filters(filter("tag:größe", "ü ✓ <&>"))
        .send()
        .await;
    steps.step("find by filters", filtered, |output| output.vpcs().len());
    let defaults = client
        .describe_vpcs()
        .filters(filter("is-default", "true"))
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<Vpc>, _>>()
        .await;
    steps.step("find that which is there already", defaults, |vpcs| {
        sorted(
            vpcs.iter()
                .map(|vpc| format!("{:?} {:?}", vpc.cidr_block(), vpc.is_default())),
        )
    });
}

async fn attributes(client: &Client, id: &str, steps: &mut Steps) {
    let modified = client
        .modify_vpc_attribute()
        .vpc_id(id)
        .enable_dns_hostnames(AttributeBooleanValue::builder().value(true).build())
        .send()
        .await;
    steps.step("set an attribute", modified, |_| "");
    for (step, name) in [
        ("read the attribute", VpcAttributeName::EnableDnsHostnames),
        ("read another attribute", VpcAttributeName::EnableDnsSupport),
    ] {
        let read = client.describe_vpc_attribute().vpc_id(id).attribute(name);
        steps.step(step, read.send().await, |output| {
            format!("{output:?}").replace(request_id(output), "ID")
        });
    }
}

/// The ID of a request, which is another in each run.
fn request_id(output: &impl aws_sdk_ec2::operation::RequestId) -> &str {
    output.request_id().unwrap_or("no ID")
}

async fn subnets(client: &Client, vpc: &str, steps: &mut Steps) {
    let created = client
        .create_subnet()
        .vpc_id(vpc)
        .cidr_block("10.1.7.0/24")
        .availability_zone("us-east-1b")
        .tag_specifications(tagged(ResourceType::Subnet, "inner"))
        .send()
        .await;
    let subnet = |subnet: &Subnet| {
        Fields::new()
            .field("vpc", subnet.vpc_id())
            .field("block", subnet.cidr_block())
            .field("zone", subnet.availability_zone())
            .field("state", subnet.state())
            .field("addresses", subnet.available_ip_address_count())
            .field("public", subnet.map_public_ip_on_launch())
            .field("tags", Some(shown(subnet.tags())))
            .to_string()
    };
    let id = created
        .as_ref()
        .ok()
        .and_then(|output| output.subnet()?.subnet_id());
    let id = id.unwrap_or_default().to_owned();
    steps.hide(Some(&id), "SUBNET");
    steps.step("create a subnet", created, |output| {
        output.subnet().map(subnet).unwrap_or_default()
    });
    let outside = client
        .create_subnet()
        .vpc_id(vpc)
        .cidr_block("192.168.0.0/24")
        .send()
        .await;
    steps.step("create a subnet outside", outside, |_| "");
    let wait = client.wait_until_subnet_available().subnet_ids(&id);
    let waited = wait.wait(Duration::from_secs(60)).await;
    steps.step("wait until the subnet is available", waited, |_| "");
    let read = client
        .describe_subnets()
        .filters(filter("vpc-id", vpc))
        .send()
        .await;
    steps.step("read the subnets", read, |output| {
        sorted(output.subnets().iter().map(subnet))
    });
    let deleted = client.delete_vpc().vpc_id(vpc).send().await;
    steps.step("delete what has a subnet", deleted, |_| "");
    let deleted = client.delete_subnet().subnet_id(id).send().await;
    steps.step("delete the subnet", deleted, |_| "");
}
