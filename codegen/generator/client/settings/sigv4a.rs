//! Signatures for several regions (SigV4a): their setting, and the auth scheme that makes them, which the
//! Cargo feature `sigv4a` brings.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_types::region::SigningRegionSet;
use aws_types::sdk_config::SdkConfig;

use super::super::config::{Builder, Config};

/// The regions of SigV4a signatures.
impl Config {
    /// The regions that SigV4a signatures are valid in.
    pub fn sigv4a_signing_region_set(&self) -> Option<&SigningRegionSet> {
        self.config.load::<SigningRegionSet>()
    }
}

/// The regions of SigV4a signatures.
impl Builder {
    /// Sets the regions that SigV4a signatures are valid in; `*` is all of them.
    pub fn sigv4a_signing_region_set(mut self, regions: impl Into<SigningRegionSet>) -> Self {
        self.set_sigv4a_signing_region_set(Some(regions.into()));
        self
    }

    /// Sets or unsets the regions that SigV4a signatures are valid in.
    pub fn set_sigv4a_signing_region_set(
        &mut self,
        regions: Option<SigningRegionSet>,
    ) -> &mut Self {
        self.config.store_or_unset(regions);
        self
    }
}

/// Adds the auth scheme, where the crate is built with it.
pub fn add_scheme(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    #[cfg(feature = "sigv4a")]
    let components =
        components.with_auth_scheme(aws_runtime::auth::sigv4a::SigV4aAuthScheme::new());
    components
}

/// Takes the regions over from the shared configuration.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    builder.set_sigv4a_signing_region_set(config.sigv4a_signing_region_set().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_set_and_taken_over() {
        let config = Builder::new().sigv4a_signing_region_set("*").build();
        let regions = config.sigv4a_signing_region_set().map(AsRef::as_ref);
        assert_eq!(regions, Some("*"));
        let shared = SdkConfig::builder()
            .sigv4a_signing_region_set("eu-west-1")
            .build();
        let mut builder = Builder::new();
        from_sdk_config(&mut builder, &shared);
        let config = builder.build();
        let regions = config.sigv4a_signing_region_set().map(AsRef::as_ref);
        assert_eq!(regions, Some("eu-west-1"));
    }
}
