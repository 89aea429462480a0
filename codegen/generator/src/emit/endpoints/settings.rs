//! Settings that a service adds to a client's configuration for its endpoint rules.

use proc_macro2::TokenStream;
use quote::quote;

use super::params::kind;
use crate::emit::setters::{Setters, Whole};
use crate::emit::tokens::{comment, ident, prefixed, raw_ident};
use crate::plan::endpoints::{ClientParameter, EndpointPlan};

/// The file with a type for each setting, and their setters.
pub(super) fn file(plan: &EndpointPlan) -> TokenStream {
    let types = plan.client_parameters.iter().map(setting);
    let setters = plan.client_parameters.iter().map(setters);
    quote! {
        use crate::config::Builder;
        use aws_smithy_types::config_bag::{Storable, StoreReplace};

        #(#types)*

        /// Settings of this service alone.
        impl Builder {
            #(#setters)*
        }
    }
}

fn setting(parameter: &ClientParameter) -> TokenStream {
    let name = ident(&parameter.type_name);
    let kind = kind(parameter.kind);
    quote! {
        #[derive(Clone, Debug)]
        pub(crate) struct #name(pub(crate) #kind);

        impl Storable for #name {
            type Storer = StoreReplace<Self>;
        }
    }
}

fn setters(parameter: &ClientParameter) -> TokenStream {
    let docs = comment(&parameter.docs);
    let set = prefixed("set_", &parameter.base);
    let kind = kind(parameter.kind);
    let setting = ident(&parameter.type_name);
    let setters = Setters {
        name: raw_ident(&parameter.rust),
        base: &parameter.base,
        docs: docs.clone(),
        arguments: quote!(input: impl Into<#kind>),
        body: quote!(self.#set(Some(input.into()));),
        whole: Whole {
            docs,
            option: quote!(Option<#kind>),
            body: quote!(self.config.store_or_unset(input.map(#setting));),
            in_place: true,
        },
        getter: None,
    };
    setters.print()
}
