//! The configuration of a client: what it holds and how it is read (`definition`), how it is set (`builder`,
//! `call_settings`), what it takes over from the shared configuration (`sdk_config`), and what becomes of
//! it (`plugins`). The settings that only some services have are in `settings`, beside it.
//!
//! Getters and setters are inline: no program uses all of them, and each is made of generic code that
//! takes long to compile.

mod builder;
mod call_settings;
mod definition;
mod plugins;
mod sdk_config;
#[cfg(feature = "test-util")]
mod test_defaults;

pub use builder::Builder;
pub use definition::Config;
#[allow(unused_imports)] // for settings that the environment may give
pub(crate) use sdk_config::service_setting;
