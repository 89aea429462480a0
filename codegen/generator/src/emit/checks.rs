//! The checks of what must be set before a request can be written.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::checks::Check;
use crate::plan::member_text::Text;

use super::tokens::raw_ident;

/// The function that checks what must be set before a request can be written.
pub(super) fn check(checks: &[Check]) -> Option<TokenStream> {
    if checks.is_empty() {
        return None;
    }
    let checks = statements(checks);
    Some(quote! {
        #[inline]
        fn check(&self) -> Result<(), ::aws_smithy_types::error::operation::BuildError> {
            #checks
            Ok(())
        }
    })
}

/// The statements that check what must be set.
pub(super) fn statements(checks: &[Check]) -> TokenStream {
    let checks = checks.iter().map(|check| {
        let field = raw_ident(&check.field);
        let text = check.field.text();
        match check.text {
            Some(kind) => {
                let value = text_of(&field, kind);
                quote!(require_text(#text, #value)?;)
            }
            None => quote!(require(#text, &self.#field)?;),
        }
    });
    quote! {
        #[allow(unused_imports)]
        use crate::runtime::operation::input_checks::{require, require_text};
        #(#checks)*
    }
}

/// The text of a field, which may be unset.
pub(super) fn text_of(field: &Ident, text: Text) -> TokenStream {
    match text {
        Text::String => quote!(self.#field.as_deref()),
        Text::Enum => quote!(self.#field.as_ref().map(|value| value.as_str())),
    }
}
