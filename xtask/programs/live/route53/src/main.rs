//! What programs do with Route 53: zones, their records, checks of health, tags, sets of name servers, and the
//! errors of these.

mod checks;
mod errors;
mod records;
mod servers;
mod tags;
mod zones;

use aws_sdk_route53::Client;
use aws_sdk_route53::types::HostedZoneConfig;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    zones::run(&client, &mut steps).await;
    records::run(&client, &mut steps).await;
    checks::run(&client, &mut steps).await;
    tags::run(&client, &mut steps).await;
    servers::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// An ID without the folder that the service writes in front of it.
fn bare(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

/// Makes a zone for steps that follow, whose ID is not printed; gives the ID as the service wrote it.
async fn zone(client: &Client, name: &str, steps: &mut Steps) -> String {
    let created = client
        .create_hosted_zone()
        .name(name)
        .caller_reference(format!("reference of {name}"))
        .hosted_zone_config(HostedZoneConfig::builder().comment("ü & <x>").build())
        .send()
        .await;
    let zone = created
        .as_ref()
        .ok()
        .and_then(|output| output.hosted_zone());
    let id = zone.map(|zone| zone.id().to_owned()).unwrap_or_default();
    steps.hide(Some(bare(&id)).filter(|id| !id.is_empty()), "ZONE");
    steps.step(&format!("create zone {name}"), created, |output| {
        output
            .hosted_zone()
            .map(|zone| zone.id().to_owned())
            .unwrap_or_default()
    });
    id
}
