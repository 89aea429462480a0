//! The client, and what its clones share. The methods of operations are in `src/client.rs`.

use std::sync::Arc;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::sdk_config::SdkConfig;

use crate::runtime::call::client_plugins::ClientPlugins;
use crate::runtime::call::invoke;
use crate::runtime::operation::table::Operation;

use super::config::{Builder, Config};

/// What the clones of a client share.
#[derive(Debug)]
pub struct Handle {
    pub(crate) conf: Config,
    pub(crate) runtime_plugins: ClientPlugins,
}

/// A client of the service.
///
/// A client is cheap to clone, and its clones share connections, credentials and the retry
/// token bucket: make one and keep it. Each operation has a method that returns a builder of its
/// request; `send()` on that builder makes the call.
#[derive(Clone, Debug)]
pub struct Client {
    pub(crate) handle: Arc<Handle>,
}

impl Client {
    /// A client with the shared configuration, as `aws_config` loads it.
    ///
    /// # Panics
    /// - The configuration has retries or timeouts but no async sleep: it needs a runtime's.
    /// - No behavior version is set, and the feature `behavior-version-latest` is off.
    #[track_caller]
    #[cfg_attr(debug_assertions, inline)]
    pub fn new(sdk_config: &SdkConfig) -> Self {
        Self::from_conf(sdk_config.into())
    }

    /// A client with this configuration.
    ///
    /// # Panics
    /// - The configuration has retries or timeouts but no async sleep: it needs a runtime's.
    /// - No behavior version is set, and the feature `behavior-version-latest` is off.
    #[track_caller]
    #[cfg_attr(debug_assertions, inline)]
    pub fn from_conf(conf: Config) -> Self {
        let handle = Handle {
            runtime_plugins: conf.clone().into_plugins(),
            conf,
        };
        if let Err(err) = handle.validate() {
            panic!("Invalid client configuration: {err}");
        }
        Self {
            handle: Arc::new(handle),
        }
    }

    /// The configuration that the client was made with.
    #[cfg_attr(debug_assertions, inline)]
    pub fn config(&self) -> &Config {
        &self.handle.conf
    }
}

impl Handle {
    /// The plugins of a call: those of the client and of the operation, and the configuration override.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn plugins(
        &self,
        operation: &'static Operation,
        config_override: Option<Builder>,
    ) -> RuntimePlugins {
        let plugins = invoke::plugins(operation, &self.runtime_plugins);
        match config_override {
            None => plugins,
            Some(config_override) => config_override.lay_over(&self.conf, plugins),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn validate(&self) -> Result<(), BoxError> {
        let mut cfg = ConfigBag::base();
        self.runtime_plugins
            .of_call()
            .apply_client_configuration(&mut cfg)?
            .validate_base_client_config(&cfg)?;
        Ok(())
    }
}
