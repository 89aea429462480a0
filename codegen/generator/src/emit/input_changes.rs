//! The methods of inputs by which the table of customizations changes requests.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::names::Identifier;
use crate::plan::text_changes::{Change, TextChange};

use super::tokens::raw_ident;

/// The method that changes text fields, if any are changed.
pub(super) fn change_text(changes: &[TextChange]) -> Option<TokenStream> {
    if changes.is_empty() {
        return None;
    }
    let path = quote!(crate::runtime::features::input_text);
    let changes = changes.iter().map(|TextChange { field, change }| {
        let field = raw_ident(field);
        match change {
            Change::WhenUnset(text) => quote!(#path::set_when_unset(&mut self.#field, #text);),
            Change::CutPrefix(prefixes) => {
                quote!(#path::cut_prefix(&mut self.#field, &[#(#prefixes),*]);)
            }
        }
    });
    Some(quote! {
        fn change_text(&mut self) {
            #(#changes)*
        }
    })
}

/// The method that gives requests the URL in this field of text.
pub(super) fn endpoint_url(field: &Identifier) -> TokenStream {
    let field = raw_ident(field);
    quote! {
        #[inline]
        fn endpoint_url(&self) -> Option<&str> {
            self.#field.as_deref()
        }
    }
}
