//! Values of the model as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::values::{DocumentValue, StructureValue, Value};

use super::tokens::{ident, path, prefixed};

/// The expression of a value. Structures are built by their builders.
pub(super) fn expression(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => quote!(#value),
        Value::I8(value) => quote!(#value),
        Value::I16(value) => quote!(#value),
        Value::I32(value) => quote!(#value),
        Value::I64(value) => quote!(#value),
        Value::F32(value) => float(f64::from(*value), quote!(f32), || {
            Literal::f32_suffixed(*value)
        }),
        Value::F64(value) => float(*value, quote!(f64), || Literal::f64_suffixed(*value)),
        Value::BigInteger(text) => quote!({
            let number: ::aws_smithy_types::BigInteger = #text.parse().expect("a number");
            number
        }),
        Value::BigDecimal(text) => quote!({
            let number: ::aws_smithy_types::BigDecimal = #text.parse().expect("a number");
            number
        }),
        Value::String(text) => quote!(#text.to_owned()),
        Value::Blob(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(::aws_smithy_types::Blob::new(*#bytes))
        }
        Value::Stream(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(::aws_smithy_types::byte_stream::ByteStream::from_static(#bytes))
        }
        Value::Timestamp(seconds, nanos) => {
            quote!(::aws_smithy_types::DateTime::from_secs_and_nanos(#seconds, #nanos))
        }
        Value::Document(value) => document(value),
        Value::Enum(item, text) => {
            let item = path(item);
            quote!(#item::from(#text))
        }
        Value::List(elements) => {
            let elements = elements.iter().map(expression);
            quote!(vec![#(#elements),*])
        }
        Value::Map(entries) => {
            let keys = entries.iter().map(|(key, _)| expression(key));
            let values = entries.iter().map(|(_, value)| expression(value));
            quote!(::std::collections::HashMap::from([#((#keys, #values)),*]))
        }
        Value::Option(None) => quote!(None),
        Value::Option(Some(value)) => {
            let value = expression(value);
            quote!(Some(#value))
        }
        Value::Structure(value) => structure(value),
        Value::Union(item, variant, value) => {
            let (item, variant) = (path(item), ident(variant));
            match value {
                None => quote!(#item::#variant),
                Some(value) => {
                    let value = expression(value);
                    quote!(#item::#variant(#value))
                }
            }
        }
        Value::Boxed(value) => {
            let value = expression(value);
            quote!(::std::boxed::Box::new(#value))
        }
    }
}

/// The expression of a structure.
pub(super) fn structure(value: &StructureValue) -> TokenStream {
    let builder = builder(value);
    match value.fallible {
        true => quote!(#builder.build().expect("the required members are set")),
        false => quote!(#builder.build()),
    }
}

/// The builder of a structure's value, not built yet.
pub(super) fn builder(value: &StructureValue) -> TokenStream {
    let item = path(&value.item);
    let setters = setters(value);
    quote!(#item::builder()#setters)
}

/// The calls that set a structure's members.
pub(super) fn setters(value: &StructureValue) -> TokenStream {
    let setters = value.fields.iter().map(|field| {
        let setter = prefixed("set_", &field.names.base);
        let value = expression(&field.value);
        quote!(.#setter(Some(#value)))
    });
    quote!(#(#setters)*)
}

/// A float, also those that have no literal.
fn float(value: f64, ty: TokenStream, literal: impl Fn() -> Literal) -> TokenStream {
    if value.is_nan() {
        quote!(#ty::NAN)
    } else if value.is_infinite() && value > 0.0 {
        quote!(#ty::INFINITY)
    } else if value.is_infinite() {
        quote!(#ty::NEG_INFINITY)
    } else {
        let literal = literal();
        quote!(#literal)
    }
}

fn document(value: &DocumentValue) -> TokenStream {
    let document = quote!(::aws_smithy_types::Document);
    match value {
        DocumentValue::Null => quote!(#document::Null),
        DocumentValue::Bool(value) => quote!(#document::Bool(#value)),
        DocumentValue::PosInt(value) => {
            quote!(#document::Number(::aws_smithy_types::Number::PosInt(#value)))
        }
        DocumentValue::NegInt(value) => {
            quote!(#document::Number(::aws_smithy_types::Number::NegInt(#value)))
        }
        DocumentValue::Float(value) => {
            let value = float(*value, quote!(f64), || Literal::f64_suffixed(*value));
            quote!(#document::Number(::aws_smithy_types::Number::Float(#value)))
        }
        DocumentValue::String(text) => quote!(#document::String(#text.to_owned())),
        DocumentValue::Array(items) => {
            let items = items.iter().map(self::document);
            quote!(#document::Array(vec![#(#items),*]))
        }
        DocumentValue::Object(entries) => {
            let names = entries.iter().map(|(name, _)| name);
            let values = entries.iter().map(|(_, value)| self::document(value));
            quote!(#document::Object(::std::collections::HashMap::from([
                #((#names.to_owned(), #values)),*
            ])))
        }
    }
}
