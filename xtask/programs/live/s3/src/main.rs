//! What programs do with S3: buckets, objects, odd keys, conditions, lists, copies, parts, versions, tags.

mod bodies;
mod buckets;
mod conditions;
mod configuration;
mod copies;
mod deletes;
mod errors;
mod keys;
mod lists;
mod objects;
mod parts;
mod tags;
mod versions;

use aws_sdk_s3::Client;
use aws_sdk_s3::primitives::ByteStream;
use steps::{Steps, config};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    buckets::run(&client, &mut steps).await;
    objects::run(&client, &mut steps).await;
    bodies::run(&client, &mut steps).await;
    keys::run(&client, &mut steps).await;
    conditions::run(&client, &mut steps).await;
    lists::run(&client, &mut steps).await;
    copies::run(&client, &mut steps).await;
    parts::run(&client, &mut steps).await;
    versions::run(&client, &mut steps).await;
    tags::run(&client, &mut steps).await;
    configuration::run(&client, &mut steps).await;
    deletes::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

/// Makes a bucket for steps that follow.
async fn bucket(client: &Client, name: &str, steps: &mut Steps) {
    let created = client.create_bucket().bucket(name).send().await;
    steps.step(&format!("create bucket {name}"), created, |output| {
        format!("{:?}", output.location())
    });
}

/// Puts an object that steps need.
async fn put(client: &Client, bucket: &str, key: &str, text: &'static str, steps: &mut Steps) {
    let put = client
        .put_object()
        .bucket(bucket)
        .key(key)
        .body(ByteStream::from_static(text.as_bytes()))
        .send()
        .await;
    steps.step(&format!("put {key}"), put, |output| {
        format!("{:?}", output.e_tag())
    });
}
