//! What the structure of an error has beside its members.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::tokens::{ident, raw_ident};
use crate::plan::structures::{ErrorFacts, ErrorMessage, RetryKind, StructurePlan};

/// The traits that errors implement.
pub(super) fn impls(plan: &StructurePlan) -> TokenStream {
    let Some(facts) = &plan.error else {
        return TokenStream::new();
    };
    let name = ident(&plan.item.name);
    let title = &facts.title;
    let message = message(&facts.message);
    let retry = retry(&name, facts);
    let extended = plan
        .extended_request_id
        .then(|| quote!(crate::support::extended_request_id::of_metadata!(#name);));
    quote! {
        #retry

        crate::support::error::error_structure!(#name, #title, #message);
        #extended
    }
}

/// A closure that gives the message.
fn message(message: &ErrorMessage) -> TokenStream {
    match message {
        ErrorMessage::Metadata => quote!(|error| error.meta.message()),
        ErrorMessage::Redacted => quote!(|_| Some(crate::runtime::schema::redacted::REDACTED)),
        ErrorMessage::RedactedIfSet(field) => {
            let field = raw_ident(field);
            quote!(|error| error.#field.as_ref().map(|_| crate::runtime::schema::redacted::REDACTED))
        }
        ErrorMessage::Text(field) => {
            let field = raw_ident(field);
            quote!(|error| Some(&error.#field))
        }
        ErrorMessage::TextIfSet(field) => {
            let field = raw_ident(field);
            quote!(|error| error.#field.as_deref())
        }
    }
}

fn retry(name: &Ident, facts: &ErrorFacts) -> Option<TokenStream> {
    let kind = retry_kind_name(facts.retry?);
    Some(quote! {
        impl #name {
            /// Retry kind.
            #[inline]
            pub fn retryable_error_kind(&self) -> ::aws_smithy_types::retry::ErrorKind {
                ::aws_smithy_types::retry::ErrorKind::#kind
            }
        }
    })
}

/// The variant of the runtime's `ErrorKind` for a kind of retry.
pub(in crate::emit) fn retry_kind_name(kind: RetryKind) -> Ident {
    ident(match kind {
        RetryKind::Throttling => "ThrottlingError",
        RetryKind::Client => "ClientError",
        RetryKind::Server => "ServerError",
    })
}
