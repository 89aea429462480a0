//! Customizes a single call: adds interceptors, changes the request, overrides the configuration.

use std::error::Error as StdError;
use std::marker::PhantomData;

use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};

use crate::runtime::call::invoke::Call;

use super::config::Builder;

/// The result of a call. An alias of the client itself, so that its documentation shows what it stands for.
pub type CallResult<O, E> = Result<O, SdkError<E, HttpResponse>>;

/// A call that can be customized before it is sent. `customize()` on a fluent builder returns it.
#[derive(Debug)]
pub struct CustomizableOperation<T, E, B> {
    builder: B,
    config_override: Option<Builder>,
    interceptors: Vec<SharedInterceptor>,
    runtime_plugins: Vec<SharedRuntimePlugin>,
    _types: PhantomData<fn() -> (T, E)>,
}

impl<T, E, B> CustomizableOperation<T, E, B> {
    /// The call that this builder describes.
    #[inline]
    pub(crate) fn new(builder: B) -> Self {
        Self {
            builder,
            config_override: None,
            interceptors: Vec::new(),
            runtime_plugins: Vec::new(),
            _types: PhantomData,
        }
    }

    /// Adds an [interceptor](Intercept), which can read and change the request and the response at
    /// every stage of the call. It runs after the interceptors of the client.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// Adds a plugin to the call.
    #[allow(dead_code)] // for clients with checksums
    pub(crate) fn runtime_plugin(mut self, plugin: impl RuntimePlugin + 'static) -> Self {
        self.runtime_plugins.push(SharedRuntimePlugin::new(plugin));
        self
    }

    /// Replaces the request, or fails the call, just before it is signed.
    pub fn map_request<F, MapE>(self, f: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: StdError + Send + Sync + 'static,
    {
        self.interceptor(MapRequestInterceptor::new(f))
    }

    /// Changes the request just before it is signed.
    pub fn mutate_request<F>(self, f: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.interceptor(MutateRequestInterceptor::new(f))
    }

    /// Overrides settings of the client's configuration for this call.
    pub fn config_override(mut self, config_override: impl Into<Builder>) -> Self {
        self.config_override = Some(config_override.into());
        self
    }

    /// Makes the call.
    ///
    /// # Errors
    /// The input cannot be built, the call cannot be made, or the service answers with an error.
    pub async fn send(self) -> CallResult<T, E>
    where
        E: StdError + Send + Sync + 'static,
        B: CustomizableSend<T, E>,
    {
        let (builder, config) = self.into_parts();
        builder.send(config).await
    }

    /// The fluent builder, and the configuration override with what is added to the call.
    pub(crate) fn into_parts(self) -> (B, Builder) {
        let mut config = self.config_override.unwrap_or_default();
        for interceptor in self.interceptors {
            config.push_interceptor(interceptor);
        }
        config.runtime_plugins.extend(self.runtime_plugins);
        (self.builder, config)
    }
}

/// A fluent builder, which can make its call with a configuration override.
pub trait CustomizableSend<T, E>: Send + Sync {
    /// Makes the call with this configuration override.
    fn send(self, config_override: Builder) -> Call<T, E>;
}

/// Implements what all fluent builders have: `send`, `customize`, `as_input`, and the input's
/// `send_with`.
///
/// None of the functions is `async`: they give the future of the call as it is. A further one around it
/// would have the compiler make a state machine for each operation.
macro_rules! fluent_builder {
    ($builder:ident, $input:ident, $operation:expr, $output:ty, $error:ty) => {
        impl $input {
            /// Makes the call with this input.
            ///
            /// # Errors
            /// The input cannot be built, the call cannot be made, or the service answers with an
            /// error.
            #[inline]
            pub fn send_with(
                self,
                client: &$crate::support::client::Client,
            ) -> impl ::std::future::Future<
                Output = $crate::support::customize::CallResult<$output, $error>,
            > + use<> {
                let builder = $builder {
                    handle: client.handle.clone(),
                    inner: self,
                };
                call(builder, None)
            }
        }

        impl $crate::support::customize::CustomizableSend<$output, $error> for $builder {
            #[inline]
            fn send(
                self,
                config_override: $crate::support::config::Builder,
            ) -> $crate::runtime::call::invoke::Call<$output, $error> {
                call(self, Some(config_override))
            }
        }

        // No functions of the type: a member of the input may have any name.
        #[inline]
        fn call(
            builder: $builder,
            config_override: ::std::option::Option<$crate::support::config::Builder>,
        ) -> $crate::runtime::call::invoke::Call<$output, $error> {
            let plugins = builder.handle.plugins($operation, config_override);
            $crate::runtime::call::invoke::call($operation, plugins, builder.inner.build())
        }

        #[inline]
        pub(crate) fn fluent(
            handle: ::std::sync::Arc<$crate::support::client::Handle>,
        ) -> $builder {
            $builder {
                handle,
                inner: ::std::default::Default::default(),
            }
        }

        impl $builder {
            /// The input as it is set so far.
            #[inline]
            pub fn as_input(&self) -> &$input {
                &self.inner
            }

            /// Makes the call.
            ///
            /// # Errors
            /// The input cannot be built, the call cannot be made, or the service answers with an
            /// error.
            #[inline]
            pub fn send(
                self,
            ) -> impl ::std::future::Future<
                Output = $crate::support::customize::CallResult<$output, $error>,
            > + use<> {
                call(self, None)
            }

            /// The call, to be changed before it is made.
            #[inline]
            pub fn customize(
                self,
            ) -> $crate::support::customize::CustomizableOperation<$output, $error, Self> {
                $crate::support::customize::CustomizableOperation::new(self)
            }
        }
    };
}

pub(crate) use fluent_builder;
