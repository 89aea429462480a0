//! Messages: sent with attributes, received, hidden, shown again, deleted; and in queues that keep an order.

use std::time::Duration;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::operation::receive_message::ReceiveMessageOutput;
use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    Message, MessageAttributeValue, MessageSystemAttributeName, QueueAttributeName,
};
use steps::{Fields, Steps, map};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("messages");
    let url = super::queue(client, "messages", steps).await;
    bodies(client, &url, steps).await;
    attributes(client, &url, steps).await;
    visibility(client, &url, steps).await;

    let none = client
        .receive_message()
        .queue_url(&url)
        .wait_time_seconds(1)
        .send()
        .await;
    steps.step("receive nothing", none, messages);
    let purged = client.purge_queue().queue_url(&url).send().await;
    steps.step("purge", purged, |_| "");
    in_order(client, steps).await;
}

/// Every message that came.
fn messages(output: &ReceiveMessageOutput) -> String {
    let messages: Vec<String> = output.messages().iter().map(message).collect();
    format!("{} {}", messages.len(), messages.join("; "))
}

fn message(message: &Message) -> String {
    Fields::new()
        .field("body", message.body())
        .field("md5", message.md5_of_body())
        .field("md5 of attributes", message.md5_of_message_attributes())
        .field("attributes", Some(map(message.message_attributes())))
        .has("ID", message.message_id())
        .has("handle", message.receipt_handle())
        .to_string()
}

async fn take(client: &Client, url: &str) -> Option<Message> {
    let received = client.receive_message().queue_url(url).send().await;
    received.ok()?.messages?.into_iter().next()
}

async fn bodies(client: &Client, url: &str, steps: &mut Steps) {
    let bodies = [
        ("plain", "hello"),
        ("unicode", "grüße ✓ 漢字 🦀"),
        ("markup", "<a href=\"x\">&amp; \\ \" ' \u{7f}</a>"),
        ("lines", "one\ntwo\r\n\tthree"),
        ("of blanks", "  "),
    ];
    for (what, body) in bodies {
        let sent = client
            .send_message()
            .queue_url(url)
            .message_body(body)
            .send()
            .await;
        steps.step(&format!("send {what}"), sent, |output| {
            Fields::new()
                .field("md5", output.md5_of_message_body())
                .has("ID", output.message_id())
        });
        let received = client.receive_message().queue_url(url).send().await;
        let received = steps.step(&format!("receive {what}"), received, messages);
        let message = received.and_then(|output| output.messages?.into_iter().next());
        let handle = message.and_then(|message| message.receipt_handle);
        let deleted = client
            .delete_message()
            .queue_url(url)
            .receipt_handle(handle.unwrap_or_default())
            .send()
            .await;
        steps.step(&format!("delete {what}"), deleted, |_| "");
    }
}

async fn attributes(client: &Client, url: &str, steps: &mut Steps) {
    let value = |kind: &str| MessageAttributeValue::builder().data_type(kind);
    let sent = client
        .send_message()
        .queue_url(url)
        .message_body("with attributes")
        .set_message_attributes(
            [
                ("text", value("String").string_value("ü & <b>").build()),
                (
                    "number",
                    value("Number.float").string_value("-1.5e3").build(),
                ),
                (
                    "bytes",
                    value("Binary")
                        .binary_value(Blob::new([0, 255, 10]))
                        .build(),
                ),
            ]
            .into_iter()
            .map(|(name, value)| Some((name.to_owned(), value.ok()?)))
            .collect(),
        )
        .send()
        .await;
    steps.step("send with attributes", sent, |output| {
        Fields::new()
            .field("md5", output.md5_of_message_body())
            .field("md5 of attributes", output.md5_of_message_attributes())
    });
    let received = client
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .visibility_timeout(0)
        .message_attribute_names("All")
        .message_system_attribute_names(MessageSystemAttributeName::ApproximateReceiveCount)
        .send()
        .await;
    steps.step("receive all attributes", received, |output| {
        let system = output
            .messages()
            .iter()
            .map(|message| map(message.attributes()));
        format!("{} system {}", messages(output), system.collect::<String>())
    });
    let received = client
        .receive_message()
        .queue_url(url)
        .message_attribute_names("number")
        .send()
        .await;
    let received = steps.step("receive one attribute", received, messages);
    let message = received.and_then(|output| output.messages?.into_iter().next());
    let handle = message.and_then(|message| message.receipt_handle);
    let deleted = client
        .delete_message()
        .queue_url(url)
        .set_receipt_handle(handle)
        .send()
        .await;
    steps.step("delete what had attributes", deleted, |_| "");
    let untyped = MessageAttributeValue::builder().string_value("x").build();
    steps.step("an attribute without type", untyped, |value| {
        format!("{value:?}")
    });
}

async fn visibility(client: &Client, url: &str, steps: &mut Steps) {
    let sent = client
        .send_message()
        .queue_url(url)
        .message_body("hidden")
        .send()
        .await;
    steps.step("send", sent, |output| output.message_id().is_some());
    let handle = take(client, url)
        .await
        .and_then(|message| message.receipt_handle);
    let hidden = client.receive_message().queue_url(url).send().await;
    steps.step("receive what is hidden", hidden, messages);
    let shown = client
        .change_message_visibility()
        .queue_url(url)
        .set_receipt_handle(handle)
        .visibility_timeout(0)
        .send()
        .await;
    steps.step("show it", shown, |_| "");
    let received = client
        .receive_message()
        .queue_url(url)
        .message_system_attribute_names(MessageSystemAttributeName::All)
        .send()
        .await;
    steps.step("receive it again", received, |output| {
        let count = &MessageSystemAttributeName::ApproximateReceiveCount;
        let message = output.messages().first();
        let attributes = message.and_then(|message| message.attributes());
        Fields::new().field("count", attributes.and_then(|all| all.get(count)))
    });
}

async fn in_order(client: &Client, steps: &mut Steps) {
    let created = client
        .create_queue()
        .queue_name("ordered.fifo")
        .attributes(QueueAttributeName::FifoQueue, "true")
        .send()
        .await;
    let created = steps.step("create an ordered queue", created, |output| {
        Fields::new().field("url", output.queue_url())
    });
    let url = created
        .and_then(|output| output.queue_url)
        .unwrap_or_default();
    let mut ids = Vec::new();
    for (body, key) in [("first", "1"), ("second", "2"), ("first", "1")] {
        let sent = client
            .send_message()
            .queue_url(&url)
            .message_body(body)
            .message_group_id("group")
            .message_deduplication_id(key)
            .send()
            .await;
        let step = format!("send {} in order", ids.len());
        let sent = steps.step(&step, sent, |output| {
            Fields::new().has("sequence", output.sequence_number())
        });
        ids.push(sent.and_then(|output| output.message_id));
    }
    steps.seen("the third is the first again", ids.first() == ids.last());
    let received = client
        .receive_message()
        .queue_url(&url)
        .max_number_of_messages(10)
        .receive_request_attempt_id("attempt")
        .customize()
        .config_override(
            aws_sdk_sqs::config::Builder::new().timeout_config(
                aws_sdk_sqs::config::timeout::TimeoutConfig::builder()
                    .operation_timeout(Duration::from_secs(30))
                    .build(),
            ),
        )
        .send()
        .await;
    steps.step("receive in order", received, messages);
    let sent = client
        .send_message()
        .queue_url(&url)
        .message_body("without group")
        .send()
        .await;
    steps.step("send without group", sent, |_| "");
}
