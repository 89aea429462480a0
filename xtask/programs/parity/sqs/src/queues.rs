//! Queues: their attributes, tags and permissions, and the tasks that move messages.

use aws_sdk_sqs::types::QueueAttributeName;
use transport::Cases;

use crate::{QUEUE, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("queues");
    made(cases).await;
    attributes(cases).await;
    tags(cases).await;
    listed(cases).await;
    tasks(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = json("{\"QueueUrl\":\"http://q\\/1\",\"New\":{\"a\":[1,null,{}]}}");
    cases
        .case("a queue with a policy", [made], async |config| {
            let policy = "{\"Statement\": [\"\u{fc} / \\ \u{1}\u{2028}\"]}\n";
            let call = client(&config).create_queue().queue_name("q.fifo");
            let call = call.attributes(QueueAttributeName::Policy, policy);
            call.tags("team & <x>", "\u{1f4f7}").send().await
        })
        .await;
    cases
        .case("a queue without a name", [json("{}")], async |config| {
            let call = client(&config).create_queue();
            call.set_tags(Some(Default::default())).send().await
        })
        .await;
    let found = json("{\"QueueUrl\":null}");
    cases
        .case("a queue of another account", [found], async |config| {
            let call = client(&config).get_queue_url().queue_name("");
            call.queue_owner_aws_account_id("123456789012").send().await
        })
        .await;
}

async fn attributes(cases: &mut Cases) {
    let read = json("{\"Attributes\":{\"FifoThroughputLimit\":\"perQueue\"}}");
    cases
        .case(
            "attributes that are known and new",
            [read],
            async |config| {
                let call = client(&config).get_queue_attributes().queue_url(QUEUE);
                let call = call.attribute_names(QueueAttributeName::All);
                call.attribute_names("A NEW ONE".into()).send().await
            },
        )
        .await;
    let odd = json("{\"Attributes\":{\"Newer\":\"x\",\"Policy\":null}}");
    cases
        .case("an attribute that is null", [odd], async |config| {
            let call = client(&config).get_queue_attributes().queue_url("q");
            call.set_attribute_names(Some(Vec::new())).send().await
        })
        .await;
    cases
        .case("attributes that are set", [json("")], async |config| {
            let call = client(&config).set_queue_attributes().queue_url(QUEUE);
            let name = QueueAttributeName::from("Newer");
            call.attributes(name, "").send().await
        })
        .await;
}

async fn tags(cases: &mut Cases) {
    let read = json("{\"Tags\":{\"\":\"empty \\ud83d\\udcf7\"}}");
    cases
        .case("tags that are read", [read], async |config| {
            client(&config)
                .list_queue_tags()
                .queue_url(QUEUE)
                .send()
                .await
        })
        .await;
    cases
        .case("tags that are taken away", [json("{}")], async |config| {
            let call = client(&config).untag_queue().queue_url(QUEUE);
            call.tag_keys("a").tag_keys("\"b\"\t").send().await
        })
        .await;
    cases
        .case("who may send", [json("{}")], async |config| {
            let call = client(&config)
                .add_permission()
                .queue_url(QUEUE)
                .label("l 1");
            let call = call.aws_account_ids("1").aws_account_ids("2");
            call.actions("SendMessage").actions("*").send().await
        })
        .await;
}

async fn listed(cases: &mut Cases) {
    let pages = [
        json("{\"QueueUrls\":[\"http://a\",\"http://b\"],\"NextToken\":\"n+/=\"}"),
        json("{\"QueueUrls\":[\"http://c\"]}"),
    ];
    cases
        .case("all pages of queues", pages, async |config| {
            let call = client(&config).list_queues().queue_name_prefix("p");
            let pages = call.into_paginator().page_size(2).items().send();
            pages.collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let sources = json("{\"queueUrls\":[null,\"http://d\"],\"NextToken\":\"\"}");
    cases
        .case("sources of dead letters", [sources], async |config| {
            let call = client(&config).list_dead_letter_source_queues();
            let call = call.queue_url(QUEUE).next_token("t").max_results(1000);
            call.send().await
        })
        .await;
}

async fn tasks(cases: &mut Cases) {
    let started = json("{\"TaskHandle\":\"h\"}");
    cases
        .case("a task that is started", [started], async |config| {
            let call = client(&config).start_message_move_task();
            let call = call.source_arn("arn:aws:sqs:us-east-1:1:dead");
            call.max_number_of_messages_per_second(500).send().await
        })
        .await;
    let tasks = json(
        "{\"Results\":[{\"Status\":\"RUNNING\",\"ApproximateNumberOfMessagesMoved\":9007199254740993,\"StartedTimestamp\":1714979289000},{\"ApproximateNumberOfMessagesToMove\":1e3,\"FailureReason\":\"\"},{}]}",
    );
    cases
        .case("tasks with large numbers", [tasks], async |config| {
            let call = client(&config).list_message_move_tasks();
            call.source_arn("s").max_results(-1).send().await
        })
        .await;
    let cancelled = json("{\"ApproximateNumberOfMessagesMoved\":0}");
    cases
        .case("a task that is cancelled", [cancelled], async |config| {
            let call = client(&config).cancel_message_move_task();
            call.task_handle("eyJ0YXNrSWQi==").send().await
        })
        .await;
}
