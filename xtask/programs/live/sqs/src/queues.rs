//! Queues themselves: created, found, listed, with attributes, tags and permissions, and taken away.

use aws_sdk_sqs::Client;
use aws_sdk_sqs::operation::create_queue::CreateQueueError;
use aws_sdk_sqs::types::QueueAttributeName;
use steps::{Fields, Steps, map, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("queues");
    let created = client
        .create_queue()
        .queue_name("jobs")
        .attributes(QueueAttributeName::VisibilityTimeout, "40")
        .attributes(QueueAttributeName::DelaySeconds, "0")
        .tags("team", "blue")
        .tags("stage", "test & more")
        .send()
        .await;
    let created = steps.step("create with attributes and tags", created, |output| {
        Fields::new().field("url", output.queue_url())
    });
    let url = created
        .and_then(|output| output.queue_url)
        .unwrap_or_default();
    exists_already(client, steps).await;

    let found = client.get_queue_url().queue_name("jobs").send().await;
    steps.step("find", found, |output| {
        Fields::new().field("url", output.queue_url())
    });
    attributes(client, &url, steps).await;
    tags(client, &url, steps).await;
    permissions(client, &url, steps).await;
    list(client, steps).await;
    dead_letters(client, &url, steps).await;

    let deleted = client.delete_queue().queue_url(&url).send().await;
    steps.step("delete", deleted, |_| "");
    let found = client.get_queue_url().queue_name("jobs").send().await;
    steps.step("find what was deleted", found, |output| {
        Fields::new().field("url", output.queue_url())
    });
}

/// The same name with other attributes is an error that is modeled.
async fn exists_already(client: &Client, steps: &mut Steps) {
    let again = client
        .create_queue()
        .queue_name("jobs")
        .attributes(QueueAttributeName::VisibilityTimeout, "50")
        .send()
        .await;
    if let Err(error) = &again {
        let is_known = matches!(
            error.as_service_error(),
            Some(CreateQueueError::QueueNameExists(_))
        );
        steps.seen("create again, is QueueNameExists", is_known);
    }
    steps.step("create again", again, |output| {
        Fields::new().field("url", output.queue_url())
    });
}

async fn attributes(client: &Client, url: &str, steps: &mut Steps) {
    let read = || {
        client
            .get_queue_attributes()
            .queue_url(url)
            .attribute_names(QueueAttributeName::VisibilityTimeout)
            .attribute_names(QueueAttributeName::MessageRetentionPeriod)
            .attribute_names(QueueAttributeName::QueueArn)
            .send()
    };
    steps.step("read attributes", read().await, |output| {
        map(output.attributes())
    });
    let set = client
        .set_queue_attributes()
        .queue_url(url)
        .attributes(QueueAttributeName::MessageRetentionPeriod, "86400")
        .send()
        .await;
    steps.step("set attributes", set, |_| "");
    steps.step("read attributes again", read().await, |output| {
        map(output.attributes())
    });
    let all = client
        .get_queue_attributes()
        .queue_url(url)
        .attribute_names(QueueAttributeName::All)
        .send()
        .await;
    steps.step("read all attributes", all, |output| {
        let names = output.attributes().into_iter().flatten();
        sorted(names.map(|(name, _)| name.as_str()))
    });
    let none = client.get_queue_attributes().queue_url(url).send().await;
    steps.step(
        "read no attributes",
        none,
        |output| map(output.attributes()),
    );
}

async fn tags(client: &Client, url: &str, steps: &mut Steps) {
    let list = || client.list_queue_tags().queue_url(url).send();
    steps.step("list tags", list().await, |output| map(output.tags()));
    let tagged = client
        .tag_queue()
        .queue_url(url)
        .tags("größe", "ü ✓ <&>")
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_queue()
        .queue_url(url)
        .tag_keys("team")
        .tag_keys("none")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| map(output.tags()));
}

async fn permissions(client: &Client, url: &str, steps: &mut Steps) {
    let added = client
        .add_permission()
        .queue_url(url)
        .label("readers")
        .aws_account_ids("111122223333")
        .aws_account_ids("444455556666")
        .actions("ReceiveMessage")
        .actions("DeleteMessage")
        .send()
        .await;
    steps.step("add permission", added, |_| "");
    for step in ["remove permission", "remove it again"] {
        let removed = client
            .remove_permission()
            .queue_url(url)
            .label("readers")
            .send()
            .await;
        steps.step(step, removed, |_| "");
    }
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..5 {
        let name = format!("listed-{number}");
        super::queue(client, &name, steps).await;
    }
    let name = |url: &String| url.rsplit('/').next().unwrap_or_default().to_owned();
    let listed = client
        .list_queues()
        .queue_name_prefix("listed-")
        .send()
        .await;
    steps.step("list", listed, |output| {
        sorted(output.queue_urls().iter().map(name))
    });
    let urls: Result<Vec<String>, _> = client
        .list_queues()
        .queue_name_prefix("listed-")
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", urls, |urls| {
        sorted(urls.iter().map(name))
    });
    let mut pages = client
        .list_queues()
        .queue_name_prefix("listed-")
        .max_results(3)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("queues", Some(page.queue_urls().len()))
                .has("next", page.next_token())
        });
    }
    let listed = client
        .list_queues()
        .queue_name_prefix("no-such")
        .send()
        .await;
    steps.step("list nothing", listed, |output| {
        Fields::new().field("queues", output.queue_urls.as_ref().map(Vec::len))
    });
}

async fn dead_letters(client: &Client, url: &str, steps: &mut Steps) {
    let dead = super::queue(client, "dead", steps).await;
    let policy = r#"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"2"}"#;
    let set = client
        .set_queue_attributes()
        .queue_url(url)
        .attributes(QueueAttributeName::RedrivePolicy, policy)
        .send()
        .await;
    steps.step("set a queue for dead letters", set, |_| "");
    let sources = client
        .list_dead_letter_source_queues()
        .queue_url(&dead)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<String>, _>>()
        .await;
    steps.step("list the sources of dead letters", sources, |urls| {
        sorted(urls)
    });
}
