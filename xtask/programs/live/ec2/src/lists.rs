//! Instances that are found by filters, and lists in pages.

use aws_sdk_ec2::Client;
use aws_sdk_ec2::types::{Filter, InstanceType, Reservation, ResourceType};
use steps::{Fields, Steps, sorted};

use crate::{IMAGE, filter, tagged};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("lists");
    for name in ["a", "b", "c", "d", "e"] {
        let ran = client
            .run_instances()
            .image_id(IMAGE)
            .instance_type(InstanceType::T2Nano)
            .min_count(2)
            .max_count(2)
            .tag_specifications(tagged(ResourceType::Instance, &format!("list {name}")))
            .send()
            .await;
        steps.step(&format!("run {name}"), ran, |output| {
            output.instances().len()
        });
    }
    filters(client, steps).await;
    pages(client, steps).await;
    zones(client, steps).await;
}

fn names(reservations: &[Reservation]) -> String {
    let instances = reservations.iter().flat_map(Reservation::instances);
    let names = instances.flat_map(|instance| instance.tags());
    let names = names.filter(|tag| tag.key() == Some("Name"));
    sorted(names.map(|tag| format!("{:?}", tag.value())))
}

async fn filters(client: &Client, steps: &mut Steps) {
    let several = Filter::builder()
        .name("tag:Name")
        .values("list a")
        .values("list d");
    let running = Filter::builder()
        .name("instance-state-name")
        .values("running")
        .values("pending");
    let found = client
        .describe_instances()
        .filters(several.build())
        .filters(running.build())
        .send()
        .await;
    steps.step("find by several values", found, |output| {
        names(output.reservations())
    });
    let found = client
        .describe_instances()
        .filters(filter("tag:größe", "ü ✓ <&>"))
        .filters(filter("instance-type", "t2.nano"))
        .filters(filter("tag:Name", "list *"))
        .send()
        .await;
    steps.step("find by a pattern", found, |output| {
        names(output.reservations())
    });
    let found = client
        .describe_instances()
        .filters(filter("instance-state-name", "stopped"));
    steps.step("find none", found.send().await, |output| {
        Fields::new().field("reservations", output.reservations.as_ref().map(Vec::len))
    });
}

async fn pages(client: &Client, steps: &mut Steps) {
    let find = || {
        let call = client.describe_instances();
        call.filters(filter("instance-type", "t2.nano"))
    };
    let first = find().max_results(5).send().await;
    steps.step("the first page", first, |output| {
        Fields::new()
            .field("reservations", Some(output.reservations().len()))
            .has("next", output.next_token())
    });
    let mut pages = find().into_paginator().page_size(2).send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("names", Some(names(page.reservations())))
                .has("next", page.next_token())
        });
    }
    let items: Result<Vec<Reservation>, _> = find()
        .into_paginator()
        .page_size(3)
        .items()
        .send()
        .collect()
        .await;
    steps.step("all reservations", items, |items| items.len());
}

async fn zones(client: &Client, steps: &mut Steps) {
    let regions = client
        .describe_regions()
        .region_names("eu-west-1")
        .region_names("us-east-1")
        .send()
        .await;
    steps.step("regions", regions, |output| {
        sorted(output.regions().iter().map(|region| format!("{region:?}")))
    });
    let zones = client
        .describe_availability_zones()
        .filters(filter("state", "available"))
        .all_availability_zones(false)
        .send()
        .await;
    steps.step("zones", zones, |output| {
        sorted(output.availability_zones().iter().map(|zone| {
            Fields::new()
                .field("name", zone.zone_name())
                .field("id", zone.zone_id())
                .field("state", zone.state())
                .to_string()
        }))
    });
    let types = client
        .describe_instance_types()
        .instance_types(InstanceType::T3Micro)
        .instance_types(InstanceType::C5Large)
        .send()
        .await;
    steps.step("types of instances", types, |output| {
        sorted(
            output
                .instance_types()
                .iter()
                .map(|kind| format!("{kind:?}")),
        )
    });
}
