//! The store, without a network.

use aws_sdk_s3::operation::get_object::{GetObjectError, GetObjectOutput};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::error::NoSuchKey;
use aws_sdk_s3::Client;
use aws_smithy_mocks::{mock, mock_client};
use thumbnails::{S3Store, Store, StoreError};

#[tokio::test]
async fn reads() {
    let found = mock!(Client::get_object)
        .then_output(|| GetObjectOutput::builder().body(ByteStream::from_static(b"picture")).build());
    let store = S3Store::new(mock_client!(aws_sdk_s3, [&found]), "bucket");
    assert_eq!(store.read("key").await.unwrap(), b"picture");
}

#[tokio::test]
async fn knows_what_is_missing() {
    let missing = mock!(Client::get_object)
        .then_error(|| GetObjectError::NoSuchKey(NoSuchKey::builder().build()));
    let store = S3Store::new(mock_client!(aws_sdk_s3, [&missing]), "bucket");
    assert!(matches!(store.read("key").await, Err(StoreError::Missing(key)) if key == "key"));
}
