//! The account ID endpoint mode, for services whose endpoint rules can put the account ID into the host
//! name.

use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::sdk_config::SdkConfig;

use super::super::config::Builder;

/// The account ID endpoint mode.
impl Builder {
    /// Sets whether the account ID may, must or must not be in the host name of endpoints.
    pub fn account_id_endpoint_mode(mut self, mode: AccountIdEndpointMode) -> Self {
        self.set_account_id_endpoint_mode(Some(mode));
        self
    }

    /// Sets or unsets whether the account ID is in the host name of endpoints; it may be when unset.
    pub fn set_account_id_endpoint_mode(
        &mut self,
        mode: Option<AccountIdEndpointMode>,
    ) -> &mut Self {
        self.config.store_or_unset(mode);
        self
    }
}

/// Takes the mode over from the shared configuration.
pub fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
    builder.set_account_id_endpoint_mode(config.account_id_endpoint_mode().cloned());
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::config_bag::{ConfigBag, Layer};

    use crate::runtime::endpoint::builtins;

    use super::*;

    /// What endpoint rules are told with this configuration.
    fn told(builder: Builder) -> Option<String> {
        let mut bag = ConfigBag::base();
        bag.push_layer(Layer::from(builder.config));
        builtins::account_id_endpoint_mode(&bag)
    }

    #[test]
    fn rules_are_told_the_mode_that_is_set() {
        assert_eq!(told(Builder::new()).as_deref(), Some("preferred"));
        let builder = Builder::new().account_id_endpoint_mode(AccountIdEndpointMode::Required);
        assert_eq!(told(builder).as_deref(), Some("required"));
    }

    #[test]
    fn the_mode_of_the_shared_configuration_counts() {
        let shared = SdkConfig::builder()
            .account_id_endpoint_mode(AccountIdEndpointMode::Disabled)
            .build();
        let mut builder = Builder::new();
        from_sdk_config(&mut builder, &shared);
        assert_eq!(told(builder).as_deref(), Some("disabled"));
    }
}
