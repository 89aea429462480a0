//! The size of the chunks of streams with a checksum after them: the setting of services that have such
//! operations, whichever of them a client has.

use crate::runtime::features::checksum_settings::ChunkSize;

use super::super::config::Builder;

/// Streams with a checksum after them.
impl Builder {
    /// Sets the size of chunks in bytes, 8,192 at least, or with `None`, that a stream is a single chunk,
    /// which is held in memory; 65,536 when unset.
    pub fn aws_chunked_encoding_chunk_size(mut self, chunk_size: Option<usize>) -> Self {
        self.set_aws_chunked_encoding_chunk_size(Some(chunk_size));
        self
    }

    /// Sets or unsets the size of chunks.
    pub fn set_aws_chunked_encoding_chunk_size(
        &mut self,
        chunk_size: Option<Option<usize>>,
    ) -> &mut Self {
        let chunk_size = chunk_size.map(|it| it.map_or(ChunkSize::WholeStream, ChunkSize::Bytes));
        self.config.store_or_unset(chunk_size);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_size_is_a_size_as_well() {
        let size = |builder: Builder| builder.build().config.load::<ChunkSize>().copied();
        let set = |it| size(Builder::new().aws_chunked_encoding_chunk_size(it));
        assert_eq!(set(Some(9000)), Some(ChunkSize::Bytes(9000)));
        assert_eq!(set(None), Some(ChunkSize::WholeStream));
        let mut builder = Builder::new().aws_chunked_encoding_chunk_size(None);
        builder.set_aws_chunked_encoding_chunk_size(None);
        assert_eq!(size(builder), None);
    }
}
