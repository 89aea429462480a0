//! The settings of request compression. They are there for every client of a service that has such
//! operations, also when the client has none of them.

use aws_types::sdk_config::SdkConfig;

use crate::runtime::features::compression_settings::{
    DisableRequestCompression, RequestMinCompressionSizeBytes,
};

use super::super::config::{Builder, Config};

/// The settings of request compression.
impl Config {
    /// Whether no request is compressed.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.config
            .load::<DisableRequestCompression>()
            .map(|it| it.0)
    }

    /// The size in bytes from which bodies are compressed.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.config
            .load::<RequestMinCompressionSizeBytes>()
            .map(|it| it.0)
    }
}

/// The settings of request compression.
impl Builder {
    /// Sets whether no request is compressed.
    pub fn disable_request_compression(mut self, disable: impl Into<Option<bool>>) -> Self {
        self.set_disable_request_compression(disable.into());
        self
    }

    /// Sets or unsets whether no request is compressed.
    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) -> &mut Self {
        self.config
            .store_or_unset(disable.map(DisableRequestCompression));
        self
    }

    /// Sets the size in bytes from which bodies are compressed, 10,485,760 at most; 10,240 when unset.
    pub fn request_min_compression_size_bytes(mut self, size: impl Into<Option<u32>>) -> Self {
        self.set_request_min_compression_size_bytes(size.into());
        self
    }

    /// Sets or unsets the size in bytes from which bodies are compressed.
    pub fn set_request_min_compression_size_bytes(&mut self, size: Option<u32>) -> &mut Self {
        self.config
            .store_or_unset(size.map(RequestMinCompressionSizeBytes));
        self
    }
}

/// Takes the settings over from the shared configuration.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    builder.set_disable_request_compression(config.disable_request_compression());
    builder.set_request_min_compression_size_bytes(config.request_min_compression_size_bytes());
}
