//! What fluent builders and customized calls of operations have that can be presigned.

use std::error::Error as StdError;

use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::error::operation::BuildError;

use crate::runtime::call::invoke::BoxFuture;
use crate::runtime::features::presigning::{Validity, presign};
use crate::runtime::operation::shapes::OperationError;
use crate::runtime::operation::table::Operation;

use super::super::config::Builder;
use super::super::customize::{CallResult, CustomizableOperation};
use super::config::PresigningConfig;
use super::request::PresignedRequest;

/// The presigned request of a call, as it is being made.
pub(crate) type Presigning<E> = BoxFuture<CallResult<PresignedRequest, E>>;

/// A fluent builder whose call can be presigned, with a configuration override.
pub trait CustomizablePresigned<E>: Send + Sync {
    /// The presigned request of its call.
    fn presign(self, config_override: Builder, config: PresigningConfig) -> Presigning<E>;
}

impl<T, E, B> CustomizableOperation<T, E, B> {
    /// The presigned request of the call, which is not made: nothing is sent.
    ///
    /// # Errors
    /// The input cannot be built, or the request cannot be made or signed: there are no credentials, for
    /// one.
    pub async fn presigned(self, config: PresigningConfig) -> CallResult<PresignedRequest, E>
    where
        E: StdError + Send + Sync + 'static,
        B: CustomizablePresigned<E>,
    {
        let (builder, config_override) = self.into_parts();
        builder.presign(config_override, config).await
    }
}

/// The presigned request of a call with these plugins; `input` is what its builder gave.
#[inline]
pub(crate) fn request<E: OperationError>(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<Input, BuildError>,
    config: PresigningConfig,
) -> Presigning<E> {
    let validity = Validity {
        start: config.start_time(),
        length: config.expires(),
    };
    let request = presign(operation, plugins, input, validity);
    Box::pin(async move {
        PresignedRequest::new(request.await?).map_err(SdkError::construction_failure)
    })
}

/// Implements what fluent builders have whose calls can be presigned.
macro_rules! presigned {
    ($builder:ident, $operation:expr, $error:ty) => {
        impl $crate::support::presigning::call::CustomizablePresigned<$error> for $builder {
            #[inline]
            fn presign(
                self,
                config_override: $crate::support::config::Builder,
                config: $crate::support::presigning::config::PresigningConfig,
            ) -> $crate::support::presigning::call::Presigning<$error> {
                presigned_call(self, ::std::option::Option::Some(config_override), config)
            }
        }

        // No function of the type: a member of the input may have any name.
        #[inline]
        fn presigned_call(
            builder: $builder,
            config_override: ::std::option::Option<$crate::support::config::Builder>,
            config: $crate::support::presigning::config::PresigningConfig,
        ) -> $crate::support::presigning::call::Presigning<$error> {
            let plugins = builder.handle.plugins($operation, config_override);
            let input = builder.inner.build();
            let input =
                input.map(::aws_smithy_runtime_api::client::interceptors::context::Input::erase);
            $crate::support::presigning::call::request($operation, plugins, input, config)
        }

        impl $builder {
            /// The presigned request of the call, which is not made: nothing is sent.
            ///
            /// # Errors
            /// The input cannot be built, or the request cannot be made or signed: there are no
            /// credentials, for one.
            #[inline]
            pub async fn presigned(
                self,
                presigning_config: $crate::support::presigning::config::PresigningConfig,
            ) -> $crate::support::customize::CallResult<
                $crate::support::presigning::request::PresignedRequest,
                $error,
            > {
                presigned_call(self, ::std::option::Option::None, presigning_config).await
            }
        }
    };
}

pub(crate) use presigned;
