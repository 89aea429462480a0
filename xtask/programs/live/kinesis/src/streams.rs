//! Streams themselves: created and waited for, described, changed, tagged, listed and taken away.

use std::time::Duration;

use aws_sdk_kinesis::Client;
use aws_sdk_kinesis::client::Waiters;
use aws_sdk_kinesis::types::{
    EncryptionType, MetricsName, ScalingType, StreamMode, StreamModeDetails,
};
use steps::{Fields, Steps, is_recent, sorted};

const STREAM: &str = "events";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("streams");
    super::stream(client, STREAM, 3, steps).await;
    describe(client, steps).await;
    on_demand(client, steps).await;
    retention(client, steps).await;
    settings(client, steps).await;
    tags(client, steps).await;
    list(client, steps).await;
    let deleted = client
        .delete_stream()
        .stream_name(STREAM)
        .enforce_consumer_deletion(true)
        .send()
        .await;
    steps.step("delete", deleted, |_| "");
    let waited = client
        .wait_until_stream_not_exists()
        .stream_name(STREAM)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it is gone", waited, |last| {
        format!("{}", last.as_result().is_err())
    });
    let waited = client
        .wait_until_stream_exists()
        .stream_name(STREAM)
        .wait(Duration::from_secs(1))
        .await;
    steps.step("wait for what is gone", waited, |_| "");
}

async fn describe(client: &Client, steps: &mut Steps) {
    let described = client
        .describe_stream()
        .stream_name(STREAM)
        .limit(2)
        .send()
        .await;
    steps.step("describe", described, |output| {
        let stream = output.stream_description();
        Fields::new()
            .field("arn", stream.map(|all| all.stream_arn()))
            .field("status", stream.map(|all| all.stream_status()))
            .field("shards", stream.map(|all| all.shards()))
            .field("more", stream.map(|all| all.has_more_shards()))
            .field("hours", stream.map(|all| all.retention_period_hours()))
            .field("encrypted", stream.and_then(|all| all.encryption_type()))
            .field("monitored", stream.map(|all| all.enhanced_monitoring()))
            .field(
                "recent",
                stream.and_then(|all| is_recent(Some(all.stream_creation_timestamp()))),
            )
    });
    summary(client, STREAM, "summary", steps).await;
}

async fn summary(client: &Client, name: &str, step: &str, steps: &mut Steps) {
    let described = client
        .describe_stream_summary()
        .stream_name(name)
        .send()
        .await;
    steps.step(step, described, |output| {
        let stream = output.stream_description_summary();
        Fields::new()
            .field("shards", stream.map(|all| all.open_shard_count()))
            .field("mode", stream.and_then(|all| all.stream_mode_details()))
            .field("hours", stream.map(|all| all.retention_period_hours()))
            .field("encrypted", stream.and_then(|all| all.encryption_type()))
            .field("key", stream.and_then(|all| all.key_id()))
            .field("monitored", stream.map(|all| all.enhanced_monitoring()))
            .field("consumers", stream.and_then(|all| all.consumer_count()))
    });
}

async fn on_demand(client: &Client, steps: &mut Steps) {
    let mode = StreamModeDetails::builder()
        .stream_mode(StreamMode::OnDemand)
        .build();
    let created = client
        .create_stream()
        .stream_name("on-demand")
        .stream_mode_details(mode.expect("it has a mode"))
        .tags("größe", "ü & ö")
        .send()
        .await;
    steps.step("create one that grows", created, |_| "");
    summary(client, "on-demand", "summary of one that grows", steps).await;
    let without = StreamModeDetails::builder().build();
    steps.step("a mode that is none", without, |_| "");
}

async fn retention(client: &Client, steps: &mut Steps) {
    let longer = client
        .increase_stream_retention_period()
        .stream_name(STREAM)
        .retention_period_hours(48)
        .send()
        .await;
    steps.step("keep longer", longer, |_| "");
    let shorter = client
        .decrease_stream_retention_period()
        .stream_name(STREAM)
        .retention_period_hours(36)
        .send()
        .await;
    steps.step("keep shorter", shorter, |_| "");
    let shorter = client
        .decrease_stream_retention_period()
        .stream_name(STREAM)
        .retention_period_hours(1)
        .send()
        .await;
    if let Err(error) = &shorter {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_argument_exception());
        steps.seen("is InvalidArgument", format!("{is_known:?}"));
    }
    steps.step("keep too short", shorter, |_| "");
}

async fn settings(client: &Client, steps: &mut Steps) {
    let monitored = client
        .enable_enhanced_monitoring()
        .stream_name(STREAM)
        .shard_level_metrics(MetricsName::IncomingBytes)
        .send()
        .await;
    steps.step("monitor", monitored, |output| {
        let current = output.current_shard_level_metrics().iter();
        let desired = output.desired_shard_level_metrics().iter();
        Fields::new()
            .field("current", Some(sorted(current)))
            .field("desired", Some(sorted(desired)))
    });
    let encrypted = client
        .start_stream_encryption()
        .stream_name(STREAM)
        .encryption_type(EncryptionType::Kms)
        .key_id("alias/aws/kinesis")
        .send()
        .await;
    steps.step("encrypt", encrypted, |_| "");
    summary(client, STREAM, "summary again", steps).await;
    let plain = client
        .stop_stream_encryption()
        .stream_name(STREAM)
        .encryption_type(EncryptionType::Kms)
        .key_id("alias/aws/kinesis")
        .send()
        .await;
    steps.step("do not encrypt", plain, |_| "");
    let counted = client
        .update_shard_count()
        .stream_name(STREAM)
        .target_shard_count(2)
        .scaling_type(ScalingType::UniformScaling)
        .send()
        .await;
    steps.step("change the number of shards", counted, |output| {
        Fields::new()
            .field("name", output.stream_name())
            .field("current", output.current_shard_count())
            .field("target", output.target_shard_count())
    });
    summary(client, STREAM, "summary at the end", steps).await;
}

async fn tags(client: &Client, steps: &mut Steps) {
    let tagged = client
        .add_tags_to_stream()
        .stream_name(STREAM)
        .tags("team", "blue")
        .tags("größe", "ü ✓ <&>")
        .tags("empty", "")
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .remove_tags_from_stream()
        .stream_name(STREAM)
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    let listed = client
        .list_tags_for_stream()
        .stream_name(STREAM)
        .limit(10)
        .send()
        .await;
    steps.step("list tags", listed, |output| {
        let tags = output.tags().iter();
        let tags = tags.map(|tag| format!("{}={:?}", tag.key(), tag.value()));
        format!("{} more {}", sorted(tags), output.has_more_tags())
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    let listed = client.list_streams().limit(1).send().await;
    steps.step("list one", listed, |output| {
        Fields::new()
            .field("names", Some(output.stream_names()))
            .field("more", Some(output.has_more_streams()))
            .has("next", output.next_token())
    });
    let listed: Result<Vec<_>, _> = client
        .list_streams()
        .into_paginator()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |pages| {
        sorted(pages.iter().flat_map(|page| page.stream_names()))
    });
}
