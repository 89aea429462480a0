//! The paginator of an operation: its types, and the ways to its tokens and items. The loop over the
//! pages is run-time code.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::fields::Field;
use crate::plan::operations::OperationPlan;
use crate::plan::paginators::PaginatorPlan;
use crate::plan::types::RustType;

use super::structure;
use super::tokens::{self, Prelude, ident, raw_ident};

/// The file of an operation's paginator.
pub(super) fn file(operation: &OperationPlan, plan: &PaginatorPlan) -> TokenStream {
    let name = ident(&plan.name);
    let builder = tokens::path(&operation.input.item.builder());
    let page_size = plan
        .page_size
        .as_ref()
        .map(|field| page_size(operation, field));
    let items = plan
        .items
        .as_deref()
        .map(|path| items(operation, plan, path));
    let items_method = plan.items.is_some().then(|| {
        let items = ident(&plan.items_name);
        quote! {
            /// The items of all pages, one after the other.
            #[inline]
            pub fn items(self) -> #items {
                #items(self)
            }
        }
    });
    let send = send(operation, plan);
    let docs = tokens::comment(&[format!(
        "Follows the pages of `{}`, from the one that the input asks for.",
        operation.wire_name
    )]);
    quote! {
        use ::aws_smithy_async::future::pagination_stream::PaginationStream;

        use crate::support::customize::CallResult;

        #docs
        pub struct #name {
            handle: ::std::sync::Arc<crate::support::client::Handle>,
            builder: #builder,
            stop_on_duplicate_token: bool,
        }

        impl #name {
            #[inline]
            pub(crate) fn new(
                handle: ::std::sync::Arc<crate::support::client::Handle>,
                builder: #builder,
            ) -> Self {
                Self { handle, builder, stop_on_duplicate_token: true }
            }

            #page_size
            #items_method

            /// Sets whether to end when a page gives the same token as the one before it, as is
            /// done unless this says otherwise: the next page would be the same again. Something
            /// that grows while it is read may need to go on.
            #[inline]
            pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
                self.stop_on_duplicate_token = stop_on_duplicate_token;
                self
            }

            #send
        }

        #items
    }
}

fn page_size(operation: &OperationPlan, field: &Field) -> TokenStream {
    let prelude = Prelude::beside(&[]);
    let place = structure::builder_field(&operation.input, &raw_ident(&field.name));
    let ty = prelude.ty(&field.ty);
    let docs = tokens::comment(&[format!(
        "Sets how much a page holds at most, in place of `{}`.",
        field.name.text()
    )]);
    quote! {
        #docs
        #[inline]
        pub fn page_size(mut self, limit: #ty) -> Self {
            self.builder.#place = Some(limit);
            self
        }
    }
}

fn send(operation: &OperationPlan, plan: &PaginatorPlan) -> TokenStream {
    let (output, error) = (
        tokens::path(&operation.output.item),
        tokens::path(&operation.error),
    );
    let input = tokens::path(&operation.input.item);
    let input_token = raw_ident(&plan.input_token.name);
    let output_token = borrowed(&plan.output_token);
    let output_token = match &plan.more {
        None => output_token,
        Some(more) => {
            let name = raw_ident(&more.name);
            let is_last = match more.optional {
                true => quote!(!output.#name.unwrap_or_default()),
                false => quote!(!output.#name),
            };
            quote!({
                if #is_last {
                    return None;
                }
                #output_token
            })
        }
    };
    quote! {
        /// The pages. A call is made when its page is asked for.
        #[inline]
        pub fn send(self) -> PaginationStream<CallResult<#output, #error>> {
            crate::runtime::features::paginator::pages(
                super::OPERATION,
                self.handle.plugins(super::OPERATION, None),
                self.builder.build(),
                crate::runtime::features::paginator::Tokens {
                    input: |input: &mut #input| &mut input.#input_token,
                    output: |output: &#output| #output_token,
                },
                self.stop_on_duplicate_token,
            )
        }
    }
}

fn items(operation: &OperationPlan, plan: &PaginatorPlan, path: &[Field]) -> TokenStream {
    let prelude = Prelude::beside(&[]);
    let (paginator, name) = (ident(&plan.name), ident(&plan.items_name));
    let (output, error) = (
        tokens::path(&operation.output.item),
        tokens::path(&operation.error),
    );
    let Some(last) = path.last() else {
        return TokenStream::new();
    };
    let item = match &last.ty {
        RustType::Vec(item) => prelude.ty(item),
        RustType::Map(key, value) => {
            let (key, value) = (prelude.ty(key), prelude.ty(value));
            quote!((#key, #value))
        }
        other => prelude.ty(other),
    };
    let items = owned(&quote!(page), path);
    let docs = tokens::comment(&[format!("Follows the items of `{}`.", operation.wire_name)]);
    quote! {
        #docs
        pub struct #name(#paginator);

        impl #name {
            /// The items. A call is made when an item of its page is asked for.
            #[inline]
            pub fn send(self) -> PaginationStream<CallResult<#item, #error>> {
                ::aws_smithy_async::future::pagination_stream::TryFlatMap::new(self.0.send())
                    .flat_map(|page: #output| #items)
            }
        }
    }
}

/// The value at the end of a path, borrowed from `output`, if it is set.
fn borrowed(path: &[Field]) -> TokenStream {
    let Some((last, before)) = path.split_last() else {
        return quote!(None);
    };
    let mut at = quote!(output);
    for field in before {
        let name = raw_ident(&field.name);
        at = match field.optional {
            true => quote!(#at.#name.as_ref()?),
            false => quote!(#at.#name),
        };
    }
    let name = raw_ident(&last.name);
    match last.optional {
        true => quote!(#at.#name.as_ref()),
        false => quote!(Some(&#at.#name)),
    }
}

/// The list or map at the end of a path, taken out of `at`; an empty one when it is unset.
fn owned(at: &TokenStream, path: &[Field]) -> TokenStream {
    let Some((field, rest)) = path.split_first() else {
        return at.clone();
    };
    let name = raw_ident(&field.name);
    match (field.optional, rest.is_empty()) {
        (true, true) => quote!(#at.#name.unwrap_or_default()),
        (true, false) => {
            let rest = owned(&quote!(it), rest);
            quote!(#at.#name.map(|it| #rest).unwrap_or_default())
        }
        (false, _) => owned(&quote!(#at.#name), rest),
    }
}
