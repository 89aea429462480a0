//! Records of a zone: changed together, waited for, and listed.

use std::time::Duration;

use aws_sdk_route53::Client;
use aws_sdk_route53::client::Waiters;
use aws_sdk_route53::types::{
    AliasTarget, Change, ChangeAction, ChangeBatch, ResourceRecord, ResourceRecordSet, RrType,
};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("records");
    let zone = super::zone(client, "records.example", steps).await;
    create(client, &zone, steps).await;
    change(client, &zone, steps).await;
    list(client, &zone, steps).await;
    refused(client, &zone, steps).await;
    let deleted = client.delete_hosted_zone().id(&zone).send().await;
    if let Err(error) = &deleted {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_hosted_zone_not_empty());
        steps.seen("is HostedZoneNotEmpty", format!("{is_known:?}"));
    }
    steps.step("delete a zone with records", deleted, |_| "");
}

fn record(name: &str, kind: RrType, values: &[&str]) -> ResourceRecordSet {
    let values = values.iter().map(|value| {
        let value = ResourceRecord::builder().value(*value).build();
        value.expect("it has a value")
    });
    ResourceRecordSet::builder()
        .name(name)
        .r#type(kind)
        .ttl(300)
        .set_resource_records(Some(values.collect()))
        .build()
        .expect("a name and a type")
}

fn changes(action: ChangeAction, sets: Vec<ResourceRecordSet>) -> ChangeBatch {
    let changes = sets.into_iter().map(|set| {
        let change = Change::builder()
            .action(action.clone())
            .resource_record_set(set);
        change.build().expect("an action and a record")
    });
    ChangeBatch::builder()
        .comment("because of ü & <x>")
        .set_changes(Some(changes.collect()))
        .build()
        .expect("it has changes")
}

async fn create(client: &Client, zone: &str, steps: &mut Steps) {
    let alias = AliasTarget::builder()
        .hosted_zone_id("Z2FDTNDATAQYW2")
        .dns_name("d111111abcdef8.cloudfront.net")
        .evaluate_target_health(false)
        .build()
        .expect("it has everything");
    let alias = ResourceRecordSet::builder()
        .name("alias.records.example")
        .r#type(RrType::A)
        .alias_target(alias)
        .build()
        .expect("a name and a type");
    let weighted = |weight: i64| {
        let mut set = record("weighted.records.example", RrType::A, &["10.0.0.1"]);
        set.set_identifier = Some(format!("weight {weight}"));
        set.weight = Some(weight);
        set
    };
    let sets = vec![
        record("www.records.example", RrType::A, &["10.0.0.1", "10.0.0.2"]),
        record(
            "text.records.example",
            RrType::Txt,
            &["\"v=1 <&> \\\"x\\\"\""],
        ),
        record(
            "*.wild.records.example",
            RrType::Cname,
            &["www.records.example"],
        ),
        alias,
        weighted(0),
        weighted(10),
    ];
    let changed = client
        .change_resource_record_sets()
        .hosted_zone_id(zone)
        .change_batch(changes(ChangeAction::Create, sets))
        .send()
        .await;
    let changed = steps.step("create", changed, |output| {
        let change = output.change_info();
        Fields::new()
            .field("status", change.map(|change| change.status()))
            .field("comment", change.and_then(|change| change.comment()))
            .field(
                "recent",
                change.and_then(|change| is_recent(Some(change.submitted_at()))),
            )
    });
    let change = changed.and_then(|output| output.change_info);
    let id = change.map(|change| change.id).unwrap_or_default();
    let waited = client
        .wait_until_resource_record_sets_changed()
        .id(&id)
        .wait(Duration::from_secs(60))
        .await;
    steps.step("wait for the change", waited, |last| {
        let output = last.as_result().ok();
        let change = output.and_then(|output| output.change_info());
        Fields::new()
            .field("id", change.map(|change| change.id()))
            .field("status", change.map(|change| change.status()))
    });
    let read = client.get_change().id(super::bare(&id)).send().await;
    steps.step("read the change", read, |output| {
        output
            .change_info()
            .map(|change| change.id().to_owned())
            .unwrap_or_default()
    });
}

async fn change(client: &Client, zone: &str, steps: &mut Steps) {
    let mut set = record("www.records.example", RrType::A, &["10.0.0.9"]);
    set.ttl = Some(0);
    let changed = client
        .change_resource_record_sets()
        .hosted_zone_id(zone)
        .change_batch(changes(ChangeAction::Upsert, vec![set]))
        .send()
        .await;
    steps.step("change", changed, |_| "");
    let text = record(
        "text.records.example",
        RrType::Txt,
        &["\"v=1 <&> \\\"x\\\"\""],
    );
    let deleted = client
        .change_resource_record_sets()
        .hosted_zone_id(super::bare(zone))
        .change_batch(changes(ChangeAction::Delete, vec![text]))
        .send()
        .await;
    steps.step("delete", deleted, |_| "");
}

fn shown(set: &ResourceRecordSet) -> String {
    let values = set.resource_records().iter().map(ResourceRecord::value);
    Fields::new()
        .field("name", Some(set.name()))
        .field("type", Some(set.r#type()))
        .field("seconds", set.ttl())
        .field("values", Some(values.collect::<Vec<_>>()))
        .field("alias", set.alias_target())
        .field("identifier", set.set_identifier())
        .field("weight", set.weight())
        .to_string()
}

async fn list(client: &Client, zone: &str, steps: &mut Steps) {
    let list = || client.list_resource_record_sets().hosted_zone_id(zone);
    steps.step("list", list().send().await, |output| {
        sorted(output.resource_record_sets().iter().map(shown))
    });
    let from = list()
        .start_record_name("weighted.records.example.")
        .start_record_type(RrType::A)
        .max_items(1)
        .send()
        .await;
    steps.step("list one from a name", from, |output| {
        let sets = output.resource_record_sets().iter();
        Fields::new()
            .field("sets", Some(sorted(sets.map(shown))))
            .field("truncated", Some(output.is_truncated()))
            .field("next", output.next_record_name())
            .field("type", output.next_record_type())
    });
}

async fn refused(client: &Client, zone: &str, steps: &mut Steps) {
    let long = record("long.records.example", RrType::A, &["10.0.0.1"; 1001]);
    let absent = record("absent.records.example", RrType::A, &["10.0.0.1"]);
    let attempts = [
        ("create too much", ChangeAction::Create, long),
        ("delete what is not there", ChangeAction::Delete, absent),
    ];
    for (name, action, set) in attempts {
        let changed = client
            .change_resource_record_sets()
            .hosted_zone_id(zone)
            .change_batch(changes(action, vec![set]))
            .send()
            .await;
        if let Err(error) = &changed {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_invalid_change_batch());
            steps.seen(
                &format!("{name}, is InvalidChangeBatch"),
                format!("{is_known:?}"),
            );
        }
        steps.step(name, changed, |_| "");
    }
    let without = ResourceRecordSet::builder().name("x").build();
    steps.step("a record without type", without, |_| "");
}
