//! What the structure of an error has beside its members.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{RetryKind, StructurePlan};
use crate::plan::types::RustType;

use super::kit::ident;

/// The traits that errors implement.
pub(super) fn impls(plan: &StructurePlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let title = plan
        .error
        .as_ref()
        .map_or(plan.item.name.as_str(), |error| &error.title);
    let message = message(plan);
    let retry = retry(plan);
    quote! {
        #retry

        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                crate::runtime::error::show(f, #title, #message)
            }
        }

        impl ::std::error::Error for #name {}

        impl ::aws_smithy_types::error::metadata::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                &self.meta
            }
        }

        impl ::aws_types::request_id::RequestId for #name {
            #[inline]
            fn request_id(&self) -> ::std::option::Option<&str> {
                self.meta.request_id()
            }
        }
    }
}

/// The message as an `Option<&str>`; one that is sensitive is not shown.
fn message(plan: &StructurePlan) -> TokenStream {
    let member = plan.members.iter().find(|member| member.base == "message");
    match member {
        Some(member) if member.sensitive => quote!(Some(crate::runtime::wire::REDACTED)),
        Some(member) if member.ty == RustType::String && member.optional => {
            let field = ident(&member.name);
            quote!(self.#field.as_deref())
        }
        Some(member) if member.ty == RustType::String => {
            let field = ident(&member.name);
            quote!(Some(&self.#field))
        }
        _ => quote!(None),
    }
}

fn retry(plan: &StructurePlan) -> Option<TokenStream> {
    let name = ident(&plan.item.name);
    let kind = retry_kind(plan.error.as_ref()?.retry?);
    Some(quote! {
        impl #name {
            /// As what the error is retried.
            #[inline]
            pub fn retryable_error_kind(&self) -> ::aws_smithy_types::retry::ErrorKind {
                #kind
            }
        }
    })
}

/// The runtime's name of a kind of retry.
fn retry_kind(kind: RetryKind) -> TokenStream {
    let kind = retry_kind_name(kind);
    quote!(::aws_smithy_types::retry::ErrorKind::#kind)
}

/// The variant of the runtime's `ErrorKind` for a kind of retry.
pub(super) fn retry_kind_name(kind: RetryKind) -> Ident {
    ident(match kind {
        RetryKind::Throttling => "ThrottlingError",
        RetryKind::Client => "ClientError",
        RetryKind::Server => "ServerError",
    })
}
