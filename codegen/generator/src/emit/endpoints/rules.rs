//! The table of a service's endpoint rules.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::tokens::ident;
use crate::plan::endpoints::{Condition, Expr, Outcome, Program, Properties, Property};

/// The file with the table, and a constant for the number of each value.
pub(super) fn file(program: &Program) -> TokenStream {
    let constants = program.slots.iter().zip(0_u16..).map(|(name, number)| {
        let name = ident(name);
        let number = Literal::u16_unsuffixed(number);
        quote!(const #name: u16 = #number;)
    });
    let slots = Literal::usize_unsuffixed(program.slots.len());
    let exprs = Exprs(program);
    let conditions = program
        .conditions
        .iter()
        .map(|condition| exprs.condition(condition));
    let nodes = program.nodes.iter().map(|node| {
        let numbers = node.map(Literal::i16_unsuffixed);
        quote!([#(#numbers),*])
    });
    let start = Literal::i16_unsuffixed(program.start);
    let properties = program
        .properties
        .iter()
        .map(|properties| exprs.properties(properties));
    let outcomes = program
        .outcomes
        .iter()
        .map(|outcome| exprs.outcome(outcome));
    quote! {
        // Not every service needs all of them.
        #[allow(unused_imports)]
        use crate::runtime::endpoint::program::{
            Attribute as A, Condition::*, Expr::*, Function as F, Outcome, Program, Property as P,
        };

        #(#constants)*

        pub(crate) static RULES: Program = Program {
            slots: #slots,
            conditions: &[#(#conditions),*],
            nodes: &[#(#nodes),*],
            start: #start,
            properties: &[#(#properties),*],
            outcomes: &[#(#outcomes),*],
        };
    }
}

/// Writes the parts of a program.
struct Exprs<'p>(&'p Program);

impl Exprs<'_> {
    fn condition(&self, condition: &Condition) -> TokenStream {
        let expr = self.expr(&condition.expr);
        match condition.assign {
            None => quote!(Test(#expr)),
            Some(slot) => {
                let slot = self.slot(slot);
                quote!(Assign(#slot, #expr))
            }
        }
    }

    fn outcome(&self, outcome: &Outcome) -> TokenStream {
        let (url, properties, headers) = match outcome {
            Outcome::Error(message) => {
                let message = self.expr(message);
                return quote!(Outcome::Error(#message));
            }
            Outcome::Endpoint {
                url,
                properties,
                headers,
            } => (url, properties, headers),
        };
        let url = self.expr(url);
        if properties.is_none() && headers.is_empty() {
            return quote!(Outcome::Url(#url));
        }
        // A number that no set has stands for none.
        let number = properties.unwrap_or(self.0.properties.len());
        let number = Literal::usize_unsuffixed(number);
        if headers.is_empty() {
            return quote!(Outcome::Endpoint(#url, #number));
        }
        let headers = headers.iter().map(|(name, values)| {
            let values = values.iter().map(|value| self.expr(value));
            quote!((#name, &[#(#values),*]))
        });
        quote!(Outcome::WithHeaders(#url, #number, &[#(#headers),*]))
    }

    fn properties(&self, properties: &Properties) -> TokenStream {
        properties_with(properties, &|expr| self.expr(expr))
    }

    fn expr(&self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Text(text) => quote!(Text(#text)),
            Expr::Flag(value) => quote!(Bool(#value)),
            Expr::Integer(value) => {
                let value = Literal::i64_unsuffixed(*value);
                quote!(Integer(#value))
            }
            Expr::Slot(slot) => {
                let slot = self.slot(*slot);
                quote!(Slot(#slot))
            }
            Expr::Join(parts) => {
                let parts = parts.iter().map(|part| self.expr(part));
                quote!(Join(&[#(#parts),*]))
            }
            Expr::Get(of, attribute) => {
                let of = self.expr(of);
                let attribute = ident(attribute.ident());
                quote!(Get(&#of, A::#attribute))
            }
            Expr::Index(of, index) => {
                let of = self.expr(of);
                let index = Literal::i32_unsuffixed(*index);
                quote!(Index(&#of, #index))
            }
            Expr::Call(function, arguments) => {
                let function = ident(function.ident());
                let arguments = arguments.iter().map(|argument| self.expr(argument));
                quote!(Call(F::#function, &[#(#arguments),*]))
            }
        }
    }

    fn slot(&self, slot: usize) -> TokenStream {
        let name = self.0.slots.get(slot).map(|name| ident(name));
        quote!(#name)
    }
}

/// Properties as a table; `text` writes the expressions in them.
pub(super) fn properties_with(
    properties: &Properties,
    text: &dyn Fn(&Expr) -> TokenStream,
) -> TokenStream {
    let entries = properties.iter().map(|(name, value)| {
        let value = property(value, text);
        quote!((#name, #value))
    });
    quote!(&[#(#entries),*])
}

fn property(property: &Property, text: &dyn Fn(&Expr) -> TokenStream) -> TokenStream {
    match property {
        Property::Null => quote!(P::Null),
        Property::Flag(value) => quote!(P::Bool(#value)),
        Property::Integer(value) => {
            let value = Literal::i64_unsuffixed(*value);
            quote!(P::Integer(#value))
        }
        Property::Text(expr) => {
            let expr = text(expr);
            quote!(P::Text(#expr))
        }
        Property::List(items) => {
            let items = items.iter().map(|item| self::property(item, text));
            quote!(P::List(&[#(#items),*]))
        }
        Property::Map(properties) => {
            let entries = properties_with(properties, text);
            quote!(P::Map(#entries))
        }
    }
}
