//! The fluent builder of an operation: the setters of its input, and `send()`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::operations::OperationPlan;
use crate::plan::structures::MemberPlan;

use super::builders::{argument_names, arguments};
use super::examples;
use super::kit::{self, Prelude, ident, prefixed};

/// The name of an operation's fluent builder.
pub(super) fn name(plan: &OperationPlan) -> String {
    format!("{}FluentBuilder", plan.names.name)
}

/// The file of an operation's builders.
pub(super) fn file(plan: &OperationPlan, package: &str) -> TokenStream {
    let prelude = Prelude::beside(&[]);
    let input_builder = ident(&plan.input.item.builder().name);
    let output_builder = ident(&plan.output.item.builder().name);
    let name = ident(&name(plan));
    let (output, error) = (ident(&plan.output.item.name), ident(&plan.error.name));
    let mut docs = plan.docs.clone();
    docs.lines.extend(examples::lines(plan, package));
    let docs = kit::docs(&docs);
    let setters = plan
        .input
        .members
        .iter()
        .map(|member| setters(member, prelude));
    let paginator = paginator(plan);
    let payload_signing = payload_signing(plan);
    // A stream cannot be cloned.
    let derives = match plan.input.stream() {
        Some(_) => quote!(#[derive(Debug)]),
        None => quote!(#[derive(Clone, Debug)]),
    };
    quote! {
        pub use super::input::#input_builder;
        pub use super::output::#output_builder;
        use super::{#error, OPERATION, #output};

        #docs
        #derives
        pub struct #name {
            handle: ::std::sync::Arc<crate::support::client::Handle>,
            inner: #input_builder,
        }

        crate::support::customize::fluent_builder!(
            #name, #input_builder, OPERATION, #output, #error
        );

        #paginator
        #payload_signing

        impl #name {
            #(#setters)*
        }
    }
}

/// The function that gives the operation's paginator.
fn paginator(plan: &OperationPlan) -> Option<TokenStream> {
    let name = ident(&name(plan));
    let paginator = ident(&plan.paginator.as_ref()?.name);
    Some(quote! {
        impl #name {
            /// The call and those for the pages that follow.
            #[inline]
            pub fn into_paginator(self) -> super::paginator::#paginator {
                super::paginator::#paginator::new(self.handle, self.inner)
            }
        }
    })
}

/// The function that leaves the payload of a call out of its signature, where a checksum guards it as well.
fn payload_signing(plan: &OperationPlan) -> Option<TokenStream> {
    let request = plan.checksums.request.as_ref()?;
    let output = ident(&plan.output.item.name);
    request.follows_stream.then(|| {
        quote! {
            impl<E, B> crate::support::customize::CustomizableOperation<#output, E, B> {
                /// Leaves the payload out of the signature, which then need not be hashed for it. Its checksum
                /// alone guards it, and only services that allow it take such a request.
                #[inline]
                pub fn disable_payload_signing(self) -> Self {
                    self.runtime_plugin(
                        ::aws_runtime::auth::PayloadSigningOverrideRuntimePlugin::unsigned(),
                    )
                }
            }
        }
    })
}

pub(super) fn setters(member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let name = ident(&member.name);
    let (set, get) = (
        prefixed("set_", &member.base),
        prefixed("get_", &member.base),
    );
    let docs = kit::docs(&member.docs);
    let option = prelude.option(&prelude.ty(&member.ty));
    let (arguments, names) = (arguments(&member.ty, prelude), argument_names(&member.ty));
    let link = member.name.trim_start_matches("r#");
    let set_comment = kit::comment(&[format!(
        "Sets or unsets what [`{link}`](Self::{link}) sets."
    )]);
    let get_comment = kit::comment(&[format!("What [`{link}`](Self::{link}) has set.")]);
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            self.inner = self.inner.#name(#names);
            self
        }

        #set_comment
        #[inline]
        pub fn #set(mut self, input: #option) -> Self {
            self.inner = self.inner.#set(input);
            self
        }

        #get_comment
        #[inline]
        pub fn #get(&self) -> &#option {
            self.inner.#get()
        }
    }
}
