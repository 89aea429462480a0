//! The fluent builder of an operation: the setters of its input, and `send()`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::operations::OperationPlan;
use crate::plan::structures::MemberPlan;

use super::builders::{argument_names, arguments};
use super::kit::{self, Prelude, ident, prefixed};

/// The name of an operation's fluent builder.
pub(super) fn name(plan: &OperationPlan) -> String {
    format!("{}FluentBuilder", plan.names.name)
}

/// The file of an operation's builders.
pub(super) fn file(plan: &OperationPlan) -> TokenStream {
    let prelude = Prelude::beside(&[]);
    let input_builder = ident(&plan.input.item.builder().name);
    let output_builder = ident(&plan.output.item.builder().name);
    let name = ident(&name(plan));
    let (output, error) = (kit::path(&plan.output.item), kit::path(&plan.error));
    let docs = kit::docs(&plan.docs);
    let method = ident(&plan.names.method);
    let setters = plan
        .input
        .members
        .iter()
        .map(|member| setters(member, prelude));
    let core = core(plan);
    // A stream cannot be cloned.
    let derives = match plan.input.stream() {
        Some(_) => quote!(#[derive(Debug)]),
        None => quote!(#[derive(Clone, Debug)]),
    };
    quote! {
        pub use super::input::#input_builder;
        pub use super::output::#output_builder;

        use crate::runtime::customize::{BoxFuture, CustomizableOperation, CustomizableSend};
        use crate::runtime::invoke::{self, CallResult};

        impl #input_builder {
            /// Makes the call with this input.
            ///
            /// # Errors
            /// The input cannot be built, the call cannot be made, or the service answers with an error.
            #[inline]
            pub async fn send_with(self, client: &crate::Client) -> CallResult<#output, #error> {
                let mut builder = client.#method();
                builder.inner = self;
                builder.send().await
            }
        }

        #docs
        #derives
        pub struct #name {
            handle: ::std::sync::Arc<crate::runtime::client::Handle>,
            inner: #input_builder,
            config_override: Option<crate::config::Builder>,
        }

        impl CustomizableSend<#output, #error> for #name {
            #[inline]
            fn send(mut self, config_override: crate::config::Builder) -> BoxFuture<CallResult<#output, #error>> {
                self.config_override = Some(config_override);
                Box::pin(self.send())
            }
        }

        #core

        impl #name {
            #(#setters)*
        }
    }
}

fn core(plan: &OperationPlan) -> TokenStream {
    let name = ident(&name(plan));
    let input_builder = ident(&plan.input.item.builder().name);
    let (output, error) = (kit::path(&plan.output.item), kit::path(&plan.error));
    let paginator = plan.paginator.as_ref().map(|paginator| {
        let paginator = ident(&paginator.name);
        quote! {
            /// The call and those for the pages that follow.
            #[inline]
            pub fn into_paginator(self) -> super::paginator::#paginator {
                super::paginator::#paginator::new(self.handle, self.inner)
            }
        }
    });
    quote! {
        // No function of the type: a member of the input may have any name.
        #[inline]
        pub(crate) fn fluent(handle: ::std::sync::Arc<crate::runtime::client::Handle>) -> #name {
            #name {
                handle,
                inner: ::std::default::Default::default(),
                config_override: None,
            }
        }

        impl #name {
            /// The input as it is set so far.
            #[inline]
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            /// Makes the call.
            ///
            /// # Errors
            /// The input cannot be built, the call cannot be made, or the service answers with an error.
            #[inline]
            pub async fn send(self) -> CallResult<#output, #error> {
                invoke::call(super::OPERATION, &self.handle, self.inner.build(), self.config_override).await
            }

            #paginator

            /// The call, to be changed before it is made.
            #[inline]
            pub fn customize(self) -> CustomizableOperation<#output, #error, Self> {
                CustomizableOperation::new(self)
            }
        }
    }
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
