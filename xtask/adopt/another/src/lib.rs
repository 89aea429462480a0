//! Makes thumbnails of pictures that arrive in a bucket.

pub mod config;
pub mod queue;
pub mod resize;
pub mod store;

pub use store::{S3Store, Store, StoreError};
