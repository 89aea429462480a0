//! What only some services or operations need: each file is a trait of the model at work.

pub mod checksum;
pub mod compression;
pub mod compression_settings;
pub mod date_headers;
pub mod endpoint_path;
pub mod idempotency;
pub mod jmespath;
pub mod paginator;
pub mod waiter;
