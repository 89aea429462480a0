//! Objects, by a trait that hides the client.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use objects::Client;
use objects::client::Waiters;
use objects::operation::copy_object as copying;
use objects::primitives::ByteStream;
use objects::types::{Delete, InventoryConfiguration, ObjectIdentifier};

type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, objects::Error>> + Send + 'a>>;

/// What a program needs of a store.
pub trait Store {
    fn put<'a>(&'a self, key: &'a str, text: &'a str) -> Later<'a, ()>;
    fn names(&self) -> Later<'_, Vec<String>>;
}

pub struct Bucket {
    pub client: Client,
    pub name: String,
}

impl Store for Bucket {
    fn put<'a>(&'a self, key: &'a str, text: &'a str) -> Later<'a, ()> {
        Box::pin(async move {
            let body = ByteStream::from(text.as_bytes().to_vec());
            let call = self.client.put_object().bucket(&self.name).key(key);
            call.body(body).send().await?;
            Ok(())
        })
    }

    fn names(&self) -> Later<'_, Vec<String>> {
        Box::pin(async move {
            let mut pages = self.client.list_objects_v2().bucket(&self.name).into_paginator().send();
            let mut names = Vec::new();
            while let Some(page) = pages.next().await {
                names.extend(page?.contents().iter().filter_map(|it| it.key().map(str::to_owned)));
            }
            Ok(names)
        })
    }
}

/// Through an input that knows no client until it is sent.
pub async fn copy(client: &Client, input: copying::CopyObjectInput) -> bool {
    let builder = copying::CopyObjectInput::builder().set_bucket(input.bucket().map(str::to_owned));
    builder.send_with(client).await.is_ok()
}

pub async fn wait(client: &Client, bucket: &str) -> bool {
    let waiter = client.wait_until_bucket_exists().bucket(bucket);
    waiter.wait(Duration::from_secs(9)).await.is_ok()
}

pub async fn clear(bucket: &Bucket, keys: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let mut delete = Delete::builder();
    for key in keys {
        delete = delete.objects(ObjectIdentifier::builder().key(key).build()?);
    }
    let call = bucket.client.delete_objects().bucket(&bucket.name);
    call.delete(delete.build()?).send().await?;
    Ok(())
}

/// A type alone: no operation of it is called anywhere.
pub fn is_on(inventory: &InventoryConfiguration) -> bool {
    inventory.is_enabled()
}
