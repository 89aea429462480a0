//! The files of a client's own code that differ from service to service: the table of the service, and
//! what that is made of. The fixtures in `codegen/generator/client` have the same items.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::customizations::{HeaderText, ServiceCustomizations, SigningPlan};
use crate::plan::parts::Part;
use crate::plan::protocol::Kind;
use crate::plan::service::{ApiKey, AuthScheme, ServicePlan};

use super::sessions;
use super::tokens::{ident, index};

/// `src/support/service.rs`
pub(super) fn file(plan: &CratePlan) -> TokenStream {
    let table = table(plan);
    let settings = &plan.endpoint.client_parameters;
    let sessions = plan
        .sessions
        .as_ref()
        .map(|it| sessions::table(it, settings));
    quote! {
        use crate::runtime::service::Service;

        use super::{auth, endpoint, facts};

        #table

        #sessions
    }
}

/// `src/support/facts.rs`
pub(super) fn facts(plan: &CratePlan) -> TokenStream {
    let ServicePlan {
        sdk_id,
        id,
        signing_name,
        ..
    } = &plan.service;
    let auth_schemes = auth_schemes(&plan.service);
    let sigv4a = plan.needs(Part::SigV4a).then(|| quote!(, "sigv4a"));
    let sessions = plan.sessions.as_ref().map(sessions::scheme);
    let endpoints_name_schemes = plan.surface.endpoints_name_schemes;
    let extended = plan.service.customizations.extended_request_id;
    let extended = extended.map(|(header, key)| {
        quote! {
            /// Where replies have a second ID of the request.
            pub(crate) const EXTENDED_REQUEST_ID: ExtendedRequestId = ExtendedRequestId {
                header: #header,
                key: #key,
            };
        }
    });
    let import = extended.is_some().then(|| {
        quote!(
            use crate::runtime::service::ExtendedRequestId;
        )
    });
    let retries = plan.service.customizations.retry_numbers;
    let retries = retries.map(|(wait, attempts)| {
        let wait = Literal::u64_unsuffixed(wait);
        let attempts = Literal::u32_unsuffixed(attempts);
        quote! {
            /// How long the first wait before a retry is.
            pub(crate) const FIRST_BACKOFF: ::std::time::Duration = ::std::time::Duration::from_millis(#wait);

            /// How often a call is tried.
            pub(crate) const MAX_ATTEMPTS: u32 = #attempts;
        }
    });
    quote! {
        use ::aws_runtime::user_agent::ApiMetadata;

        #import

        /// The `sdkId` of the service.
        pub(crate) const SDK_ID: &str = #sdk_id;

        /// The name that signatures carry.
        pub(crate) const SIGNING_NAME: &str = #signing_name;

        /// What the user agent says of the service and the crate.
        pub(crate) static API_METADATA: ApiMetadata = ApiMetadata::new(#id, crate::meta::PKG_VERSION);

        /// The auth schemes that sign with the client's credentials.
        pub(crate) const CREDENTIALS_SCHEMES: &[&str] = &["sigv4" #sigv4a];

        #sessions

        /// Whether endpoints name auth schemes that the model does not.
        pub(crate) const ENDPOINTS_NAME_SCHEMES: bool = #endpoints_name_schemes;

        #retries

        #extended

        #auth_schemes
    }
}

/// `src/support/endpoint_rules.rs`
pub(super) fn endpoint_rules() -> TokenStream {
    quote! {
        pub(crate) use crate::config::endpoint::{Params as EndpointParams, ParamsBuilder as EndpointParamsBuilder};
        pub(crate) use crate::config::endpoint::from_config as endpoint_params;
        pub(crate) use crate::config::endpoint::rules::RULES as ENDPOINT_RULES;
    }
}

/// The expression that makes a protocol.
fn protocol(kind: Kind) -> TokenStream {
    match kind {
        Kind::RpcV2Cbor => quote!(crate::runtime::protocols::rpc_v2_cbor::RpcV2Cbor::new()),
        Kind::RpcV2Json => quote!(crate::runtime::protocols::rpc_v2_json::RpcV2Json::new()),
        Kind::AwsJson1_0 => quote!(crate::runtime::protocols::aws_json::AwsJson::v1_0()),
        Kind::AwsJson1_1 => quote!(crate::runtime::protocols::aws_json::AwsJson::v1_1()),
        Kind::RestJson1 => quote!(crate::runtime::protocols::rest_json::RestJson::new()),
        Kind::RestXml { wraps_errors } => {
            let wrapping = match wraps_errors {
                true => quote!(Wrapped),
                false => quote!(Unwrapped),
            };
            quote!(crate::runtime::protocols::rest_xml::RestXml::new(crate::runtime::protocols::xml_errors::Wrapping::#wrapping))
        }
        Kind::AwsQuery => quote!(crate::runtime::protocols::aws_query::AwsQuery::new()),
        Kind::Ec2Query => quote!(crate::runtime::protocols::ec2_query::Ec2Query::new()),
    }
}

/// The table of the service.
fn table(plan: &CratePlan) -> TokenStream {
    let account_id_endpoints = plan.endpoint.asks_for_account_id_mode();
    let components = components(&plan.service, &plan.surface.auth_schemes);
    let customizations = customizations(plan);
    let plan = &plan.service;
    let ServicePlan {
        id,
        metrics_scope,
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
            sdk_id: facts::SDK_ID,
            shape_name: #shape_name,
            shape_namespace: #namespace,
            version: #version,
            query_compatible: #query_compatible,
            account_id_endpoints: #account_id_endpoints,
            xml_namespace: #xml_namespace,
            retry_partition: #id,
            metrics_scope: #metrics_scope,
            protocol: || ::aws_smithy_schema::protocol::SharedClientProtocol::new(#protocol),
            components: |components| #components,
            auth_params: auth::params_of,
            auth_scheme_resolver: auth::default_resolver,
            endpoint_resolver: endpoint::resolver::default_resolver,
            endpoint_params: endpoint::resolver::params_of_call,
            customizations: #customizations,
        };
    }
}

/// What the service has unlike others.
fn customizations(plan: &CratePlan) -> TokenStream {
    let path = quote!(crate::runtime::service);
    let plugin = plan.sessions.as_ref().map(|_| sessions::plugin());
    let service = &plan.service;
    let plan: &ServiceCustomizations = &service.customizations;
    if plan.is_empty() && plugin.is_none() {
        return quote!(#path::Customizations::NONE);
    }
    let signing = plan.signing.map(|signing| {
        let SigningPlan {
            double_uri_encode,
            content_sha256_header,
            normalize_uri_path,
        } = signing;
        quote! {
            signing: #path::Signing {
                double_uri_encode: #double_uri_encode,
                content_sha256_header: #content_sha256_header,
                normalize_uri_path: #normalize_uri_path,
            },
        }
    });
    let is_error = plan
        .error_in_success
        .then(|| quote!(is_error: Some(crate::runtime::protocols::xml_errors::is_error),));
    let codes = plan.codes_of_empty_errors.iter().map(|(status, code)| {
        let status = index(usize::from(*status));
        quote!((#status, #code))
    });
    let codes = list("codes_of_empty_errors", codes);
    let transient = plan.transient_errors.iter().map(|code| quote!(#code));
    let transient = list("transient_errors", transient);
    let extended = plan
        .extended_request_id
        .map(|_| quote!(extended_request_id: Some(facts::EXTENDED_REQUEST_ID),));
    let headers = plan.headers.iter().map(|(name, text)| {
        let text = match text {
            HeaderText::Fixed(text) => text,
            HeaderText::ServiceVersion => service.version.as_str(),
        };
        quote!((#name, #text))
    });
    let headers = list("headers", headers);
    let unsigned_when_presigned = plan
        .unsigned_when_presigned
        .then(|| quote!(unsigned_when_presigned: true,));
    quote! {
        #path::Customizations {
            #signing
            #is_error
            #codes
            #transient
            #extended
            #plugin
            #headers
            #unsigned_when_presigned
            ..#path::Customizations::NONE
        }
    }
}

/// A field with a list, unless that is empty, as it is for most services.
fn list(field: &str, items: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let mut items = items.peekable();
    items.peek()?;
    let field = ident(field);
    Some(quote!(#field: &[#(#items),*],))
}

fn auth_schemes(plan: &ServicePlan) -> TokenStream {
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
        AuthScheme::Basic => quote!(super::settings::basic_auth::add_scheme(components)),
        AuthScheme::Bearer => quote!(super::settings::bearer_auth::add_scheme(components)),
        AuthScheme::ApiKey => {
            let place = match plan.api_key.as_ref()? {
                ApiKey::Query(name) => quote!(Query(#name)),
                ApiKey::Header(name, None) => quote!(Header(#name, None)),
                ApiKey::Header(name, Some(scheme)) => quote!(Header(#name, Some(#scheme))),
            };
            quote! {
                crate::runtime::auth::api_key::add_scheme(
                    components,
                    crate::runtime::auth::api_key::ApiKeyPlace::#place,
                )
            }
        }
        AuthScheme::SigV4a => quote!(super::settings::sigv4a::add_scheme(components)),
        AuthScheme::Digest | AuthScheme::None | AuthScheme::Other(_) => {
            return None;
        }
    })
}

fn ids(schemes: &[AuthScheme]) -> TokenStream {
    let ids = schemes.iter().map(|scheme| scheme.id());
    quote!(&[#(#ids),*])
}
