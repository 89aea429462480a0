//! Lists of objects: with prefixes and delimiters, in pages, in the old way and the new.

use aws_sdk_s3::Client;
use aws_sdk_s3::types::{EncodingType, Object, ObjectStorageClass};
use steps::{Fields, Steps, is_recent};

const BUCKET: &str = "lists";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("lists");
    super::bucket(client, BUCKET, steps).await;
    for key in ["a", "b/1", "b/2", "b/c/1", "d & <e>/1", "ü f"] {
        super::put(client, BUCKET, key, "x", steps).await;
    }
    once(client, steps).await;
    pages(client, steps).await;
    old(client, steps).await;
}

fn keys(objects: &[Object]) -> String {
    let keys = objects
        .iter()
        .map(|object| object.key().unwrap_or_default());
    format!("{:?}", keys.collect::<Vec<_>>())
}

async fn once(client: &Client, steps: &mut Steps) {
    let listed = client.list_objects_v2().bucket(BUCKET).send().await;
    steps.step("all", listed, |output| {
        let first = output.contents().first();
        Fields::new()
            .field("keys", Some(keys(output.contents())))
            .field("count", output.key_count())
            .field("name", output.name())
            .field("most", output.max_keys())
            .field("truncated", output.is_truncated())
            .field("tag", first.and_then(|first| first.e_tag()))
            .field("size", first.and_then(|first| first.size()))
            .field(
                "standard",
                first.map(|first| first.storage_class() == Some(&ObjectStorageClass::Standard)),
            )
            .field(
                "recent",
                first.and_then(|first| is_recent(first.last_modified())),
            )
            .field("owner", first.map(|first| first.owner().is_some()))
    });
    let listed = client
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix("b/")
        .delimiter("/")
        .fetch_owner(true)
        .send()
        .await;
    steps.step("as a folder", listed, |output| {
        let prefixes = output
            .common_prefixes()
            .iter()
            .map(|prefix| prefix.prefix());
        Fields::new()
            .field("keys", Some(keys(output.contents())))
            .field("folders", Some(prefixes.collect::<Vec<_>>()))
            .field(
                "owner",
                output
                    .contents()
                    .first()
                    .map(|first| first.owner().is_some()),
            )
    });
    let listed = client
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix("d & <")
        .encoding_type(EncodingType::Url)
        .send()
        .await;
    steps.step("with encoded keys", listed, |output| {
        Fields::new()
            .field("keys", Some(keys(output.contents())))
            .field("prefix", output.prefix())
            .field("encoding", output.encoding_type())
    });
    let listed = client
        .list_objects_v2()
        .bucket(BUCKET)
        .start_after("b/2")
        .send()
        .await;
    steps.step("after a key", listed, |output| keys(output.contents()));
    let listed = client
        .list_objects_v2()
        .bucket(BUCKET)
        .prefix("none")
        .send()
        .await;
    steps.step("nothing", listed, |output| {
        Fields::new()
            .field("keys", Some(output.contents().len()))
            .field("count", output.key_count())
    });
    let listed = client.list_objects_v2().bucket("no-bucket").send().await;
    if let Err(error) = &listed {
        let is_absent = error
            .as_service_error()
            .map(|error| error.is_no_such_bucket());
        steps.seen("is NoSuchBucket", format!("{is_absent:?}"));
    }
    steps.step("of a bucket that is not there", listed, |_| "");
}

async fn pages(client: &Client, steps: &mut Steps) {
    let mut pages = client
        .list_objects_v2()
        .bucket(BUCKET)
        .max_keys(4)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("keys", Some(keys(page.contents())))
                .has("token", page.continuation_token())
                .has("next", page.next_continuation_token())
        });
    }
    let mut pages = client
        .list_objects_v2()
        .bucket(BUCKET)
        .delimiter("/")
        .into_paginator()
        .page_size(2)
        .send();
    let mut all = Vec::new();
    while let Some(page) = pages.next().await {
        let Ok(page) = page else {
            break;
        };
        all.extend(
            page.contents()
                .iter()
                .filter_map(|object| object.key.clone()),
        );
        all.extend(
            page.common_prefixes()
                .iter()
                .filter_map(|prefix| prefix.prefix.clone()),
        );
    }
    steps.seen("pages of folders", format!("{all:?}"));
}

async fn old(client: &Client, steps: &mut Steps) {
    let listed = client
        .list_objects()
        .bucket(BUCKET)
        .max_keys(2)
        .delimiter("/")
        .send()
        .await;
    let listed = steps.step("the old way", listed, |output| {
        Fields::new()
            .field("keys", Some(keys(output.contents())))
            .field("folders", Some(output.common_prefixes().len()))
            .field("truncated", output.is_truncated())
            .field("next", output.next_marker())
    });
    let marker = listed.and_then(|output| output.next_marker);
    let listed = client
        .list_objects()
        .bucket(BUCKET)
        .set_marker(marker)
        .send()
        .await;
    steps.step("the old way from a marker", listed, |output| {
        Fields::new()
            .field("keys", Some(keys(output.contents())))
            .field("marker", output.marker())
    });
}
