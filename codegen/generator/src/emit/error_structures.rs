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
    let extended = plan
        .extended_request_id
        .then(|| quote!(crate::support::extended_request_id::of_metadata!(#name);));
    quote! {
        #retry

        crate::support::error::error_structure!(#name, #title, #message);
        #extended
    }
}

/// A closure that gives the message; of one that is sensitive, only that it is there. A member of
/// that name may hold something else than text: the message is then what the metadata says.
fn message(plan: &StructurePlan) -> TokenStream {
    let Some(member) = plan.message() else {
        return quote!(|error| error.meta.message());
    };
    let field = ident(&member.name);
    let is_text = member.ty == RustType::String;
    match (member.sensitive, member.optional) {
        (true, true) => {
            quote!(|error| error.#field.as_ref().map(|_| crate::runtime::schema::redacted::REDACTED))
        }
        (true, false) => quote!(|_| Some(crate::runtime::schema::redacted::REDACTED)),
        (false, _) if !is_text => quote!(|error| error.meta.message()),
        (false, true) => quote!(|error| error.#field.as_deref()),
        (false, false) => quote!(|error| Some(&error.#field)),
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
