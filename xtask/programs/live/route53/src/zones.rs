//! Zones themselves: created, read with either form of the ID, listed, changed and taken away.

use aws_sdk_route53::Client;
use aws_sdk_route53::types::{HostedZone, HostedZoneConfig, Vpc, VpcRegion};
use steps::{Fields, Steps, is_recent, sorted};

use super::bare;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("zones");
    let configuration = HostedZoneConfig::builder()
        .comment("für & <alle> ✓")
        .private_zone(false)
        .build();
    let created = client
        .create_hosted_zone()
        .name("example.com")
        .caller_reference("first ü")
        .hosted_zone_config(configuration)
        .send()
        .await;
    let zone = created
        .as_ref()
        .ok()
        .and_then(|output| output.hosted_zone());
    let id = zone.map(|zone| zone.id().to_owned()).unwrap_or_default();
    steps.hide(Some(bare(&id)).filter(|id| !id.is_empty()), "ZONE");
    steps.step("create", created, |output| {
        let change = output.change_info();
        let set = output.delegation_set();
        Fields::new()
            .field("zone", output.hosted_zone().map(shown))
            .has("change", change.map(|change| change.id()))
            .field("status", change.map(|change| change.status()))
            .field(
                "recent",
                change.and_then(|change| is_recent(Some(change.submitted_at()))),
            )
            .field("servers", set.map(|set| set.name_servers()))
            .field("location", Some(output.location()))
    });
    let bare = bare(&id).to_owned();
    for (name, id) in [("with the ID that came", &id), ("with the ID alone", &bare)] {
        let read = client.get_hosted_zone().id(id).send().await;
        steps.step(&format!("read {name}"), read, |output| {
            Fields::new()
                .field("zone", output.hosted_zone().map(shown))
                .field(
                    "servers",
                    output.delegation_set().map(|set| set.name_servers()),
                )
                .field("networks", Some(output.vpcs().len()))
        });
    }
    let changed = client
        .update_hosted_zone_comment()
        .id(&id)
        .comment("neu: ü & <y>")
        .send()
        .await;
    steps.step("change the comment", changed, |output| {
        output.hosted_zone().map(shown).unwrap_or_default()
    });
    private(client, steps).await;
    list(client, steps).await;
    delete(client, &id, steps).await;
}

fn shown(zone: &HostedZone) -> String {
    let configuration = zone.config();
    Fields::new()
        .field("id", Some(zone.id()))
        .field("name", Some(zone.name()))
        .field("reference", Some(zone.caller_reference()))
        .field("comment", configuration.and_then(|all| all.comment()))
        .field("private", configuration.map(|all| all.private_zone()))
        .field("records", zone.resource_record_set_count())
        .to_string()
}

async fn private(client: &Client, steps: &mut Steps) {
    let network = Vpc::builder()
        .vpc_id("vpc-0123456789")
        .vpc_region(VpcRegion::EuWest1)
        .build();
    let created = client
        .create_hosted_zone()
        .name("inside.example")
        .caller_reference("private")
        .vpc(network)
        .hosted_zone_config(HostedZoneConfig::builder().private_zone(true).build())
        .send()
        .await;
    let zone = created
        .as_ref()
        .ok()
        .and_then(|output| output.hosted_zone());
    let id = zone.map(|zone| zone.id().to_owned()).unwrap_or_default();
    steps.hide(Some(bare(&id)).filter(|id| !id.is_empty()), "PRIVATE");
    steps.step("create a private one", created, |output| {
        Fields::new()
            .field("zone", output.hosted_zone().map(shown))
            .field("network", output.vpc())
    });
    let read = client.get_hosted_zone().id(&id).send().await;
    steps.step("read a private one", read, |output| {
        Fields::new().field("networks", Some(output.vpcs()))
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..5 {
        super::zone(client, &format!("listed-{number}.example"), steps).await;
    }
    let name = |zone: &HostedZone| zone.name().to_owned();
    let listed: Result<Vec<HostedZone>, _> = client
        .list_hosted_zones()
        .into_paginator()
        .page_size(3)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |zones| {
        sorted(zones.iter().map(name))
    });
    let mut pages = client
        .list_hosted_zones()
        .max_items(4)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("zones", Some(page.hosted_zones().len()))
                .field("truncated", Some(page.is_truncated()))
                .field("most", Some(page.max_items()))
                .has("next", page.next_marker())
        });
    }
    let listed = client
        .list_hosted_zones_by_name()
        .dns_name("listed-3.example")
        .send()
        .await;
    steps.step("list by name", listed, |output| {
        Fields::new().field("name", output.dns_name()).field(
            "zones",
            Some(sorted(output.hosted_zones().iter().map(name))),
        )
    });
    let counted = client.get_hosted_zone_count().send().await;
    steps.step("count", counted, |output| output.hosted_zone_count());
}

async fn delete(client: &Client, id: &str, steps: &mut Steps) {
    for step in ["delete", "delete again"] {
        let deleted = client.delete_hosted_zone().id(id).send().await;
        if let Err(error) = &deleted {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_no_such_hosted_zone());
            steps.seen("is NoSuchHostedZone", format!("{is_known:?}"));
        }
        steps.step(step, deleted, |output| {
            let change = output.change_info();
            Fields::new().field("status", change.map(|change| change.status()))
        });
    }
}
