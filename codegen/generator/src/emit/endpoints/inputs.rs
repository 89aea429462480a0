//! How an operation's input gives endpoint parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::params::literal;
use crate::emit::jmespath;
use crate::emit::tokens::prefixed;
use crate::plan::endpoints::{Binding, BindingSource, Kind};

/// The method `endpoint_params` for the input of an operation, as the run-time trait
/// `OperationInput` has it; nothing when the operation gives no parameters.
pub(crate) fn endpoint_params_method(bindings: &[Binding]) -> Option<TokenStream> {
    if bindings.is_empty() {
        return None;
    }
    let input = bindings
        .iter()
        .any(|binding| matches!(binding.source, BindingSource::Input(_)))
        .then(|| quote!(let input = self;));
    let settings = bindings.iter().map(|binding| {
        let set = prefixed("set_", &binding.base);
        let value = value(binding);
        quote!(.#set(#value))
    });
    Some(quote! {
        fn endpoint_params(&self, params: &mut dyn ::std::any::Any) {
            #input
            crate::support::endpoint::resolver::change(params, |params| params #(#settings)*);
        }
    })
}

/// The value of a parameter, as the setter takes it.
fn value(binding: &Binding) -> TokenStream {
    let found = match &binding.source {
        BindingSource::Fixed(value) => {
            let value = literal(value);
            return quote!(Some(#value));
        }
        BindingSource::Input(expr) => jmespath::expression(expr),
    };
    match binding.kind {
        Kind::Text => quote!(#found.map(String::from)),
        Kind::Flag => found,
        Kind::Texts => quote!(#found.map(|it| it.into_iter().map(String::from).collect())),
    }
}
