//! Shards: listed, split and merged.

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::types::{Shard, ShardFilter, ShardFilterType};
use steps::{Fields, Steps, sorted};

const STREAM: &str = "shards";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("shards");
    super::stream(client, STREAM, 2, steps).await;
    let list = || client.list_shards().stream_name(STREAM);
    steps.step("list", list().send().await, |output| shown(output.shards()));
    let split = client
        .split_shard()
        .stream_name(STREAM)
        .shard_to_split("shardId-000000000000")
        .new_starting_hash_key("10")
        .send()
        .await;
    steps.step("split", split, |_| "");
    steps.step("list again", list().send().await, |output| {
        shown(output.shards())
    });
    let merged = client
        .merge_shards()
        .stream_name(STREAM)
        .shard_to_merge("shardId-000000000002")
        .adjacent_shard_to_merge("shardId-000000000003")
        .send()
        .await;
    steps.step("merge", merged, |_| "");
    let filter = ShardFilter::builder()
        .r#type(ShardFilterType::AtLatest)
        .build()
        .expect("it has a type");
    let listed = list().shard_filter(filter).max_results(2).send().await;
    steps.step("list the open ones, two of them", listed, |output| {
        Fields::new()
            .field("shards", Some(output.shards().len()))
            .has("next", output.next_token())
    });
    let split = client
        .split_shard()
        .stream_name(STREAM)
        .shard_to_split("shardId-000000000099")
        .new_starting_hash_key("10")
        .send()
        .await;
    steps.step("split what is not there", split, |_| "");
}

fn shown(shards: &[Shard]) -> String {
    let shards = shards.iter().map(|shard| {
        let range = shard.hash_key_range();
        let numbers = shard.sequence_number_range();
        Fields::new()
            .field("id", Some(shard.shard_id()))
            .field("parent", shard.parent_shard_id())
            .field("from", range.map(|range| range.starting_hash_key()))
            .field("to", range.map(|range| range.ending_hash_key()))
            .has(
                "first",
                numbers.map(|range| range.starting_sequence_number()),
            )
            .has(
                "last",
                numbers.and_then(|range| range.ending_sequence_number()),
            )
    });
    sorted(shards)
}
