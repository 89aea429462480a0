//! Topics themselves: created, found, listed, with attributes, tags and permissions, and taken away.

use aws_sdk_sns::Client;
use aws_sdk_sns::types::{Tag, Topic};
use steps::{Fields, Steps, map, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("topics");
    let created = client
        .create_topic()
        .name("news")
        .attributes("DisplayName", "Neues & <Altes>")
        .tags(tag("team", "blue"))
        .tags(tag("größe", "ü ✓ <&>"))
        .send()
        .await;
    let created = steps.step("create with attributes and tags", created, |output| {
        Fields::new().field("arn", output.topic_arn())
    });
    let arn = created
        .and_then(|output| output.topic_arn)
        .unwrap_or_default();
    attributes(client, &arn, steps).await;
    tags(client, &arn, steps).await;
    permissions(client, &arn, steps).await;
    in_order(client, steps).await;
    list(client, steps).await;

    let deleted = client.delete_topic().topic_arn(&arn).send().await;
    steps.step("delete", deleted, |_| "");
    let read = client.get_topic_attributes().topic_arn(&arn).send().await;
    steps.step("read what was deleted", read, |output| {
        map(output.attributes())
    });
}

fn tag(key: &str, value: &str) -> Tag {
    let tag = Tag::builder().key(key).value(value);
    tag.build().expect("a key and a value")
}

async fn attributes(client: &Client, arn: &str, steps: &mut Steps) {
    let read = || client.get_topic_attributes().topic_arn(arn).send();
    steps.step("read attributes", read().await, |output| {
        map(output.attributes())
    });
    let set = client
        .set_topic_attributes()
        .topic_arn(arn)
        .attribute_name("DisplayName")
        .attribute_value("日本語 \"quoted\" 🦀")
        .send()
        .await;
    steps.step("set an attribute", set, |_| "");
    steps.step("read attributes again", read().await, |output| {
        let name = output.attributes().and_then(|all| all.get("DisplayName"));
        Fields::new().field("name", name)
    });
}

async fn tags(client: &Client, arn: &str, steps: &mut Steps) {
    let list = || client.list_tags_for_resource().resource_arn(arn).send();
    let shown = |tags: &[Tag]| {
        sorted(
            tags.iter()
                .map(|tag| format!("{}={}", tag.key(), tag.value())),
        )
    };
    steps.step("list tags", list().await, |output| shown(output.tags()));
    let tagged = client
        .tag_resource()
        .resource_arn(arn)
        .tags(tag("stage", ""))
        .tags(tag("team", "a+b c%20"))
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource_arn(arn)
        .tag_keys("größe")
        .tag_keys("none")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| {
        shown(output.tags())
    });
}

async fn permissions(client: &Client, arn: &str, steps: &mut Steps) {
    for step in ["add permission", "add it again"] {
        let added = client
            .add_permission()
            .topic_arn(arn)
            .label("readers")
            .aws_account_id("111122223333")
            .aws_account_id("444455556666")
            .action_name("Publish")
            .action_name("GetTopicAttributes")
            .send()
            .await;
        steps.step(step, added, |_| "");
    }
    let removed = client
        .remove_permission()
        .topic_arn(arn)
        .label("readers")
        .send()
        .await;
    steps.step("remove permission", removed, |_| "");
}

/// A topic that keeps an order has attributes of its own.
async fn in_order(client: &Client, steps: &mut Steps) {
    let created = client
        .create_topic()
        .name("in-order.fifo")
        .attributes("FifoTopic", "true")
        .attributes("ContentBasedDeduplication", "false")
        .send()
        .await;
    let created = steps.step("create one that keeps an order", created, |output| {
        Fields::new().field("arn", output.topic_arn())
    });
    let arn = created.and_then(|output| output.topic_arn);
    let read = client
        .get_topic_attributes()
        .set_topic_arn(arn)
        .send()
        .await;
    steps.step("read one that keeps an order", read, |output| {
        let attribute = |name| output.attributes().and_then(|all| all.get(name));
        Fields::new()
            .field("fifo", attribute("FifoTopic"))
            .field("content", attribute("ContentBasedDeduplication"))
    });
}

/// The server gives 100 topics in a page.
async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..103 {
        let created = client.create_topic().name(format!("listed-{number:03}"));
        if let Err(error) = created.send().await {
            steps.seen("create one for the list", format!("{error:?}"));
        }
    }
    let listed = client.list_topics().send().await;
    steps.step("list", listed, |output| {
        Fields::new()
            .field("topics", Some(output.topics().len()))
            .field("first", output.topics().first().and_then(Topic::topic_arn))
            .has("next", output.next_token())
    });
    let mut pages = client.list_topics().into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("topics", Some(page.topics().len()))
                .has("next", page.next_token())
        });
    }
    let items: Result<Vec<Topic>, _> = client
        .list_topics()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", items, |topics| {
        Fields::new()
            .field("topics", Some(topics.len()))
            .field("last", topics.last())
    });
}
