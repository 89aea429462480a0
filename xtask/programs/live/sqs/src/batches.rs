//! Batches: entries that succeed beside entries that fail, and batches that are refused.

use aws_sdk_sqs::Client;
use aws_sdk_sqs::operation::send_message_batch::SendMessageBatchError;
use aws_sdk_sqs::types::{
    BatchResultErrorEntry, ChangeMessageVisibilityBatchRequestEntry,
    DeleteMessageBatchRequestEntry, SendMessageBatchRequestEntry,
};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("batches");
    let url = super::queue(client, "batches", steps).await;
    send(client, &url, steps).await;
    refused(client, &url, steps).await;
    receive(client, &url, steps).await;
}

fn entry(id: &str, body: &str) -> SendMessageBatchRequestEntry {
    let entry = SendMessageBatchRequestEntry::builder()
        .id(id)
        .message_body(body);
    entry.build().expect("an ID and a body")
}

fn failed(entry: &BatchResultErrorEntry) -> String {
    Fields::new()
        .field("id", Some(entry.id()))
        .field("code", Some(entry.code()))
        .field("sender", Some(entry.sender_fault()))
        .field("message", entry.message())
        .to_string()
}

async fn send(client: &Client, url: &str, steps: &mut Steps) {
    let sent = client
        .send_message_batch()
        .queue_url(url)
        .entries(entry("a", "first"))
        .entries(entry("b", "zweite ü"))
        .entries(entry("c", "<third>"))
        .send()
        .await;
    steps.step("send three", sent, |output| {
        let sent = output.successful().iter();
        let sent = sent.map(|entry| format!("{} {}", entry.id(), entry.md5_of_message_body()));
        format!(
            "{} {}",
            sorted(sent),
            sorted(output.failed().iter().map(failed))
        )
    });
    let incomplete = SendMessageBatchRequestEntry::builder().id("a").build();
    steps.step("an entry without body", incomplete, |_| "");
}

async fn refused(client: &Client, url: &str, steps: &mut Steps) {
    let same = client
        .send_message_batch()
        .queue_url(url)
        .entries(entry("a", "x"))
        .entries(entry("a", "y"))
        .send()
        .await;
    if let Err(error) = &same {
        let what = match error.as_service_error() {
            Some(SendMessageBatchError::BatchEntryIdsNotDistinct(_)) => "not distinct",
            Some(SendMessageBatchError::EmptyBatchRequest(_)) => "empty",
            Some(SendMessageBatchError::TooManyEntriesInBatchRequest(_)) => "too many",
            _ => "something else",
        };
        steps.seen("what is wrong with two of one ID", what);
    }
    steps.step("send two of one ID", same, |_| "");
    let none = client
        .send_message_batch()
        .queue_url(url)
        .set_entries(Some(Vec::new()))
        .send()
        .await;
    steps.step("send none", none, |_| "");
    let many = (0..11).map(|number| entry(&format!("n{number}"), "x"));
    let many = client
        .send_message_batch()
        .queue_url(url)
        .set_entries(Some(many.collect()))
        .send()
        .await;
    steps.step("send eleven", many, |_| "");
    let odd = client
        .send_message_batch()
        .queue_url(url)
        .entries(entry("not an ID!", "x"))
        .send()
        .await;
    steps.step("send with an odd ID", odd, |_| "");
}

async fn receive(client: &Client, url: &str, steps: &mut Steps) {
    let received = client
        .receive_message()
        .queue_url(url)
        .max_number_of_messages(10)
        .send()
        .await;
    let received = steps.step("receive three", received, |output| {
        let bodies = output.messages().iter();
        sorted(bodies.map(|message| message.body().unwrap_or_default()))
    });
    let handles: Vec<String> = received
        .and_then(|output| output.messages)
        .into_iter()
        .flatten()
        .filter_map(|message| message.receipt_handle)
        .collect();
    let hide = |(number, handle): (usize, &String)| {
        ChangeMessageVisibilityBatchRequestEntry::builder()
            .id(format!("v{number}"))
            .receipt_handle(handle)
            .visibility_timeout(100)
            .build()
            .ok()
    };
    let hidden = client
        .change_message_visibility_batch()
        .queue_url(url)
        .set_entries(handles.iter().enumerate().map(hide).collect())
        .send()
        .await;
    steps.step("hide them longer", hidden, |output| {
        let done = output.successful().iter().map(|entry| entry.id());
        let failed = output.failed().iter().map(failed);
        format!("{} {}", sorted(done), sorted(failed))
    });
    let delete = |(number, handle): (usize, &String)| {
        DeleteMessageBatchRequestEntry::builder()
            .id(format!("d{number}"))
            .receipt_handle(handle)
            .build()
            .ok()
    };
    let wrong = "not a handle".to_owned();
    let all = handles.iter().chain([&wrong]);
    let deleted = client
        .delete_message_batch()
        .queue_url(url)
        .set_entries(all.enumerate().map(delete).collect())
        .send()
        .await;
    steps.step(
        "delete three and one that is not there",
        deleted,
        |output| {
            let done = output.successful().iter().map(|entry| entry.id());
            let failed = output.failed().iter().map(failed);
            format!("{} {}", sorted(done), sorted(failed))
        },
    );
}
