//! Objects and items.

#![deny(warnings)]

#[cfg(feature = "archive")]
pub mod archive;
pub mod objects_by_name;
pub mod tables;

/// Used by the application, which has no dependency on the client itself.
pub use objects as s3;
/// An alias that is used in place of the client's own name.
pub type Table = aws_sdk_dynamodb::Client;
