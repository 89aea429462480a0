//! Turns a configuration into the runtime plugins of a client, or of a single call.

use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use crate::runtime::call::client_plugins::{ClientPlugins, Settings, override_plugin};

use super::super::service::SERVICE;
use super::builder::Builder;
use super::definition::Config;

impl Config {
    /// The plugins of a client with this configuration.
    ///
    /// # Panics
    /// No behavior version is set, and the feature `behavior-version-latest` is off.
    #[track_caller]
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn into_plugins(self) -> ClientPlugins {
        #[cfg(feature = "behavior-version-latest")]
        let behavior_version = self.behavior_version.or_else(|| {
            Some(aws_smithy_runtime_api::client::behavior_version::BehaviorVersion::latest())
        });
        #[cfg(not(feature = "behavior-version-latest"))]
        let behavior_version = self.behavior_version;
        let Some(behavior_version) = behavior_version else {
            panic!(
                "Invalid client configuration: A behavior version must be set when constructing a client. \
                 Set one on the configuration, or enable the feature `behavior-version-latest`."
            );
        };
        let settings = Settings {
            config: self.config,
            components: self.runtime_components,
            plugins: self.runtime_plugins,
            behavior_version,
        };
        ClientPlugins::new(&SERVICE, settings)
    }
}

impl Builder {
    /// Adds the plugins of a call that overrides the configuration of its client with this.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn lay_over(self, client: &Config, plugins: RuntimePlugins) -> RuntimePlugins {
        let mut plugins = plugins;
        for plugin in self.runtime_plugins {
            plugins = plugins.with_operation_plugin(plugin);
        }
        plugins.with_operation_plugin(override_plugin(
            self.config,
            self.runtime_components,
            client.config.clone(),
            &client.runtime_components,
        ))
    }
}
