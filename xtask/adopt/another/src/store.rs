//! Pictures in buckets.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_s3::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::operation::head_object::HeadObjectError;
use aws_sdk_s3::presigning::PresigningConfig;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{CompletedMultipartUpload, CompletedPart, MetadataDirective, Object, StorageClass};
use aws_sdk_s3::Client;

const PART: usize = 8 * 1024 * 1024;

#[derive(Debug)]
pub enum StoreError {
    Missing(String),
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Missing(key) => write!(f, "no object {key}"),
            StoreError::Other(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for StoreError {}

impl<E> From<SdkError<E>> for StoreError
where
    E: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static,
{
    fn from(err: SdkError<E>) -> Self {
        StoreError::Other(DisplayErrorContext(&err).to_string())
    }
}

#[async_trait]
pub trait Store: Send + Sync {
    async fn read(&self, key: &str) -> Result<Vec<u8>, StoreError>;
    async fn write(&self, key: &str, data: Vec<u8>) -> Result<(), StoreError>;
    async fn exists(&self, key: &str) -> Result<bool, StoreError>;
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

#[derive(Debug, Clone)]
pub struct S3Store {
    client: Client,
    bucket: String,
}

impl S3Store {
    pub fn new(client: Client, bucket: impl Into<String>) -> Self {
        Self { client, bucket: bucket.into() }
    }

    async fn fetch(&self, key: &str) -> Result<GetObjectOutput, StoreError> {
        self.client
            .get_object()
            .bucket(&self.bucket)
            .key(key)
            .send()
            .await
            .map_err(|err| match err.as_service_error() {
                Some(GetObjectError::NoSuchKey(_)) => StoreError::Missing(key.into()),
                _ => err.into(),
            })
    }

    pub async fn link(&self, key: &str, valid: Duration) -> anyhow::Result<String> {
        let config = PresigningConfig::expires_in(valid)?;
        let request = self.client.get_object().bucket(&self.bucket).key(key).presigned(config).await?;
        Ok(request.uri().to_string())
    }

    pub async fn archive(&self, object: &Object) -> Result<(), StoreError> {
        let Some(key) = object.key() else { return Ok(()) };
        self.client
            .copy_object()
            .bucket(&self.bucket)
            .key(key)
            .copy_source(format!("{}/{key}", self.bucket))
            .metadata_directive(MetadataDirective::Copy)
            .storage_class(StorageClass::Glacier)
            .send()
            .await?;
        Ok(())
    }

    async fn write_parts(&self, key: &str, data: &[u8]) -> Result<(), StoreError> {
        let upload = self.client.create_multipart_upload().bucket(&self.bucket).key(key).send().await?;
        let id = upload.upload_id().unwrap_or_default();
        match self.parts(key, id, data).await {
            Ok(parts) => {
                let upload = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
                self.client
                    .complete_multipart_upload()
                    .bucket(&self.bucket)
                    .key(key)
                    .upload_id(id)
                    .multipart_upload(upload)
                    .send()
                    .await?;
                Ok(())
            }
            Err(err) => {
                let _ = self.client.abort_multipart_upload().bucket(&self.bucket).key(key).upload_id(id).send().await;
                Err(err)
            }
        }
    }

    async fn parts(&self, key: &str, id: &str, data: &[u8]) -> Result<Vec<CompletedPart>, StoreError> {
        let mut parts = Vec::new();
        for (number, chunk) in (1..).zip(data.chunks(PART)) {
            let part = self
                .client
                .upload_part()
                .bucket(&self.bucket)
                .key(key)
                .upload_id(id)
                .part_number(number)
                .body(ByteStream::from(chunk.to_vec()))
                .send()
                .await?;
            parts.push(CompletedPart::builder().set_e_tag(part.e_tag).part_number(number).build());
        }
        Ok(parts)
    }
}

#[async_trait]
impl Store for S3Store {
    async fn read(&self, key: &str) -> Result<Vec<u8>, StoreError> {
        let output = self.fetch(key).await?;
        let data = output.body.collect().await.map_err(|err| StoreError::Other(err.to_string()))?;
        Ok(data.to_vec())
    }

    async fn write(&self, key: &str, data: Vec<u8>) -> Result<(), StoreError> {
        if data.len() > PART {
            return self.write_parts(key, &data).await;
        }
        let body = ByteStream::from(data);
        self.client.put_object().bucket(&self.bucket).key(key).body(body).send().await?;
        Ok(())
    }

    async fn exists(&self, key: &str) -> Result<bool, StoreError> {
        match self.client.head_object().bucket(&self.bucket).key(key).send().await {
            Ok(_) => Ok(true),
            Err(err) if err.as_service_error().is_some_and(HeadObjectError::is_not_found) => Ok(false),
            Err(err) => Err(err.into()),
        }
    }

    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let pages = self.client.list_objects_v2().bucket(&self.bucket).prefix(prefix).into_paginator();
        let objects: Vec<_> = pages.send().try_collect().await?;
        Ok(objects.iter().flat_map(|page| page.contents()).filter_map(|it| it.key.clone()).collect())
    }
}
