//! How an operation's input gives endpoint parameters.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::params::literal;
use crate::emit::kit::{ident, prefixed};
use crate::plan::endpoints::{Binding, BindingSource, Kind, Step};

/// The method `endpoint_params` for the input of an operation, as the run-time trait
/// `OperationInput` has it; nothing when the operation gives no parameters.
pub(crate) fn endpoint_params_method(bindings: &[Binding]) -> Option<TokenStream> {
    if bindings.is_empty() {
        return None;
    }
    let gathered = bindings.iter().filter_map(gather);
    let import = bindings
        .iter()
        .any(|binding| matches!(binding.source, BindingSource::Input(_)))
        .then(|| {
            quote!(
                use crate::runtime::endpoint::inputs;
            )
        });
    let settings = bindings.iter().map(|binding| {
        let set = prefixed("set_", &binding.base);
        let value = value(binding);
        quote!(.#set(#value))
    });
    Some(quote! {
        fn endpoint_params(&self, params: &mut dyn ::std::any::Any) {
            #import
            #(#gathered)*
            crate::support::endpoint::change(params, |params| params #(#settings)*);
        }
    })
}

/// The value of a parameter, as the setter takes it.
fn value(binding: &Binding) -> TokenStream {
    let steps = match &binding.source {
        BindingSource::Fixed(value) => {
            let value = literal(value);
            return quote!(Some(#value));
        }
        BindingSource::Input(steps) => steps,
    };
    let variable = variable(binding);
    match (binding.kind, steps.as_slice()) {
        (Kind::Texts, _) => quote!(inputs::list(#variable)),
        (Kind::Text, [Step::Member(name)]) => {
            let name = ident(name);
            quote!(inputs::text(self.#name()))
        }
        (Kind::Flag, [Step::Member(name)]) => {
            let name = ident(name);
            quote!(inputs::flag(self.#name()))
        }
        (Kind::Text, _) => quote!(inputs::first(#variable)),
        (Kind::Flag, _) => quote!(#variable),
    }
}

/// Gathers what a longer path leads to in a variable.
fn gather(binding: &Binding) -> Option<TokenStream> {
    let BindingSource::Input(steps) = &binding.source else {
        return None;
    };
    if binding.kind != Kind::Texts && matches!(steps.as_slice(), [Step::Member(_)]) {
        return None;
    }
    let variable = variable(binding);
    let statements = walk(&quote!(self), steps, &variable, binding.kind);
    let start = match binding.kind {
        Kind::Flag => quote!(None),
        Kind::Text | Kind::Texts => quote!(Vec::new()),
    };
    Some(quote! {
        let mut #variable = #start;
        #statements
    })
}

fn variable(binding: &Binding) -> Ident {
    format_ident!("found_{}", binding.base)
}

/// Statements that go on from the value `at` and put what they find into the variable.
fn walk(at: &TokenStream, steps: &[Step], into: &Ident, kind: Kind) -> TokenStream {
    let Some((step, rest)) = steps.split_first() else {
        return match kind {
            Kind::Flag => quote!(#into = inputs::flag(#at);),
            Kind::Text | Kind::Texts => quote!(#into.push(inputs::text(#at));),
        };
    };
    let item = quote!(item);
    match step {
        Step::Member(name) => {
            let name = ident(name);
            let member = quote!(#at.#name());
            match rest.first() {
                // A structure is always an option; lists and maps are looked into by the next step.
                Some(Step::Member(_) | Step::Select(_)) => {
                    let inner = walk(&item, rest, into, kind);
                    quote!(if let Some(item) = #member { #inner })
                }
                _ => walk(&member, rest, into, kind),
            }
        }
        Step::Each => {
            let inner = walk(&item, rest, into, kind);
            quote!(for item in #at { #inner })
        }
        Step::Keys => {
            let inner = walk(&item, rest, into, kind);
            quote!(for item in inputs::keys(#at) { #inner })
        }
        Step::Values => {
            let inner = walk(&item, rest, into, kind);
            quote!(for item in inputs::values(#at) { #inner })
        }
        Step::Select(paths) => {
            let paths = paths.iter().map(|path| walk(at, path, into, kind));
            quote!(#(#paths)*)
        }
    }
}
