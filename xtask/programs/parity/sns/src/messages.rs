//! Messages that are published.

use aws_sdk_sns::primitives::Blob;
use aws_sdk_sns::types::{MessageAttributeValue, PublishBatchRequestEntry};
use transport::Cases;

use crate::{TOPIC, client, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("messages");
    one(cases).await;
    many(cases).await;
}

async fn one(cases: &mut Cases) {
    let sent = result(
        "Publish",
        "<MessageId>m-1</MessageId><SequenceNumber>1</SequenceNumber>",
    );
    cases
        .case("a message with an attribute", [sent], async |config| {
            let value = MessageAttributeValue::builder().data_type("Binary");
            let value = value.binary_value(Blob::new([0, 255, 62, 63])).build();
            let call = client(&config).publish().topic_arn(TOPIC);
            let call = call.message("{\"default\": \"gr\u{fc}n & *~-_. \u{1f4f7}\"}\n");
            let call = call.subject("a b").message_structure("json");
            let call = call.message_attributes("k.1", value.expect("a type"));
            call.message_group_id("g")
                .message_deduplication_id("d")
                .send()
                .await
        })
        .await;
    let sent = result("Publish", "<MessageId/>");
    cases
        .case("a message to a telephone", [sent], async |config| {
            let call = client(&config).publish().phone_number("+49 151/1");
            let call = call.set_message_attributes(Some(Default::default()));
            call.message("").send().await
        })
        .await;
    cases
        .case(
            "nothing to nobody",
            [result("Publish", "")],
            async |config| client(&config).publish().send().await,
        )
        .await;
}

async fn many(cases: &mut Cases) {
    let some = result(
        "PublishBatch",
        "<Successful><member><Id>a</Id><MessageId>m</MessageId></member><member/></Successful><Failed><member><Id>b</Id><SenderFault>true</SenderFault><Code>InternalError</Code><Message>&#xfc;</Message></member><member><Id>c</Id></member></Failed>",
    );
    cases
        .case("messages, some of which fail", [some], async |config| {
            let value = MessageAttributeValue::builder()
                .data_type("Number")
                .string_value("1.5");
            let first = PublishBatchRequestEntry::builder().id("a").message("first");
            let first = first.message_attributes("n", value.build().expect("a type"));
            let second = PublishBatchRequestEntry::builder()
                .id("b")
                .message("")
                .subject("s");
            let call = client(&config).publish_batch().topic_arn(TOPIC);
            let call = call.publish_batch_request_entries(first.build().expect("an ID"));
            let call = call.publish_batch_request_entries(second.build().expect("an ID"));
            call.send().await
        })
        .await;
    let none = result("PublishBatch", "<Failed/>");
    cases
        .case("no messages", [none], async |config| {
            let call = client(&config).publish_batch().topic_arn("");
            call.set_publish_batch_request_entries(Some(Vec::new()))
                .send()
                .await
        })
        .await;
}
