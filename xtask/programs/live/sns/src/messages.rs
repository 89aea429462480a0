//! Messages: texts, attributes, batches, and what one cannot publish.

use aws_sdk_sns::Client;
use aws_sdk_sns::primitives::Blob;
use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("messages");
    let topic = super::topic(client, "messages", steps).await;
    let texts = [
        ("plain", "hello"),
        ("unicode", "grüße ✓ 漢字 🦀"),
        ("markup", "<a href=\"x\">&amp; \\ \" '</a> a+b=c%20d\n"),
        ("long", &"x".repeat(20_000)),
    ];
    for (name, text) in texts {
        let sent = client.publish().topic_arn(&topic).message(text);
        steps.step(&format!("publish {name}"), sent.send().await, |output| {
            Fields::new().has("ID", output.message_id())
        });
    }
    with_everything(client, &topic, steps).await;
    batches(client, &topic, steps).await;
    refused(client, &topic, steps).await;
}

fn attribute(kind: &str, text: Option<&str>, bytes: Option<&[u8]>) -> MessageAttributeValue {
    MessageAttributeValue::builder()
        .data_type(kind)
        .set_string_value(text.map(str::to_owned))
        .set_binary_value(bytes.map(Blob::new))
        .build()
        .expect("it has a type")
}

async fn with_everything(client: &Client, topic: &str, steps: &mut Steps) {
    let sent = client
        .publish()
        .target_arn(topic)
        .subject("Ein Betreff: ü")
        .message(r#"{"default":"all","email":"for mail"}"#)
        .message_structure("json")
        .message_attributes("text", attribute("String", Some("a b&c=d"), None))
        .message_attributes("number", attribute("Number", Some("-1.5"), None))
        .message_attributes("bytes", attribute("Binary", None, Some(&[0, 1, 254, 255])))
        .send()
        .await;
    steps.step("publish with all there is", sent, |output| {
        Fields::new()
            .has("ID", output.message_id())
            .field("sequence", output.sequence_number())
    });
    let sent = client
        .publish()
        .phone_number("+4930123456")
        .message("short")
        .send()
        .await;
    steps.step("publish to a phone", sent, |output| {
        Fields::new().has("ID", output.message_id())
    });
}

fn entry(id: &str, message: &str) -> PublishBatchRequestEntry {
    PublishBatchRequestEntry::builder()
        .id(id)
        .message(message)
        .message_attributes("id", attribute("String", Some(id), None))
        .build()
        .expect("an ID and a message")
}

async fn batches(client: &Client, topic: &str, steps: &mut Steps) {
    let sent = client
        .publish_batch()
        .topic_arn(topic)
        .publish_batch_request_entries(entry("one", "first"))
        .publish_batch_request_entries(entry("two", "zweiter ü"))
        .send()
        .await;
    steps.step("publish a batch", sent, |output| {
        let sent = output.successful().iter().map(|one| {
            Fields::new()
                .field("id", one.id())
                .has("message", one.message_id())
        });
        format!("{} failed {}", sorted(sent), output.failed().len())
    });
    let sent = client
        .publish_batch()
        .topic_arn(topic)
        .publish_batch_request_entries(entry("same", "1"))
        .publish_batch_request_entries(entry("same", "2"))
        .send()
        .await;
    if let Err(error) = &sent {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_batch_entry_ids_not_distinct_exception());
        steps.seen("is BatchEntryIdsNotDistinct", format!("{is_known:?}"));
    }
    steps.step("publish a batch with equal IDs", sent, |_| "");
    let many = (0..11).map(|number| entry(&number.to_string(), "x"));
    let sent = client
        .publish_batch()
        .topic_arn(topic)
        .set_publish_batch_request_entries(Some(many.collect()))
        .send()
        .await;
    if let Err(error) = &sent {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_too_many_entries_in_batch_request_exception());
        steps.seen("is TooManyEntries", format!("{is_known:?}"));
    }
    steps.step("publish a batch that is too long", sent, |_| "");
    let without = PublishBatchRequestEntry::builder().id("one").build();
    steps.step("an entry without message", without, |_| "");
}

async fn refused(client: &Client, topic: &str, steps: &mut Steps) {
    let long = client
        .publish()
        .topic_arn(topic)
        .message("x".repeat(262_145))
        .send()
        .await;
    steps.step("publish what is too long", long, |_| "");
    let kind = client
        .publish()
        .topic_arn(topic)
        .message("x")
        .message_attributes("odd", attribute("Odd", Some("1"), None))
        .send()
        .await;
    steps.step("publish with a type that there is not", kind, |_| "");
    let phone = client
        .publish()
        .phone_number("not a number")
        .message("x")
        .send()
        .await;
    steps.step("publish to what is no phone", phone, |_| "");
    let attribute = MessageAttributeValue::builder().string_value("1").build();
    steps.step("an attribute without type", attribute, |_| "");
}
