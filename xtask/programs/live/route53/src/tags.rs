//! Tags of zones.

use aws_sdk_route53::Client;
use aws_sdk_route53::types::{ResourceTagSet, Tag, TagResourceType};
use steps::{Fields, Steps, sorted};

use super::bare;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("tags");
    let zone = super::zone(client, "tagged.example", steps).await;
    let other = super::zone(client, "other.example", steps).await;
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
    let changed = client
        .change_tags_for_resource()
        .resource_type(TagResourceType::Hostedzone)
        .resource_id(bare(&zone))
        .add_tags(tag("team", "blue"))
        .add_tags(tag("größe", "ü & <ö>"))
        .add_tags(tag("empty", ""))
        .send()
        .await;
    steps.step("add", changed, |_| "");
    let changed = client
        .change_tags_for_resource()
        .resource_type(TagResourceType::Hostedzone)
        .resource_id(bare(&zone))
        .remove_tag_keys("team")
        .send()
        .await;
    steps.step("remove", changed, |_| "");
    let listed = client
        .list_tags_for_resource()
        .resource_type(TagResourceType::Hostedzone)
        .resource_id(bare(&zone))
        .send()
        .await;
    steps.step("list", listed, |output| {
        output.resource_tag_set().map(shown).unwrap_or_default()
    });
    let listed = client
        .list_tags_for_resources()
        .resource_type(TagResourceType::Hostedzone)
        .resource_ids(bare(&zone))
        .resource_ids(bare(&other))
        .send()
        .await;
    steps.step("list those of two", listed, |output| {
        let sets = output.resource_tag_sets().iter();
        sorted(sets.map(|set| set.tags().len()))
    });
    let listed = client
        .list_tags_for_resource()
        .resource_type(TagResourceType::Healthcheck)
        .resource_id("0f6b1a0e-0000-4000-8000-000000000000")
        .send()
        .await;
    steps.step("list those of what is not there", listed, |output| {
        output.resource_tag_set().map(shown).unwrap_or_default()
    });
}

fn shown(set: &ResourceTagSet) -> String {
    let tags = set.tags().iter();
    let tags = tags.map(|tag| format!("{:?}={:?}", tag.key(), tag.value()));
    Fields::new()
        .field("type", set.resource_type())
        .field("id", set.resource_id())
        .field("tags", Some(sorted(tags)))
        .to_string()
}
