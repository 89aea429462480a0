//! The fluent builder of an operation: the setters of its input, and `send()`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::operations::OperationPlan;
use crate::plan::structures::MemberPlan;

use super::examples;
use super::setters::{self, Setters, Whole};
use super::structure;
use super::tokens::{self, Prelude, ident, prefixed, raw_ident};

/// The file of an operation's builders.
pub(super) fn file(plan: &OperationPlan, package: &str) -> TokenStream {
    let prelude = Prelude::beside(&[]);
    let input_builder = ident(&plan.input.item.builder().name);
    let output_builder = ident(&plan.output.item.builder().name);
    let name = ident(&plan.names.fluent_builder);
    let (output, error) = (ident(&plan.output.item.name), ident(&plan.error.name));
    let mut docs = plan.docs.clone();
    docs.lines.extend(examples::lines(plan, package));
    let docs = tokens::docs(&docs);
    let setters = plan
        .input
        .members
        .iter()
        .map(|member| setters(member, prelude));
    let paginator = paginator(plan);
    let unsigned = unsigned_on_request(plan);
    let presigned = plan
        .presigned
        .as_ref()
        .map(|_| quote!(crate::support::presigning::call::presigned!(#name, OPERATION, #error);));
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

        #presigned
        #paginator
        #unsigned

        impl #name {
            #(#setters)*
        }
    }
}

/// The function that leaves the payload of a call out of its signature.
fn unsigned_on_request(plan: &OperationPlan) -> Option<TokenStream> {
    let output = ident(&plan.output.item.name);
    plan.unsigned_on_request.then(|| {
        quote! {
            impl<E, B> crate::support::customize::CustomizableOperation<#output, E, B> {
                /// Leaves the payload out of the signature of this call, which saves the time for its
                /// digest. Nothing but the connection, and a checksum if the call has one, then shows
                /// when it was changed on its way.
                #[inline]
                pub fn disable_payload_signing(self) -> Self {
                    self.runtime_plugin(::aws_runtime::auth::PayloadSigningOverrideRuntimePlugin::unsigned())
                }
            }
        }
    })
}

/// The function that gives the operation's paginator.
fn paginator(plan: &OperationPlan) -> Option<TokenStream> {
    let name = ident(&plan.names.fluent_builder);
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

/// The functions for a member of an operation's input, of a builder around that of the input.
pub(super) fn setters(member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let name = raw_ident(&member.name);
    let (set, get) = (
        prefixed("set_", &member.base),
        prefixed("get_", &member.base),
    );
    let names = setters::argument_names(&member.ty);
    let (set_docs, get_docs) = structure::setter_comments(member);
    let setters = Setters {
        base: &member.base,
        docs: tokens::docs(&member.docs),
        arguments: setters::arguments(&member.ty, prelude),
        body: quote!(self.inner = self.inner.#name(#names);),
        whole: Whole {
            docs: set_docs,
            option: prelude.option(&prelude.ty(&member.ty)),
            body: quote!(self.inner = self.inner.#set(input);),
            in_place: false,
        },
        getter: Some((get_docs, quote!(self.inner.#get()))),
        name,
    };
    setters.print()
}
