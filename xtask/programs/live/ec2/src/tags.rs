//! Tags of several resources.

use aws_sdk_ec2::Client;
use aws_sdk_ec2::types::{Filter, Tag, TagDescription};
use steps::{Fields, Steps, sorted};

use crate::{filter, tag};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("tags");
    let first = crate::instance(client, "FIRST", steps).await;
    let second = crate::instance(client, "SECOND", steps).await;
    let tagged = client
        .create_tags()
        .resources(&first)
        .resources(&second)
        .tags(tag("team", "blue & green"))
        .tags(tag("empty", ""))
        .tags(tag("Größe", "a+b c%20 \"x\" 🦀"))
        .send()
        .await;
    steps.step("tag two", tagged, |_| "");
    read(client, &[&first, &second], "read", steps).await;
    let untagged = client
        .delete_tags()
        .resources(&first)
        .tags(Tag::builder().key("team").build())
        .tags(tag("Größe", "another value"))
        .send()
        .await;
    steps.step("untag one", untagged, |_| "");
    read(client, &[&first, &second], "read again", steps).await;
    let found = client
        .describe_tags()
        .filters(filter("key", "te*"))
        .filters(filter("resource-type", "instance"))
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<TagDescription>, _>>()
        .await;
    steps.step("find by a pattern", found, |tags| {
        sorted(tags.iter().map(|tag| shown(tag, &[&first, &second])))
    });
    let tagged = client
        .create_tags()
        .resources("i-0")
        .tags(tag("a", "b"))
        .send()
        .await;
    steps.step("tag what is not there", tagged, |_| "");
    let dry = client
        .delete_tags()
        .resources(&second)
        .dry_run(true)
        .send()
        .await;
    steps.step("only try to untag", dry, |_| "");
    let gone = client
        .terminate_instances()
        .instance_ids(first)
        .instance_ids(second)
        .send()
        .await;
    steps.step("terminate both", gone, |output| {
        output.terminating_instances().len()
    });
}

/// A tag of one of these resources, whose IDs are others in each run, and so in another order.
fn shown(tag: &TagDescription, resources: &[&str; 2]) -> String {
    let is_it = |id: &&str| Some(*id) == tag.resource_id();
    Fields::new()
        .field("of", resources.iter().position(is_it))
        .field("type", tag.resource_type())
        .field("key", tag.key())
        .field("value", tag.value())
        .to_string()
}

async fn read(client: &Client, ids: &[&str; 2], step: &str, steps: &mut Steps) {
    let values = ids.iter().map(|id| (*id).to_owned()).collect();
    let filter = Filter::builder()
        .name("resource-id")
        .set_values(Some(values));
    let read = client.describe_tags().filters(filter.build()).send().await;
    steps.step(step, read, |output| {
        sorted(output.tags().iter().map(|tag| shown(tag, ids)))
    });
}
