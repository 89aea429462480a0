//! What programs do with EC2: networks, rules, keys, images, instances, disks, addresses, tags, and the
//! errors of these.

mod addresses;
mod errors;
mod groups;
mod images;
mod instances;
mod keys;
mod lists;
mod networks;
mod tags;
mod volumes;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::types::{Filter, InstanceType, ResourceType, Tag, TagSpecification};
use steps::{Steps, config};

/// An image that the server brings along.
const IMAGE: &str = "ami-1e749f67";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    networks::run(&client, &mut steps).await;
    groups::run(&client, &mut steps).await;
    keys::run(&client, &mut steps).await;
    images::run(&client, &mut steps).await;
    instances::run(&client, &mut steps).await;
    lists::run(&client, &mut steps).await;
    volumes::run(&client, &mut steps).await;
    addresses::run(&client, &mut steps).await;
    tags::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder().key(key).value(value).build()
}

/// Tags for what is created, of which one is its name.
fn tagged(kind: ResourceType, name: &str) -> TagSpecification {
    TagSpecification::builder()
        .resource_type(kind)
        .tags(tag("Name", name))
        .tags(tag("größe", "ü ✓ <&>"))
        .build()
}

/// A filter with one value.
fn filter(name: &str, value: &str) -> Filter {
    Filter::builder().name(name).values(value).build()
}

/// Tags in the order of their keys.
fn shown(tags: &[Tag]) -> String {
    let tags = tags.iter();
    steps::sorted(tags.map(|tag| format!("{:?}={:?}", tag.key(), tag.value())))
}

/// Runs an instance for steps that follow; gives its ID.
async fn instance(client: &Client, hidden: &'static str, steps: &mut Steps) -> String {
    let ran = client
        .run_instances()
        .image_id(IMAGE)
        .instance_type(InstanceType::T2Micro)
        .min_count(1)
        .max_count(1)
        .send()
        .await;
    let ran = steps.step(&format!("run {hidden}"), ran, |output| {
        output.instances().len()
    });
    let id = ran.and_then(|output| output.instances?.pop()?.instance_id);
    steps.hide(id.as_deref(), hidden);
    id.unwrap_or_default()
}
