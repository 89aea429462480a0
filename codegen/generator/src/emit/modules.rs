//! The modules that hold the emitted items together: the crate's root, `types`, `operation`, and
//! those through which the runtime's items are public.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::Runtime;
use crate::plan::CratePlan;
use crate::plan::parts::Part;
use crate::plan::structures::StructurePlan;

use super::tokens::{self, ident, raw_ident};
use super::{discovery, login_tokens};

/// `src/lib.rs`
pub(super) fn root(plan: &CratePlan) -> TokenStream {
    let waiters = (!plan.waiters.is_empty()).then(|| {
        quote!(
            pub mod waiters;
        )
    });
    let presigning = plan.needs(Part::Presigning).then(|| {
        quote!(
            pub mod presigning;
        )
    });
    // What a model deprecates is still written and read here, and what it calls things and how large
    // its errors and how long its types are is as it is.
    let recursion_limit = plan.recursion_limit.map(|limit| {
        let limit = limit.to_string();
        quote!(#![recursion_limit = #limit])
    });
    let (runtime, shared) = runtime(plan);
    let auth_token = login_tokens::module(plan);
    let endpoint_discovery = plan.discovery.as_ref().map(|_| discovery::module());
    quote! {
        #recursion_limit
        #![allow(deprecated, non_camel_case_types)]
        #![allow(clippy::large_enum_variant, clippy::result_large_err, clippy::type_complexity)]
        #![allow(
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::self_named_constructors,
            clippy::should_implement_trait
        )]

        #auth_token
        pub mod client;
        pub mod config;
        #endpoint_discovery
        pub mod error;
        mod error_meta;
        pub mod meta;
        pub mod operation;
        #presigning
        pub mod primitives;
        #runtime
        mod support;
        pub mod types;
        #waiters

        pub use client::Client;
        pub use config::Config;
        pub use error_meta::Error;
        #shared
    }
}

/// The run-time code as a module among the others, or as the name of its crate below them.
fn runtime(plan: &CratePlan) -> (Option<TokenStream>, Option<TokenStream>) {
    match plan.package.runtime {
        Runtime::Embedded => {
            let module = quote! {
                mod runtime;
            };
            (Some(module), None)
        }
        Runtime::Shared { .. } => (
            None,
            Some(quote!(
                use ::farrier_runtime as runtime;
            )),
        ),
    }
}

/// `src/client.rs`
pub(super) fn client(plan: &CratePlan) -> TokenStream {
    let methods = plan.operations.iter().map(|operation| {
        let (module, method) = (
            ident(&operation.names.module),
            raw_ident(&operation.names.method),
        );
        let builder = ident(&operation.names.fluent_builder);
        let mut brief = operation.docs.brief();
        brief.lines.extend([
            String::new(),
            "Set the members of the input on the builder, then `send()` it.".to_owned(),
        ]);
        let docs = tokens::docs(&brief);
        quote! {
            #docs
            #[inline]
            pub fn #method(&self) -> crate::operation::#module::builders::#builder {
                crate::operation::#module::builders::fluent(self.handle.clone())
            }
        }
    });
    let mut about = vec!["The operations.".to_owned()];
    if let Some(command) = &plan.package.add_operation {
        about.extend([
            String::new(),
            format!("These are the ones that are used. `{command}` adds one that is missing, and"),
            "`cargo farrier sync` all that the code calls.".to_owned(),
        ]);
    }
    let about = tokens::comment(&about);
    let waiters = super::waiters::client_trait(plan);
    let discovery = plan.discovery.as_ref().map(discovery::method);
    quote! {
        pub use crate::support::client::Client;

        /// Changes to a single call.
        pub mod customize {
            pub use crate::support::customize::CustomizableOperation;
        }

        #about
        impl Client {
            #(#methods)*
        }

        #discovery

        #waiters
    }
}

