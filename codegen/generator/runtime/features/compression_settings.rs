//! Which requests are compressed: the settings of services that have such operations, whichever of them
//! a client has.

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
