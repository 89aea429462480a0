//! When requests carry checksums and those of replies are compared: the settings of services whose model
//! has the `httpChecksum` trait, whichever operations a client has.

use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_types::sdk_config::SdkConfig;

use super::super::config::{Builder, Config};

/// Checksums.
impl Config {
    /// When requests carry a checksum.
    pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
        self.config.load::<RequestChecksumCalculation>()
    }

    /// When the checksum of a reply is asked for and compared.
    pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
        self.config.load::<ResponseChecksumValidation>()
    }
}

/// Checksums.
impl Builder {
    /// Sets when requests carry a checksum; when unset, wherever the operation supports it.
    pub fn request_checksum_calculation(mut self, calculation: RequestChecksumCalculation) -> Self {
        self.set_request_checksum_calculation(Some(calculation));
        self
    }

    /// Sets or unsets when requests carry a checksum.
    pub fn set_request_checksum_calculation(
        &mut self,
        calculation: Option<RequestChecksumCalculation>,
    ) -> &mut Self {
        self.config.store_or_unset(calculation);
        self
    }

    /// Sets when the checksum of a reply is asked for and compared; when unset, wherever the operation
    /// supports it.
    pub fn response_checksum_validation(mut self, validation: ResponseChecksumValidation) -> Self {
        self.set_response_checksum_validation(Some(validation));
        self
    }

    /// Sets or unsets when the checksum of a reply is asked for and compared.
    pub fn set_response_checksum_validation(
        &mut self,
        validation: Option<ResponseChecksumValidation>,
    ) -> &mut Self {
        self.config.store_or_unset(validation);
        self
    }
}

/// Takes the settings over from the shared configuration.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    builder.set_request_checksum_calculation(config.request_checksum_calculation());
    builder.set_response_checksum_validation(config.response_checksum_validation());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_taken_over() {
        let shared = SdkConfig::builder()
            .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
            .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
            .build();
        let mut builder = Builder::new();
        from_sdk_config(&mut builder, &shared);
        let config = builder.build();
        assert_eq!(
            config.request_checksum_calculation(),
            Some(&RequestChecksumCalculation::WhenRequired)
        );
        assert_eq!(
            config.response_checksum_validation(),
            Some(&ResponseChecksumValidation::WhenRequired)
        );
    }
}
