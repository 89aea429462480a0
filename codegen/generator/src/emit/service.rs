//! The one file of a client's own code that differs from service to service: the table of the service,
//! as the fixture in `codegen/generator/client` has it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::features::Part;
use crate::plan::protocol::Kind;
use crate::plan::service::{ApiKey, AuthScheme, ServicePlan};

use super::tokens::ident;

/// `src/support/service.rs`
pub(super) fn file(plan: &CratePlan) -> TokenStream {
    let table = table(plan);
    let auth = auth(&plan.service);
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
        use crate::runtime::service::Service;

        use super::config::Builder;

        #table
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

/// The expression that makes a protocol.
fn protocol(kind: Kind) -> TokenStream {
    match kind {
        Kind::RpcV2Cbor => quote!(crate::runtime::rpc_v2_cbor::RpcV2Cbor::new()),
        Kind::AwsJson1_0 => quote!(crate::runtime::aws_json::AwsJson::v1_0()),
        Kind::AwsJson1_1 => quote!(crate::runtime::aws_json::AwsJson::v1_1()),
        Kind::RestJson1 => quote!(crate::runtime::rest_json::RestJson::new()),
        Kind::RestXml { wraps_errors } => {
            let wrapping = match wraps_errors {
                true => quote!(Wrapped),
                false => quote!(Unwrapped),
            };
            quote!(crate::runtime::rest_xml::RestXml::new(crate::runtime::xml_errors::Wrapping::#wrapping))
        }
        Kind::AwsQuery => quote!(crate::runtime::aws_query::AwsQuery::new()),
    }
}

/// The table of the service.
fn table(plan: &CratePlan) -> TokenStream {
    let account_id_endpoints = plan.endpoint.asks_for_account_id_mode();
    let components = components(&plan.service, &plan.surface.auth_schemes);
    let plan = &plan.service;
    let ServicePlan {
        sdk_id,
        id,
        metrics_scope,
        signing_name,
        shape_name,
        namespace,
        version,
        query_compatible,
        ..
    } = plan;
    let xml_namespace = match &plan.xml_namespace {
        None => quote!(None),
        Some((uri, None)) => quote!(Some((#uri, None))),
        Some((uri, Some(prefix))) => quote!(Some((#uri, Some(#prefix)))),
    };
    let protocol = protocol(plan.protocol.kind);
    quote! {
        /// The service.
        pub(crate) static SERVICE: Service = Service {
            sdk_id: #sdk_id,
            signing_name: #signing_name,
            shape_name: #shape_name,
            shape_namespace: #namespace,
            version: #version,
            query_compatible: #query_compatible,
            account_id_endpoints: #account_id_endpoints,
            xml_namespace: #xml_namespace,
            retry_partition: #id,
            metrics_scope: #metrics_scope,
            api_metadata: &::aws_runtime::user_agent::ApiMetadata::new(#id, crate::meta::PKG_VERSION),
            protocol: || ::aws_smithy_schema::protocol::SharedClientProtocol::new(#protocol),
            components: |components| #components,
            auth_params: super::auth::params_of,
            auth_scheme_resolver: super::auth::default_resolver,
            endpoint_resolver: super::endpoint::default_resolver,
            endpoint_params: super::endpoint::params_of_call,
        };
    }
}

fn auth(plan: &ServicePlan) -> TokenStream {
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
    quote! {
        /// The IDs of the auth schemes of an operation, in order of preference.
        pub(crate) fn auth_schemes(#operation: &str) -> &'static [&'static str] {
            #body
        }
    }
}

/// The components with the service's auth schemes.
fn components(plan: &ServicePlan, all: &[AuthScheme]) -> TokenStream {
    let mut schemes: Vec<TokenStream> = all
        .iter()
        .filter_map(|scheme| add_scheme(plan, scheme))
        .collect();
    let last = schemes.pop().unwrap_or_else(|| quote!(components));
    match schemes.is_empty() {
        true => last,
        false => quote!({
            #(let components = #schemes;)*
            #last
        }),
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
                crate::runtime::api_key_auth::add_scheme(
                    components,
                    crate::runtime::api_key_auth::ApiKeyPlace::#place,
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
