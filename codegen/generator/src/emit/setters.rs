//! The functions of a builder that set one of its fields, and the one that reads it, for every kind of
//! builder: of structures and operations, of waiters, of endpoint parameters and of the configuration.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::types::RustType;

use super::tokens::{Prelude, argument_value, ident, prefixed};

/// What the functions of one field say and do. The body of each is statements that `Self` follows.
pub(super) struct Setters<'p> {
    /// The function that takes the value.
    pub(super) name: Ident,
    /// What follows `set_` and `get_`.
    pub(super) base: &'p str,
    /// The attributes of the function that takes the value.
    pub(super) docs: TokenStream,
    /// Its arguments.
    pub(super) arguments: TokenStream,
    /// Its statement.
    pub(super) body: TokenStream,
    /// The function that takes an `Option`, as `input`.
    pub(super) whole: Whole,
    /// The attributes and the expression of the function that reads the field, if there is one.
    pub(super) getter: Option<(TokenStream, TokenStream)>,
}

/// The function that sets or unsets a field.
pub(super) struct Whole {
    /// Its attributes.
    pub(super) docs: TokenStream,
    /// The type of its argument.
    pub(super) option: TokenStream,
    /// Its statement.
    pub(super) body: TokenStream,
    /// Whether it changes the builder in place, and does not take and return it.
    pub(super) in_place: bool,
}

impl Setters<'_> {
    /// The functions.
    pub(super) fn print(&self) -> TokenStream {
        let Self {
            name,
            base,
            docs,
            arguments,
            body,
            whole,
            getter,
        } = self;
        let whole_name = prefixed("set_", base);
        let (whole_docs, whole_body) = (&whole.docs, &whole.body);
        let option = &whole.option;
        let (receiver, returned) = match whole.in_place {
            true => (quote!(&mut self), quote!(&mut Self)),
            false => (quote!(mut self), quote!(Self)),
        };
        let getter = getter.as_ref().map(|(docs, value)| {
            let name = prefixed("get_", base);
            quote! {
                #docs
                #[inline]
                pub fn #name(&self) -> &#option {
                    #value
                }
            }
        });
        quote! {
            #docs
            #[inline]
            pub fn #name(mut self, #arguments) -> Self {
                #body
                self
            }

            #whole_docs
            #[inline]
            pub fn #whole_name(#receiver, input: #option) -> #returned {
                #whole_body
                self
            }

            #getter
        }
    }
}

/// The arguments of the function that takes the value of a member: an element of a list, a pair of a map,
/// or the value.
pub(super) fn arguments(ty: &RustType, prelude: Prelude) -> TokenStream {
    match ty {
        RustType::Vec(element) => {
            let element = prelude.argument(element);
            quote!(input: #element)
        }
        RustType::Map(key, value) => {
            let (key, value) = (prelude.argument(key), prelude.argument(value));
            quote!(k: #key, v: #value)
        }
        ty => {
            let ty = prelude.argument(ty);
            quote!(input: #ty)
        }
    }
}

/// The names of these arguments.
pub(super) fn argument_names(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Map(..) => quote!(k, v),
        _ => quote!(input),
    }
}

/// The statement that puts these arguments into a field of `self`.
pub(super) fn assignment(ty: &RustType, field: &TokenStream) -> TokenStream {
    let value = |ty: &RustType, name: &str| argument_value(ty, &ident(name));
    match ty {
        RustType::Vec(element) => {
            let input = value(element, "input");
            quote!(self.#field.get_or_insert_default().push(#input);)
        }
        RustType::Map(key, element) => {
            let (k, v) = (value(key, "k"), value(element, "v"));
            quote!(self.#field.get_or_insert_default().insert(#k, #v);)
        }
        ty => {
            let input = value(ty, "input");
            quote!(self.#field = Some(#input);)
        }
    }
}
