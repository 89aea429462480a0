//! What the settings and the calls of services with flexible checksums say beside the published types
//! `RequestChecksumCalculation` and `ResponseChecksumValidation`.

use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// How a stream is split into chunks where its checksum follows it (`aws-chunked`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code)] // a service may have no streams
pub enum ChunkSize {
    /// Into chunks of this many bytes, [`LEAST_CHUNK_SIZE`] or more.
    Bytes(usize),
    /// Not at all: the whole stream is one chunk, and held in memory.
    WholeStream,
}

/// The least number of bytes of a chunk, but for the last one.
pub const LEAST_CHUNK_SIZE: usize = 8 * 1024;

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}
