//! The sessions of a service, as a table for the run-time code.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::endpoints::ClientParameter;
use crate::plan::sessions::SessionPlan;

use super::tokens::{self, ident, prefixed, raw_ident};

/// The fact for the setting of their credentials.
pub(super) fn scheme(plan: &SessionPlan) -> TokenStream {
    let scheme = plan.scheme;
    quote! {
        /// The auth scheme that signs with the credentials of sessions.
        pub(crate) const SESSION_SCHEME: &str = #scheme;
    }
}

/// The field of the service's customizations.
pub(super) fn plugin() -> TokenStream {
    quote! {
        plugin: Some(|config, components, version| crate::runtime::auth::sessions::plugin(&SERVICE, &SESSIONS, config, components, version)),
    }
}

/// The table.
pub(super) fn table(plan: &SessionPlan, settings: &[ClientParameter]) -> TokenStream {
    let path = quote!(crate::runtime::auth::sessions);
    let (header, parameter) = (plan.names.token_header, plan.names.token_parameter);
    let feature = ident(plan.names.credential_feature);
    let resource = raw_ident(&plan.parameter);
    let switch = switch(plan);
    let config = config(settings);
    let make = make(plan);
    let conversion = conversion(plan);
    quote! {
        /// The sessions of the service.
        static SESSIONS: #path::Sessions = #path::Sessions {
            scheme: facts::SESSION_SCHEME,
            token_header: #header,
            token_parameter: #parameter,
            feature: ::aws_credential_types::credential_feature::AwsCredentialFeature::#feature,
            switch: #switch,
            resource: |params| params.get::<super::endpoint_rules::EndpointParams>()?.#resource(),
            config: #config,
            make: #make,
        };

        #conversion
    }
}

/// The setting that turns them off.
fn switch(plan: &SessionPlan) -> TokenStream {
    let Some((setting, variable)) = &plan.switch else {
        return quote!(None);
    };
    let setting = ident(setting);
    let setting = quote!(crate::config::endpoint::settings::#setting);
    quote! {
        Some(crate::runtime::auth::sessions::Switch {
            variable: #variable,
            is_set: |config| config.load::<#setting>().is_some(),
            set: |config, value| {
                config.store_put(#setting(value));
            },
        })
    }
}

/// The function that makes a client's configuration of that of a call, with the service's own settings.
fn config(settings: &[ClientParameter]) -> TokenStream {
    let new = quote!(super::config::Builder::from_config_bag(call));
    if settings.is_empty() {
        return quote!(|call| #new.build().config);
    }
    let setters = settings.iter().map(|setting| {
        let set = prefixed("set_", &setting.base);
        let setting = ident(&setting.type_name);
        quote!(builder.#set(call.load::<crate::config::endpoint::settings::#setting>().map(|it| it.0.to_owned()));)
    });
    quote! {
        |call| {
            let mut builder = #new;
            #(#setters)*
            builder.build().config
        }
    }
}

/// The function that calls the operation.
fn make(plan: &SessionPlan) -> TokenStream {
    let operation = ident(&plan.module);
    let [input, output, error] = plan.items.each_ref().map(tokens::path);
    let setter = raw_ident(&plan.setter);
    let credentials = raw_ident(&plan.credentials);
    quote! {
        |plugins, resource| {
            let input = #input::builder().#setter(resource).build();
            crate::runtime::auth::sessions::make::<_, _, #error>(crate::operation::#operation::OPERATION, plugins, input, |output: #output| {
                output.#credentials.map(::aws_credential_types::Credentials::try_from)
            })
        }
    }
}

/// The conversion of a session into the credentials that sign.
fn conversion(plan: &SessionPlan) -> TokenStream {
    let session = tokens::path(&plan.structure);
    let provider = plan.names.provider;
    let [access_key_id, secret_access_key, token, expiration] =
        plan.parts.each_ref().map(raw_ident);
    quote! {
        /// The credentials of a session, which expire with it.
        impl TryFrom<#session> for ::aws_credential_types::Credentials {
            type Error = ::aws_smithy_runtime_api::box_error::BoxError;

            fn try_from(session: #session) -> Result<Self, Self::Error> {
                let expiration = session.#expiration.try_into()?;
                Ok(Self::new(session.#access_key_id, session.#secret_access_key, Some(session.#token), Some(expiration), #provider))
            }
        }
    }
}
