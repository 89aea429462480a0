//! What only some services or operations need: each file is a trait of the model at work.

pub mod aws_chunked;
pub mod checksum;
pub mod checksum_settings;
pub mod compression;
pub mod compression_settings;
pub mod date_headers;
pub mod endpoint_discovery;
pub mod endpoint_path;
pub mod idempotency;
pub mod input_endpoint;
pub mod input_text;
pub mod jmespath;
pub mod login_token;
pub mod long_poll;
pub mod paginator;
pub mod presigning;
pub mod request_checksums;
pub mod response_checksums;
pub mod tree_hash;
pub mod waiter;
