//! The built-in endpoint parameters, which are read from a client's configuration.

#![allow(dead_code)] // endpoint rules take some of them

use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

/// `AWS::Region`: the region that requests go to.
#[cfg_attr(debug_assertions, inline)]
pub fn region(config: &ConfigBag) -> Option<String> {
    config
        .load::<Region>()
        .map(|region| region.as_ref().to_owned())
}

/// `AWS::UseDualStack`: whether endpoints with IPv6 are wanted.
#[cfg_attr(debug_assertions, inline)]
pub fn use_dual_stack(config: &ConfigBag) -> Option<bool> {
    config.load::<UseDualStack>().map(|wanted| wanted.0)
}

/// `AWS::UseFIPS`: whether FIPS endpoints are wanted.
#[cfg_attr(debug_assertions, inline)]
pub fn use_fips(config: &ConfigBag) -> Option<bool> {
    config.load::<UseFips>().map(|wanted| wanted.0)
}

/// `SDK::Endpoint`: the URL that is to be used instead of what the rules find.
#[cfg_attr(debug_assertions, inline)]
pub fn endpoint(config: &ConfigBag) -> Option<String> {
    config.load::<EndpointUrl>().map(|url| url.0.clone())
}

/// `AWS::Auth::AccountIdEndpointMode`: whether the account ID may or must be in the host name.
#[cfg_attr(debug_assertions, inline)]
pub fn account_id_endpoint_mode(config: &ConfigBag) -> Option<String> {
    let mode = config
        .load::<AccountIdEndpointMode>()
        .cloned()
        .unwrap_or_default();
    Some(mode.to_string())
}
