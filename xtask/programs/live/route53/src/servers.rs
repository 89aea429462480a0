//! Sets of name servers that several zones can have.

use aws_sdk_route53::Client;
use aws_sdk_route53::types::DelegationSet;
use steps::{Fields, Steps, sorted};

use super::bare;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("servers");
    let created = client
        .create_reusable_delegation_set()
        .caller_reference("set ü")
        .send()
        .await;
    let set = created
        .as_ref()
        .ok()
        .and_then(|output| output.delegation_set());
    let id = set.and_then(|set| set.id()).unwrap_or_default().to_owned();
    steps.hide(Some(bare(&id)).filter(|id| !id.is_empty()), "SET");
    steps.step("create", created, |output| {
        let set = output.delegation_set().map(shown);
        format!("{} {}", set.unwrap_or_default(), output.location())
    });
    for (name, id) in [
        ("with the ID that came", id.as_str()),
        ("with the ID alone", bare(&id)),
    ] {
        let read = client.get_reusable_delegation_set().id(id).send().await;
        steps.step(&format!("read {name}"), read, |output| {
            output.delegation_set().map(shown).unwrap_or_default()
        });
    }
    let created = client
        .create_hosted_zone()
        .name("with-servers.example")
        .caller_reference("with servers")
        .delegation_set_id(&id)
        .send()
        .await;
    let zone = created
        .as_ref()
        .ok()
        .and_then(|output| output.hosted_zone());
    let zone = zone.map(|zone| bare(zone.id()).to_owned());
    steps.hide(zone.as_deref(), "ZONE");
    steps.step("create a zone with them", created, |output| {
        let servers = output.delegation_set().map(|set| set.name_servers());
        Fields::new().field("servers", servers)
    });
    let listed = client.list_reusable_delegation_sets().send().await;
    steps.step("list", listed, |output| {
        let sets = sorted(output.delegation_sets().iter().map(shown));
        format!("{sets} truncated {}", output.is_truncated())
    });
    for step in ["delete", "delete again"] {
        let deleted = client.delete_reusable_delegation_set().id(&id);
        steps.step(step, deleted.send().await, |_| "");
    }
}

fn shown(set: &DelegationSet) -> String {
    Fields::new()
        .field("id", set.id())
        .field("reference", set.caller_reference())
        .field("servers", Some(set.name_servers()))
        .to_string()
}
