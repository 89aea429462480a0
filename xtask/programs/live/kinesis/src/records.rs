//! Records: put one by one and together, and read with iterators.

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::operation::get_records::GetRecordsOutput;
use aws_sdk_kinesis::primitives::{Blob, DateTime};
use aws_sdk_kinesis::types::{PutRecordsRequestEntry, Record, ShardIteratorType};
use steps::{Fields, Steps, is_recent, sorted};

const STREAM: &str = "records";
const SHARD: &str = "shardId-000000000000";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("records");
    super::stream(client, STREAM, 1, steps).await;
    let values: [(&str, &[u8]); 4] = [
        ("text", b"hello"),
        ("größe", "grüße ✓ 漢字 🦀".as_bytes()),
        ("bytes", &[0, 1, 127, 128, 254, 255]),
        ("JSON", b"{\"a\":[1,\"<&>\\\"\"]}\n"),
    ];
    for (key, value) in values {
        let put = client
            .put_record()
            .stream_name(STREAM)
            .partition_key(key)
            .data(Blob::new(value))
            .send()
            .await;
        steps.step(&format!("put {key}"), put, |output| {
            Fields::new()
                .field("shard", Some(output.shard_id()))
                .field("number", Some(output.sequence_number()))
                .field("encrypted", output.encryption_type())
        });
    }
    let put = client
        .put_record()
        .stream_name(STREAM)
        .partition_key("x")
        .explicit_hash_key("1")
        .sequence_number_for_ordering("1")
        .data(Blob::new("hashed"))
        .send()
        .await;
    steps.step("put with a hash", put, |output| {
        output.sequence_number().to_owned()
    });
    together(client, steps).await;
    read(client, steps).await;
    iterators(client, steps).await;
}

fn entry(key: &str, data: &str) -> PutRecordsRequestEntry {
    let entry = PutRecordsRequestEntry::builder()
        .partition_key(key)
        .data(Blob::new(data));
    entry.build().expect("a key and data")
}

async fn together(client: &Client, steps: &mut Steps) {
    let put = client
        .put_records()
        .stream_arn("arn:aws:kinesis:us-east-1:123456789012:stream/records")
        .records(entry("a", "erster ü"))
        .records(entry("b", ""))
        .records(entry("c", "third"))
        .send()
        .await;
    steps.step("put together", put, |output| {
        let records = output.records().iter().map(|record| {
            Fields::new()
                .field("number", record.sequence_number())
                .field("shard", record.shard_id())
                .field("error", record.error_code())
        });
        let failed = output.failed_record_count();
        format!("{} failed {failed:?}", sorted(records))
    });
    let without = PutRecordsRequestEntry::builder()
        .data(Blob::new("x"))
        .build();
    steps.step("an entry without key", without, |_| "");
}

fn shown(record: &Record) -> String {
    let data = record.data().as_ref();
    Fields::new()
        .field("key", Some(record.partition_key()))
        .field("number", Some(record.sequence_number()))
        .field("text", std::str::from_utf8(data).ok())
        .field("bytes", Some(data.len()))
        .field("recent", is_recent(record.approximate_arrival_timestamp()))
        .to_string()
}

fn summary(output: &GetRecordsOutput) -> String {
    Fields::new()
        .field("records", Some(output.records().len()))
        .field("behind", output.millis_behind_latest())
        .has("next", output.next_shard_iterator())
        .to_string()
}

async fn read(client: &Client, steps: &mut Steps) {
    let first = client
        .get_shard_iterator()
        .stream_name(STREAM)
        .shard_id(SHARD)
        .shard_iterator_type(ShardIteratorType::TrimHorizon)
        .send()
        .await;
    let first = steps.step("an iterator", first, |output| {
        Fields::new().has("iterator", output.shard_iterator())
    });
    let mut iterator = first.and_then(|output| output.shard_iterator);
    for number in 1..=3 {
        let read = client
            .get_records()
            .set_shard_iterator(iterator.take())
            .limit(3)
            .send()
            .await;
        let read = steps.step(&format!("read {number}"), read, |output| {
            sorted(output.records().iter().map(shown))
        });
        iterator = read.and_then(|output| output.next_shard_iterator);
    }
}

/// The other places where one can begin to read.
async fn iterators(client: &Client, steps: &mut Steps) {
    let iterator = |kind: ShardIteratorType| {
        client
            .get_shard_iterator()
            .stream_name(STREAM)
            .shard_id(SHARD)
            .shard_iterator_type(kind)
    };
    let long_ago = DateTime::from_secs_f64(1_700_000_000.25);
    let later = DateTime::from_secs(4_000_000_000);
    let all = [
        ("the latest", iterator(ShardIteratorType::Latest)),
        (
            "a number",
            iterator(ShardIteratorType::AtSequenceNumber).starting_sequence_number("3"),
        ),
        (
            "after a number",
            iterator(ShardIteratorType::AfterSequenceNumber).starting_sequence_number("3"),
        ),
        (
            "long ago",
            iterator(ShardIteratorType::AtTimestamp).timestamp(long_ago),
        ),
        (
            "some day",
            iterator(ShardIteratorType::AtTimestamp).timestamp(later),
        ),
    ];
    for (name, iterator) in all {
        let iterator = iterator.send().await;
        let iterator = steps.step(&format!("an iterator from {name}"), iterator, |output| {
            Fields::new().has("iterator", output.shard_iterator())
        });
        let read = client
            .get_records()
            .set_shard_iterator(iterator.and_then(|output| output.shard_iterator))
            .send()
            .await;
        steps.step(&format!("read from {name}"), read, summary);
    }
}