/// `src/operation.rs`
pub(super) fn operation(plan: &CratePlan) -> TokenStream {
    let modules = plan.operations.iter().map(|operation| {
        let module = ident(&operation.names.module);
        let mark = tokens::mark(operation.mark.as_deref());
        quote!(#mark pub mod #module;)
    });
    let extended = plan.needs(Part::ExtendedRequestId).then(|| {
        quote!(
            pub use crate::support::extended_request_id::RequestIdExt;
        )
    });
    quote! {
        pub use ::aws_types::request_id::RequestId;
        #extended

        #(#modules)*
    }
}

/// `src/types.rs`
pub(super) fn types(plan: &CratePlan) -> TokenStream {
    let mut modules = BTreeSet::new();
    let mut items = Vec::new();
    let files = (plan.structures.iter().map(|plan| (&plan.file, &plan.item)))
        .chain(plan.unions.iter().map(|plan| (&plan.file, &plan.item)))
        .chain(plan.enums.iter().map(|plan| (&plan.file, &plan.item)));
    for (file, item) in files {
        modules.insert(file.as_str());
        let (file, name) = (private_module(file), ident(&item.name));
        items.push(quote!(pub use #file::#name;));
    }
    let modules = modules.into_iter().map(private_module);
    let builders = builders(&plan.structures, &quote!(super));
    quote! {
        #(mod #modules;)*
        pub mod error;

        #(#items)*

        /// The builders of structures.
        pub mod builders {
            #(#builders)*
        }
    }
}

/// `src/types/error.rs`
pub(super) fn type_errors(plan: &CratePlan) -> TokenStream {
    let modules = plan.errors.iter().map(|plan| private_module(&plan.file));
    let items = plan.errors.iter().map(|plan| {
        let (file, name) = (private_module(&plan.file), ident(&plan.item.name));
        quote!(pub use #file::#name;)
    });
    let builders = builders(&plan.errors, &quote!(super));
    quote! {
        #(mod #modules;)*

        #(#items)*

        /// The builders of errors.
        pub mod builders {
            #(#builders)*
        }
    }
}

/// The module of a type's file: an underscore keeps it apart from the type's own module names.
fn private_module(file: &str) -> proc_macro2::Ident {
    ident(&format!("_{file}"))
}

fn builders(plans: &[StructurePlan], parent: &TokenStream) -> Vec<TokenStream> {
    plans
        .iter()
        .map(|plan| {
            let (file, name) = (private_module(&plan.file), ident(&plan.item.builder().name));
            quote!(pub use #parent::#file::#name;)
        })
        .collect()
}

/// `src/meta.rs`
pub(super) fn meta() -> TokenStream {
    quote! {
        /// The version of this crate.
        pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
    }
}

/// `src/error.rs`
pub(super) fn error() -> TokenStream {
    quote! {
        pub use ::aws_smithy_runtime_api::box_error::BoxError;
        pub use ::aws_smithy_runtime_api::client::result::ConnectorError;
        pub use ::aws_smithy_types::error::display::DisplayErrorContext;
        pub use ::aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
        pub use ::aws_smithy_types::error::operation::BuildError;
        pub use crate::support::error::UnknownVariantError;

        /// What a call can fail with: before it is sent, on its way, or with the operation's error `E`.
        pub type SdkError<E, R = ::aws_smithy_runtime_api::client::orchestrator::HttpResponse> =
            ::aws_smithy_runtime_api::client::result::SdkError<E, R>;
    }
}

/// `src/presigning.rs`
pub(super) fn presigning() -> TokenStream {
    quote! {
        pub use crate::support::presigning::config::{
            PresigningConfig, PresigningConfigBuilder, PresigningConfigError,
        };
        pub use crate::support::presigning::request::PresignedRequest;
    }
}

/// `src/primitives.rs`
pub(super) fn primitives(plan: &CratePlan) -> TokenStream {
    let streams = plan.surface.byte_streams.then(|| {
        quote! {
            pub use ::aws_smithy_types::body::SdkBody;
            pub use ::aws_smithy_types::byte_stream::error::Error as ByteStreamError;
            pub use ::aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
            #[cfg(feature = "rt-tokio")]
            pub use ::aws_smithy_types::byte_stream::{FsBuilder, Length};
        }
    });
    quote! {
        pub use ::aws_smithy_types::date_time::Format as DateTimeFormat;
        pub use ::aws_smithy_types::{Blob, DateTime};
        #streams

        /// Event streams; this service has none.
        pub mod event_stream {}
    }
}

/// The identities of auth schemes that only some services have.
fn identities(plan: &CratePlan) -> TokenStream {
    let needs = |part| plan.needs(part);
    let (api_key, basic) = (needs(Part::ApiKeyAuth), needs(Part::BasicAuth));
    let bearer = needs(Part::BearerAuth);
    let login = basic.then(|| {
        quote!(
            pub use ::aws_smithy_runtime_api::client::identity::http::Login;
        )
    });
    let token = (api_key || bearer).then(|| {
        quote!(
            pub use ::aws_smithy_runtime_api::client::identity::http::Token;
        )
    });
    let provider = bearer.then(|| {
        quote!(
            pub use ::aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
        )
    });
    let resolver = (api_key || basic || bearer).then(|| {
        quote!(
            pub use ::aws_smithy_runtime_api::client::identity::ResolveIdentity;
        )
    });
    quote!(#provider #resolver #login #token)
}

/// `src/config.rs`
pub(super) fn config(plan: &CratePlan) -> TokenStream {
    let identities = identities(plan);
    let checksums = plan.surface.checksums.then(|| {
        quote!(
            pub use ::aws_smithy_types::checksum_config::{
                RequestChecksumCalculation, ResponseChecksumValidation,
            };
        )
    });
    quote! {
        pub mod endpoint;

        #identities
        pub use ::aws_credential_types::Credentials;
        pub use ::aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
        pub use ::aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
        pub use ::aws_smithy_runtime::client::identity::IdentityCache;
        pub use ::aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
        pub use ::aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
        pub use ::aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
        pub use ::aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
        pub use ::aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
        pub use ::aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
        pub use ::aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
        pub use ::aws_smithy_runtime_api::shared::IntoShared;
        #checksums
        pub use ::aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
        pub use ::aws_types::app_name::AppName;
        pub use ::aws_types::region::Region;
        pub use ::aws_types::sdk_ua_metadata::FrameworkMetadata;
        pub use crate::support::config::{Builder, Config};

        /// Which auth schemes calls may use.
        pub mod auth {
            pub use crate::support::auth::{BuildError, DefaultAuthSchemeResolver, Params, ParamsBuilder, ResolveAuthScheme};
        }

        /// HTTP messages, as interceptors see them.
        pub mod http {
            pub use ::aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
        }

        /// What interceptors are given.
        pub mod interceptors {
            pub use ::aws_smithy_runtime_api::client::interceptors::context::{
                AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
                BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
                BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
                BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
                FinalizerInterceptorContextRef, InterceptorContext,
            };
        }

        /// When and how often calls are repeated.
        pub mod retry {
            pub use ::aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
            pub use ::aws_smithy_runtime_api::client::retries::ShouldAttempt;
            pub use ::aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction};
            pub use ::aws_smithy_types::retry::{ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode};
        }

        /// How long calls and their parts may take.
        pub mod timeout {
            pub use ::aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
        }
    }
}
