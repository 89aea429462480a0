//! Batches.

use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    ChangeMessageVisibilityBatchRequestEntry, DeleteMessageBatchRequestEntry,
    MessageAttributeValue, SendMessageBatchRequestEntry,
};
use transport::Cases;

use crate::{QUEUE, client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("batches");
    let mixed = json(
        "{\"Successful\":[{\"Id\":\"a\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"x\",\"SequenceNumber\":\"1\"}],\"Failed\":[{\"Id\":\"b\",\"SenderFault\":true,\"Code\":\"InternalError\",\"Message\":\"\\u00fc\"},{}]}",
    );
    cases
        .case("messages, some of which fail", [mixed], async |config| {
            let value = MessageAttributeValue::builder().data_type("Binary");
            let value = value.binary_value(Blob::new("\u{1f4f7}")).build();
            let first = SendMessageBatchRequestEntry::builder().id("a");
            let first = first.message_body("first \"1\"").delay_seconds(900);
            let first = first.message_attributes("k", value.expect("a type"));
            let second = SendMessageBatchRequestEntry::builder()
                .id("b")
                .message_body("");
            let second = second.message_group_id("g").build();
            let call = client(&config).send_message_batch().queue_url(QUEUE);
            let call = call.entries(first.build().expect("an ID and a body"));
            call.entries(second.expect("an ID and a body")).send().await
        })
        .await;
    let none = error(
        "EmptyBatchRequest",
        "AWS.SimpleQueueService.EmptyBatchRequest;Sender",
    );
    cases
        .case("no messages", [none], async |config| {
            let call = client(&config).send_message_batch().queue_url(QUEUE);
            call.set_entries(Some(Vec::new())).send().await
        })
        .await;
    let deleted = json("{\"Successful\":null,\"Failed\":[]}");
    cases
        .case("messages that are deleted", [deleted], async |config| {
            let entry = DeleteMessageBatchRequestEntry::builder().id("1");
            let entry = entry.receipt_handle("h/1").build();
            let call = client(&config).delete_message_batch().queue_url(QUEUE);
            call.entries(entry.expect("an ID and a handle"))
                .send()
                .await
        })
        .await;
    let changed = json("{\"Failed\":[{\"Id\":\"2\",\"SenderFault\":false}]}");
    cases
        .case(
            "messages that are hidden longer",
            [changed],
            async |config| {
                let entry = ChangeMessageVisibilityBatchRequestEntry::builder().id("2");
                let entry = entry.receipt_handle("h").visibility_timeout(60).build();
                let call = client(&config).change_message_visibility_batch();
                let call = call.entries(entry.expect("an ID and a handle"));
                call.queue_url(QUEUE).send().await
            },
        )
        .await;
}
