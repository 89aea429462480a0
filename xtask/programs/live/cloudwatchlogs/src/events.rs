//! Events: put, read from either end, and searched.

use aws_sdk_cloudwatchlogs::Client;
use aws_sdk_cloudwatchlogs::operation::put_log_events::PutLogEventsOutput;
use aws_sdk_cloudwatchlogs::types::{FilteredLogEvent, InputLogEvent, OutputLogEvent};
use steps::{Fields, Steps, sorted};

const GROUP: &str = "events";
const STREAM: &str = "main";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("events");
    super::stream(client, GROUP, STREAM, steps).await;
    let start = super::now() - 60_000;
    put(client, start, steps).await;
    read(client, start, steps).await;
    pages(client, steps).await;
    search(client, start, steps).await;
}

fn event(time: i64, message: &str) -> InputLogEvent {
    let event = InputLogEvent::builder().timestamp(time).message(message);
    event.build().expect("a time and a message")
}

fn put_output(output: &PutLogEventsOutput) -> String {
    Fields::new()
        .has("next", output.next_sequence_token())
        .field("rejected", output.rejected_log_events_info())
        .to_string()
}

async fn put(client: &Client, start: i64, steps: &mut Steps) {
    let messages = [
        "hello",
        "grüße ✓ 漢字 🦀",
        "{\"level\":\"error\",\"markup\":\"<a>&amp;\"}",
        "two\nlines\t\"quoted\" \\",
        "error: last",
    ];
    let events = messages.iter().zip(0..);
    let events = events.map(|(message, number)| event(start + number * 1000, message));
    let put = client
        .put_log_events()
        .log_group_name(GROUP)
        .log_stream_name(STREAM)
        .set_log_events(Some(events.collect()))
        .send()
        .await;
    steps.step("put", put, put_output);
    let old = client
        .put_log_events()
        .log_group_name(GROUP)
        .log_stream_name(STREAM)
        .log_events(event(1_000_000_000_000, "old"))
        .log_events(event(start + 86_400_000, "from tomorrow"))
        .send()
        .await;
    steps.step("put what is too old and too new", old, put_output);
    let put = client
        .put_log_events()
        .log_group_name(GROUP)
        .log_stream_name("absent")
        .log_events(event(start, "x"))
        .send()
        .await;
    if let Err(error) = &put {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_not_found_exception());
        steps.seen("is ResourceNotFound", format!("{is_known:?}"));
    }
    steps.step("put to what is not there", put, put_output);
    let without = InputLogEvent::builder().timestamp(1).build();
    steps.step("an event without message", without, |_| "");
}

fn shown(event: &OutputLogEvent, start: i64) -> String {
    Fields::new()
        .field(
            "second",
            event.timestamp().map(|time| (time - start) / 1000),
        )
        .field("message", event.message())
        .has("arrived", event.ingestion_time())
        .to_string()
}

async fn read(client: &Client, start: i64, steps: &mut Steps) {
    for (place, head) in [("head", true), ("end", false)] {
        let read = client
            .get_log_events()
            .log_group_name(GROUP)
            .log_stream_name(STREAM)
            .start_from_head(head)
            .limit(2)
            .send()
            .await;
        steps.step(&format!("read two from the {place}"), read, |output| {
            let events = output.events().iter();
            let events: Vec<String> = events.map(|event| shown(event, start)).collect();
            Fields::new()
                .field("events", Some(events))
                .has("forward", output.next_forward_token())
                .has("backward", output.next_backward_token())
        });
    }
    let read = client
        .get_log_events()
        .log_group_identifier(GROUP)
        .log_stream_name(STREAM)
        .start_time(start + 1000)
        .end_time(start + 3000)
        .send()
        .await;
    steps.step("read between two times", read, |output| {
        sorted(output.events().iter().map(|event| shown(event, start)))
    });
}

/// The last page has the token of the one before, which is where the paginator ends.
async fn pages(client: &Client, steps: &mut Steps) {
    let mut pages = client
        .get_log_events()
        .log_group_name(GROUP)
        .log_stream_name(STREAM)
        .start_from_head(true)
        .limit(2)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("events", Some(page.events().len()))
                .has("next", page.next_forward_token())
        });
    }
    let all: Result<Vec<OutputLogEvent>, _> = client
        .get_log_events()
        .log_group_name(GROUP)
        .log_stream_name(STREAM)
        .start_from_head(true)
        .into_paginator()
        .page_size(3)
        .items()
        .send()
        .collect()
        .await;
    steps.step("read with a paginator", all, |all| {
        sorted(all.iter().filter_map(OutputLogEvent::message))
    });
}

async fn search(client: &Client, start: i64, steps: &mut Steps) {
    let found = client
        .filter_log_events()
        .log_group_name(GROUP)
        .log_stream_names(STREAM)
        .filter_pattern("\"error\"")
        .start_time(start)
        .send()
        .await;
    steps.step("search", found, |output| {
        let events = output.events().iter().map(|event| {
            Fields::new()
                .field("stream", event.log_stream_name())
                .field("message", event.message())
                .has("ID", event.event_id())
        });
        format!("{} in {:?}", sorted(events), output.searched_log_streams())
    });
    let found: Result<Vec<_>, _> = client
        .filter_log_events()
        .log_group_name(GROUP)
        .into_paginator()
        .page_size(2)
        .send()
        .collect()
        .await;
    steps.step("search with a paginator", found, |pages| {
        let all = pages.iter().flat_map(|page| page.events());
        let messages = sorted(all.filter_map(FilteredLogEvent::message));
        format!("{messages} in {} pages", pages.len())
    });
}
