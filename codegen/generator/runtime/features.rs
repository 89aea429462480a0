//! What only some services or operations need: each file is a trait of the model at work.

pub mod aws_chunked;
pub mod checksum;
pub mod checksum_settings;
pub mod compression;
pub mod compression_settings;
pub mod date_headers;
pub mod endpoint_path;
pub mod idempotency;
pub mod jmespath;
pub mod paginator;
pub mod presigning;
pub mod request_checksums;
pub mod response_checksums;
pub mod waiter;
