//! The one module of the runtime that is the service's own: its facts, as the fixture of
//! `codegen/runtime` has them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::features::Part;
use crate::plan::service::{ApiKey, AuthScheme, ServicePlan};

use super::kit::ident;

/// `src/runtime/service.rs`
pub(super) fn file(plan: &CratePlan) -> TokenStream {
    let facts = facts(plan);
    let protocol = protocol(&plan.service);
    let auth = auth(&plan.service, &plan.surface.auth_schemes);
    let endpoint = endpoint();
    let from_sdk_config = settings(
        plan,
        &[
            Part::AccountIdEndpoints,
            Part::BearerAuth,
            Part::CompressionSettings,
            Part::SigV4a,
        ],
        |module| quote!(super::#module::from_sdk_config(builder, config);),
    );
    let test_defaults = settings(
        plan,
        &[Part::BearerAuth, Part::Idempotency],
        |module| quote!(super::#module::test_defaults(builder);),
    );
    quote! {
        use super::config::Builder;

        #facts
        #protocol
        #auth
        #endpoint

        /// Takes over what this service alone has from the shared configuration.
        #[allow(unused_variables)]
        pub(crate) fn from_sdk_config(builder: &mut Builder, config: &::aws_types::sdk_config::SdkConfig) {
            #(#from_sdk_config)*
        }

        /// Makes what this service alone has repeatable, for tests.
        #[allow(unused_variables)]
        pub(crate) fn test_defaults(builder: &mut Builder) {
            #(#test_defaults)*
        }
    }
}

/// A statement for the module of each of these parts that the crate has.
fn settings(
    plan: &CratePlan,
    parts: &[Part],
    statement: impl Fn(Ident) -> TokenStream,
) -> Vec<TokenStream> {
    let parts = parts.iter().filter(|part| plan.needs(**part));
    parts
        .map(|part| {
            statement(ident(match part {
                Part::AccountIdEndpoints => "account_id_endpoints",
                Part::BearerAuth => "bearer_auth",
                Part::CompressionSettings => "compression_settings",
                Part::SigV4a => "sigv4a",
                _ => "idempotency",
            }))
        })
        .collect()
}

fn facts(plan: &CratePlan) -> TokenStream {
    let account_id_endpoints = plan.endpoint.asks_for_account_id_mode();
    let plan = &plan.service;
    let ServicePlan {
        sdk_id,
        id,
        signing_name,
        shape_name,
        namespace,
        version,
        query_compatible,
        ..
    } = plan;
    let scope = format!("aws-sdk-{id}");
    let xml_namespace = match &plan.xml_namespace {
        None => quote!(None),
        Some((uri, None)) => quote!(Some((#uri, None))),
        Some((uri, Some(prefix))) => quote!(Some((#uri, Some(#prefix)))),
    };
    quote! {
        /// The `sdkId` of the service.
        pub(crate) const SDK_ID: &str = #sdk_id;
        /// The name that signatures carry.
        pub(crate) const SIGNING_NAME: &str = #signing_name;
        /// The name of the service shape.
        pub(crate) const SHAPE_NAME: &str = #shape_name;
        /// The namespace of the service shape.
        pub(crate) const SHAPE_NAMESPACE: &str = #namespace;
        /// The version of the service.
        pub(crate) const VERSION: &str = #version;
        /// Whether error codes may be those of the query protocol, which the service once spoke.
        pub(crate) const QUERY_COMPATIBLE: bool = #query_compatible;
        /// Whether endpoints may be those of an account, as a setting says.
        pub(crate) const ACCOUNT_ID_ENDPOINTS: bool = #account_id_endpoints;
        /// The URI and prefix of the service's `@xmlNamespace`.
        pub(crate) const XML_NAMESPACE: Option<(&str, Option<&str>)> = #xml_namespace;
        /// What clients in one process must have in common to share an allowance of retries.
        pub(crate) const RETRY_PARTITION: &str = #id;
        /// The scope of the client's metrics.
        pub(crate) const METRICS_SCOPE: &str = #scope;
        /// What the user agent says of the service and the crate.
        pub(crate) static API_METADATA: ::aws_runtime::user_agent::ApiMetadata =
            ::aws_runtime::user_agent::ApiMetadata::new(#id, crate::meta::PKG_VERSION);
    }
}

fn protocol(plan: &ServicePlan) -> TokenStream {
    // The constructors are our own table's, so they are Rust.
    let constructor: TokenStream = plan.protocol.constructor.parse().unwrap_or_default();
    quote! {
        /// The service's protocol.
        pub(crate) fn protocol() -> ::aws_smithy_schema::protocol::SharedClientProtocol {
            ::aws_smithy_schema::protocol::SharedClientProtocol::new(#constructor)
        }
    }
}

fn auth(plan: &ServicePlan, all: &[AuthScheme]) -> TokenStream {
    let common = ids(&plan.auth_schemes);
    let arms = plan
        .operation_auth_schemes
        .iter()
        .map(|(operation, schemes)| {
            let ids = ids(schemes);
            quote!(#operation => #ids,)
        });
    let (operation, body) = match plan.operation_auth_schemes.is_empty() {
        true => (quote!(_), common),
        false => (
            quote!(operation),
            quote!(match operation { #(#arms)* _ => #common }),
        ),
    };
    let mut schemes: Vec<TokenStream> = all
        .iter()
        .filter_map(|scheme| add_scheme(plan, scheme))
        .collect();
    let last = schemes.pop().unwrap_or_else(|| quote!(components));
    quote! {
        /// The IDs of the auth schemes of an operation, in order of preference.
        pub(crate) fn auth_schemes(#operation: &str) -> &'static [&'static str] {
            #body
        }

        /// Adds the auth schemes and whatever else the service needs.
        pub(crate) fn components(
            components: ::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder,
        ) -> ::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder {
            #(let components = #schemes;)*
            #last
        }
    }
}

/// The components with the scheme; the one of no auth is always there, and others are the user's to add.
fn add_scheme(plan: &ServicePlan, scheme: &AuthScheme) -> Option<TokenStream> {
    Some(match scheme {
        AuthScheme::SigV4 => {
            quote!(components.with_auth_scheme(::aws_runtime::auth::sigv4::SigV4AuthScheme::new()))
        }
        AuthScheme::Basic => quote!(super::basic_auth::add_scheme(components)),
        AuthScheme::Bearer => quote!(super::bearer_auth::add_scheme(components)),
        AuthScheme::ApiKey => {
            let place = match plan.api_key.as_ref()? {
                ApiKey::Query(name) => quote!(Query(#name)),
                ApiKey::Header(name, None) => quote!(Header(#name, None)),
                ApiKey::Header(name, Some(scheme)) => quote!(Header(#name, Some(#scheme))),
            };
            quote! {
                super::api_key_auth::add_scheme(
                    components,
                    super::api_key_auth::ApiKeyPlace::#place,
                )
            }
        }
        AuthScheme::SigV4a | AuthScheme::Digest | AuthScheme::None | AuthScheme::Other(_) => {
            return None;
        }
    })
}

fn ids(schemes: &[AuthScheme]) -> TokenStream {
    let ids = schemes.iter().map(|scheme| scheme.id());
    quote!(&[#(#ids),*])
}

fn endpoint() -> TokenStream {
    quote! {
        pub(crate) use crate::config::endpoint::{Params as EndpointParams, ParamsBuilder as EndpointParamsBuilder};
        pub(crate) use crate::config::endpoint::from_config as endpoint_params;
        pub(crate) use crate::config::endpoint::rules::RULES as ENDPOINT_RULES;
    }
}
