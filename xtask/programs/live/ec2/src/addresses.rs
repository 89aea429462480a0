//! Public addresses.

use aws_sdk_ec2::Client;
use aws_sdk_ec2::types::{Address, DomainType, ResourceType};
use steps::{Fields, Steps, sorted};

use crate::{filter, shown, tagged};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("addresses");
    let allocated = client
        .allocate_address()
        .domain(DomainType::Vpc)
        .tag_specifications(tagged(ResourceType::ElasticIp, "door"))
        .send()
        .await;
    let id = allocated
        .as_ref()
        .ok()
        .and_then(|output| output.allocation_id.clone());
    let address = allocated
        .as_ref()
        .ok()
        .and_then(|output| output.public_ip.clone());
    steps.hide(id.as_deref(), "ALLOCATION");
    steps.hide(address.as_deref(), "ADDRESS");
    steps.step("allocate", allocated, |output| {
        Fields::new()
            .field("id", output.allocation_id())
            .field("address", output.public_ip())
            .field("domain", output.domain())
    });
    let id = id.unwrap_or_default();
    let instance = crate::instance(client, "GUEST", steps).await;
    let associated = client
        .associate_address()
        .allocation_id(&id)
        .instance_id(&instance)
        .allow_reassociation(true)
        .send()
        .await;
    let association = associated
        .as_ref()
        .ok()
        .and_then(|output| output.association_id.clone());
    steps.hide(association.as_deref(), "ASSOCIATION");
    steps.step("associate", associated, |output| {
        Fields::new().field("id", output.association_id())
    });
    let shown = |address: &Address| {
        Fields::new()
            .field("address", address.public_ip())
            .field("instance", address.instance_id())
            .field("association", address.association_id())
            .field("domain", address.domain())
            .field("tags", Some(shown(address.tags())))
            .to_string()
    };
    let read = client
        .describe_addresses()
        .filters(filter("instance-id", &instance))
        .send()
        .await;
    steps.step("find by filter", read, |output| {
        sorted(output.addresses().iter().map(shown))
    });
    let apart = client
        .disassociate_address()
        .set_association_id(association)
        .send()
        .await;
    steps.step("dissociate", apart, |_| "");
    for step in ["release", "release again"] {
        let released = client.release_address().allocation_id(&id).send().await;
        steps.step(step, released, |_| "");
    }
    let gone = client
        .terminate_instances()
        .instance_ids(instance)
        .send()
        .await;
    steps.step("terminate the guest", gone, |output| {
        output.terminating_instances().len()
    });
}
