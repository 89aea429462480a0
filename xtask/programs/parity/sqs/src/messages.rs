//! Messages that are sent, with the digests that are checked, and that are received.

use aws_sdk_sqs::primitives::Blob;
use aws_sdk_sqs::types::{
    MessageAttributeValue, MessageSystemAttributeName, MessageSystemAttributeNameForSends,
    MessageSystemAttributeValue, QueueAttributeName,
};
use transport::Cases;

use crate::{QUEUE, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("messages");
    sent(cases).await;
    received(cases).await;
    after(cases).await;
}

async fn sent(cases: &mut Cases) {
    let done = json(
        "{\"MD5OfMessageBody\":\"5d41402abc4b2a76b9719d911017c592\",\"MessageId\":\"m-1\",\"SequenceNumber\":\"18850000000000000000\"}",
    );
    cases
        .case(
            "a text with attributes of both kinds",
            [done],
            async |config| {
                let binary = MessageAttributeValue::builder().data_type("Binary.x");
                let binary = binary.binary_value(Blob::new([0, 255, 62, 63]));
                let binary = binary
                    .binary_list_values(Blob::new([]))
                    .string_list_values("s");
                let trace = MessageSystemAttributeValue::builder().data_type("String");
                let trace = trace.string_value("Root=1-5759e988-bd862e3fe1be46a994272793");
                let header = MessageSystemAttributeNameForSends::AwsTraceHeader;
                let call = client(&config).send_message().queue_url(QUEUE);
                let call = call.message_body("hello").delay_seconds(0);
                let call = call.message_attributes("a.b", binary.build().expect("a type"));
                let call = call.message_system_attributes(header, trace.build().expect("a type"));
                let call = call
                    .message_group_id("g")
                    .message_deduplication_id("d!\"#$%");
                call.send().await
            },
        )
        .await;
    let wrong = json("{\"MD5OfMessageBody\":\"00000000000000000000000000000000\"}");
    cases
        .case("a digest of another text", [wrong], async |config| {
            let call = client(&config).send_message().queue_url(QUEUE);
            call.message_body("gr\u{fc}n \u{1f4f7}\r\n\t\u{8}")
                .send()
                .await
        })
        .await;
    cases
        .case("a message without a queue", [json("{}")], async |config| {
            client(&config).send_message().message_body("").send().await
        })
        .await;
}

async fn received(cases: &mut Cases) {
    let message = json(
        "{\"Messages\":[{\"MessageId\":\"m\",\"ReceiptHandle\":\"h+/=\",\"MD5OfBody\":\"5d41402abc4b2a76b9719d911017c592\",\"Body\":\"hello\",\"Attributes\":{\"SentTimestamp\":\"1714979289000\"},\"MessageAttributes\":{\"n\":{\"StringValue\":\"1.50\",\"BinaryValue\":\"AP8+Pw==\",\"DataType\":\"Number\",\"StringListValues\":[]}}},{\"Body\":\"other\",\"MD5OfBody\":\"x\"}]}",
    );
    cases
        .case("two messages", [message], async |config| {
            let call = client(&config).receive_message().queue_url(QUEUE);
            #[expect(deprecated, reason = "programs still use it")]
            let call = call.attribute_names(QueueAttributeName::Policy);
            let call = call
                .message_attribute_names("bar.*")
                .max_number_of_messages(10);
            let call = call.message_system_attribute_names(MessageSystemAttributeName::All);
            let call = call.visibility_timeout(43_200).wait_time_seconds(20);
            call.receive_request_attempt_id("id").send().await
        })
        .await;
    let odd = json(
        "{\"Messages\":[{\"Body\":null,\"Attributes\":{\"NEW\":\"v\"},\"MessageAttributes\":{\"a\":{}}},{}]}",
    );
    cases
        .case(
            "messages with members that are missing",
            [odd],
            async |config| {
                client(&config)
                    .receive_message()
                    .queue_url("q")
                    .send()
                    .await
            },
        )
        .await;
    let bodies = [
        ("no body", ""),
        ("null", "null"),
        ("no JSON", "<xml/>"),
        ("half a reply", "{\"Messages\":[{\"Body\":\"a"),
        ("a list for a text", "{\"Messages\":[{\"Body\":[1]}]}"),
        (
            "no base 64",
            "{\"Messages\":[{\"MessageAttributes\":{\"a\":{\"BinaryValue\":\"*\"}}}]}",
        ),
        (
            "half a surrogate",
            "{\"Messages\":[{\"Body\":\"\\ud83d\"}]}",
        ),
        (
            "members that come twice",
            "{\"Messages\":[{\"Body\":\"a\",\"Body\":\"b\"}],\"Messages\":[]} ",
        ),
        ("text after the end", "{\"Messages\":[]}{"),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [json(body)], async |config| {
                client(&config)
                    .receive_message()
                    .queue_url(QUEUE)
                    .send()
                    .await
            })
            .await;
    }
}

async fn after(cases: &mut Cases) {
    cases
        .case("a message that is deleted", [json("{}")], async |config| {
            let call = client(&config).delete_message().queue_url(QUEUE);
            call.receipt_handle("AQEB+/==").send().await
        })
        .await;
    cases
        .case(
            "a message that is shown again",
            [json("")],
            async |config| {
                let call = client(&config).change_message_visibility();
                let call = call.queue_url(QUEUE).receipt_handle("h");
                call.visibility_timeout(0).send().await
            },
        )
        .await;
}
