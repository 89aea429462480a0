//! Buckets: created, found, waited for, listed, located, taken away.

use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::client::Waiters;
use aws_sdk_s3::operation::create_bucket::CreateBucketError;
use aws_sdk_s3::operation::head_bucket::HeadBucketError;
use aws_sdk_s3::types::{BucketLocationConstraint, CreateBucketConfiguration, ObjectOwnership};
use steps::{Fields, Steps, is_recent};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("buckets");
    let created = client
        .create_bucket()
        .bucket("first")
        .object_ownership(ObjectOwnership::ObjectWriter)
        .send()
        .await;
    steps.step("create", created, |output| {
        Fields::new().field("location", output.location())
    });
    let region = CreateBucketConfiguration::builder()
        .location_constraint(BucketLocationConstraint::EuWest1)
        .build();
    let created = client
        .create_bucket()
        .bucket("second")
        .create_bucket_configuration(region.clone())
        .send()
        .await;
    steps.step("create in another region", created, |output| {
        Fields::new().field("location", output.location())
    });
    exists_already(client, region, steps).await;
    find(client, steps).await;
    list(client, steps).await;

    for bucket in ["first", "second", "absent"] {
        let located = client.get_bucket_location().bucket(bucket).send().await;
        steps.step(&format!("location of {bucket}"), located, |output| {
            Fields::new().field("location", output.location_constraint())
        });
    }
    // Such a name is no part of a host name: where the request goes is the endpoint rules' to say.
    let created = client.create_bucket().bucket("with.dots").send().await;
    steps.step("create with dots", created, |output| {
        Fields::new().field("location", output.location())
    });
    super::put(client, "second", "left", "x", steps).await;
    let deleted = client.delete_bucket().bucket("second").send().await;
    steps.step("delete one that is not empty", deleted, |_| "");
    let deleted = client.delete_bucket().bucket("first").send().await;
    steps.step("delete", deleted, |_| "");
    let waited = client
        .wait_until_bucket_not_exists()
        .bucket("first")
        .wait(Duration::from_secs(20))
        .await;
    steps.step("wait until it is gone", waited, |last| {
        let error = last
            .as_result()
            .err()
            .and_then(|error| error.as_service_error());
        Fields::new().field("not found", error.map(HeadBucketError::is_not_found))
    });
}

async fn exists_already(client: &Client, region: CreateBucketConfiguration, steps: &mut Steps) {
    let again = client
        .create_bucket()
        .bucket("second")
        .create_bucket_configuration(region)
        .send()
        .await;
    if let Err(error) = &again {
        let what = match error.as_service_error() {
            Some(CreateBucketError::BucketAlreadyOwnedByYou(_)) => "is mine",
            Some(CreateBucketError::BucketAlreadyExists(_)) => "is somebody's",
            _ => "something else",
        };
        steps.seen("what is wrong with creating again", what);
    }
    steps.step("create again", again, |_| "");
}

async fn find(client: &Client, steps: &mut Steps) {
    let waited = client
        .wait_until_bucket_exists()
        .bucket("first")
        .wait(Duration::from_secs(20))
        .await;
    steps.step("wait until it is there", waited, |last| {
        last.as_result().is_ok()
    });
    let found = client.head_bucket().bucket("first").send().await;
    steps.step("find", found, |output| {
        Fields::new().field("region", output.bucket_region())
    });
    let found = client.head_bucket().bucket("absent").send().await;
    if let Err(error) = &found {
        let is_absent = error.as_service_error().map(HeadBucketError::is_not_found);
        steps.seen("is NotFound", format!("{is_absent:?}"));
    }
    steps.step("find what is not there", found, |_| "");
}

async fn list(client: &Client, steps: &mut Steps) {
    let listed = client.list_buckets().send().await;
    steps.step("list", listed, |output| {
        let buckets = output.buckets().iter();
        let buckets = buckets.map(|bucket| (bucket.name(), is_recent(bucket.creation_date())));
        let buckets: Vec<_> = buckets.collect();
        let owner = output.owner().and_then(|owner| owner.display_name());
        format!("{buckets:?} {owner:?}")
    });
    let some = client.list_buckets().prefix("second").send().await;
    steps.step("list with a prefix", some, |output| {
        Fields::new()
            .field("buckets", Some(output.buckets().len()))
            .field("prefix", output.prefix())
    });
    let mut pages = client.list_buckets().into_paginator().page_size(1).send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            let names = page.buckets().iter().map(|bucket| bucket.name());
            format!("{:?}", names.collect::<Vec<_>>())
        });
    }
}
