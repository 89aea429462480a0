//! The settings of request compression. They are there for every client of a service that has such
//! operations, also when the client has none of them.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// Whether no request is compressed.
#[derive(Clone, Copy, Debug)]
pub struct DisableRequestCompression(pub bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The size in bytes from which bodies are compressed.
#[derive(Clone, Copy, Debug)]
pub struct RequestMinCompressionSizeBytes(pub u32);

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}
