//! Expressions over inputs and outputs as Rust: each is an option of its value.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::fields::{Field, Variant};
use crate::plan::jmespath::{Expr, Order, TextTest};
use crate::plan::types::RustType;

use super::tokens::{prefixed, raw_ident};

/// An expression that looks at the variables `input` and `output`.
pub(super) fn expression(expr: &Expr) -> TokenStream {
    value(expr, &quote!(output))
}

/// Whether an expression that looks at the variables `input` and `output` counts as true, as an
/// operand of `&&`.
pub(super) fn condition(expr: &Expr) -> TokenStream {
    operand(expr, &quote!(output))
}

/// An expression where `at` is the value at hand.
fn value(expr: &Expr, at: &TokenStream) -> TokenStream {
    if let Some(value) = certain(expr, at) {
        return quote!(Some(#value));
    }
    match expr {
        Expr::Field(it) => field(it, at),
        Expr::Variant(it) => variant(it, at),
        Expr::Then(left, right) => then(left, right, at),
        Expr::Element(list, index) => {
            let (list, index) = (value(list, at), Literal::i64_unsuffixed(*index));
            quote!(#list.and_then(|it| jmespath::element(it, #index)))
        }
        Expr::Project { list, filter, each } => {
            project(&value(list, at), filter.as_deref(), each.as_deref())
        }
        Expr::Flatten(list) => {
            let list = value(list, at);
            quote!(#list.map(|it| it.into_iter().flatten().collect::<Vec<_>>()))
        }
        Expr::Keys(map) => {
            let map = value(map, at);
            quote!(#map.map(|it| it.into_iter().map(|it| it.0).collect::<Vec<_>>()))
        }
        Expr::Values { map, sparse } => {
            let map = value(map, at);
            let values = match sparse {
                true => quote!(filter_map(|it| it.1)),
                false => quote!(map(|it| it.1)),
            };
            quote!(#map.map(|it| it.into_iter().#values.collect::<Vec<_>>()))
        }
        Expr::Length(it) => {
            let it = value(it, at);
            quote!(#it.map(|it| jmespath::Length::length(&it)))
        }
        Expr::Contains(list, item) => {
            let (list, item) = (value(list, at), value(item, at));
            quote!(jmespath::contains(#list, #item))
        }
        Expr::Texts(test, text, part) => texts(*test, (value(text, at), value(part, at))),
        Expr::Order(order, left, right) => ordered(*order, (value(left, at), value(right, at))),
        // The rest is certain.
        _ => quote!(None),
    }
}

/// The value of an expression that is never null.
fn certain(expr: &Expr, at: &TokenStream) -> Option<TokenStream> {
    Some(match expr {
        Expr::Input => quote!(input),
        Expr::Output => quote!(output),
        Expr::Current { cloned: true } => quote!(#at.clone()),
        Expr::Current { cloned: false } => at.clone(),
        Expr::Then(left, right) => return certain(right, &certain(left, at)?),
        Expr::Field(it) if it.ty == RustType::ByteStream => quote!(()),
        Expr::Field(it) if !it.optional => {
            let name = raw_ident(&it.name);
            seen(&it.ty, &Place::field(&quote!(#at.#name)))
        }
        Expr::List(items) => list_of(items, at),
        Expr::Text(text) => quote!(#text),
        Expr::Number(number) => Literal::f64_suffixed(*number).into_token_stream(),
        Expr::Equal(..)
        | Expr::IsNull(_)
        | Expr::Both(..)
        | Expr::Either(..)
        | Expr::Not(_)
        | Expr::Flag(_) => truth(expr, at),
        _ => return None,
    })
}

/// Whether an expression counts as true, as a plain boolean.
fn truth(expr: &Expr, at: &TokenStream) -> TokenStream {
    match expr {
        Expr::Then(left, right) if **left == Expr::Output => truth(right, &quote!(output)),
        Expr::Equal(left, right) => {
            let (left, right) = (value(left, at), value(right, at));
            quote!(#left == #right)
        }
        Expr::IsNull(it) => {
            let it = value(it, at);
            quote!(#it.is_none())
        }
        Expr::Both(left, right) => {
            let (left, right) = (operand(left, at), operand(right, at));
            quote!(#left && #right)
        }
        Expr::Either(left, right) => {
            let (left, right) = (truth(left, at), truth(right, at));
            quote!(#left || #right)
        }
        Expr::Not(it) => not(it, at),
        Expr::Flag(flag) => quote!(#flag),
        _ => {
            let it = value(expr, at);
            quote!(jmespath::is_true(#it))
        }
    }
}

fn not(expr: &Expr, at: &TokenStream) -> TokenStream {
    match expr {
        Expr::Equal(left, right) => {
            let (left, right) = (value(left, at), value(right, at));
            quote!(#left != #right)
        }
        Expr::IsNull(it) => {
            let it = value(it, at);
            quote!(#it.is_some())
        }
        Expr::Both(..) => {
            let it = truth(expr, at);
            quote!(!(#it))
        }
        Expr::Not(it) => operand(it, at),
        _ => {
            let it = operand(expr, at);
            quote!(!#it)
        }
    }
}

/// The same as an operand of `&&`.
fn operand(expr: &Expr, at: &TokenStream) -> TokenStream {
    let condition = truth(expr, at);
    match expr {
        Expr::Either(..) => quote!((#condition)),
        Expr::Then(left, right)
            if **left == Expr::Output && matches!(**right, Expr::Either(..)) =>
        {
            quote!((#condition))
        }
        _ => condition,
    }
}

fn then(left: &Expr, right: &Expr, at: &TokenStream) -> TokenStream {
    if let Some(left) = certain(left, at) {
        return value(right, &left);
    }
    let (left, it) = (value(left, at), quote!(it));
    match certain(right, &it) {
        Some(right) => quote!(#left.map(|it| #right)),
        None => {
            let right = value(right, &it);
            quote!(#left.and_then(|it| #right))
        }
    }
}

fn project(list: &TokenStream, filter: Option<&Expr>, each: Option<&Expr>) -> TokenStream {
    let it = quote!(it);
    let filter = filter.map(|filter| {
        let filter = truth(filter, &it);
        quote!(.filter(|it| #filter))
    });
    let each = each.map(|each| match certain(each, &it) {
        Some(each) => quote!(.map(|it| #each)),
        None => {
            let each = value(each, &it);
            quote!(.filter_map(|it| #each))
        }
    });
    quote!(#list.map(|it| it.into_iter() #filter #each .collect::<Vec<_>>()))
}

fn list_of(items: &[Expr], at: &TokenStream) -> TokenStream {
    let values: Option<Vec<TokenStream>> = items.iter().map(|item| certain(item, at)).collect();
    match values {
        Some(values) => quote!(Vec::from([#(#values),*])),
        None => {
            let values = items.iter().map(|item| value(item, at));
            quote!([#(#values),*].into_iter().flatten().collect::<Vec<_>>())
        }
    }
}

fn texts(test: TextTest, (text, part): (TokenStream, TokenStream)) -> TokenStream {
    let test = match test {
        TextTest::Contains => quote!(|text, part| text.contains(part)),
        TextTest::StartsWith => quote!(|text, part| text.starts_with(part)),
        TextTest::EndsWith => quote!(|text, part| text.ends_with(part)),
    };
    quote!(jmespath::texts(#text, #part, #test))
}

fn ordered(order: Order, (left, right): (TokenStream, TokenStream)) -> TokenStream {
    let order = match order {
        Order::Less => quote!(lt),
        Order::LessOrEqual => quote!(le),
        Order::Greater => quote!(gt),
        Order::GreaterOrEqual => quote!(ge),
    };
    quote!(jmespath::order(#left, #right, f64::#order))
}

/// An optional field of the structure at hand.
fn field(field: &Field, at: &TokenStream) -> TokenStream {
    let name = raw_ident(&field.name);
    match &field.ty {
        RustType::String => quote!(#at.#name.as_deref()),
        RustType::Bool | RustType::F64 => quote!(#at.#name),
        RustType::Structure(_) | RustType::Union(_) => quote!(#at.#name.as_ref()),
        ty => {
            let it = seen(ty, &Place::referred(&quote!(it)));
            quote!(#at.#name.as_ref().map(|it| #it))
        }
    }
}

/// What the union at hand holds.
fn variant(variant: &Variant, at: &TokenStream) -> TokenStream {
    let r#as = prefixed("as_", &variant.stem);
    let held = quote!(#at.#r#as().ok());
    let Some(ty) = &variant.ty else {
        return held;
    };
    let it = quote!(it);
    let seen = seen(ty, &Place::referred(&it));
    match seen.to_string() == it.to_string() {
        true => held,
        false => quote!(#held.map(|it| #seen)),
    }
}

/// A value that belongs to an input or output.
struct Place {
    /// What methods are called on.
    it: TokenStream,
    /// A copy of it.
    copy: TokenStream,
    /// A reference to it.
    reference: TokenStream,
}

impl Place {
    /// What a variable refers to.
    fn referred(it: &TokenStream) -> Self {
        Self {
            it: it.clone(),
            copy: quote!(*#it),
            reference: it.clone(),
        }
    }

    /// A field.
    fn field(it: &TokenStream) -> Self {
        Self {
            it: it.clone(),
            copy: it.clone(),
            reference: quote!(&#it),
        }
    }
}

/// What expressions see of a value: text is `&str`, numbers are `f64`, lists are vectors, and maps
/// are in the order of their keys.
fn seen(ty: &RustType, place: &Place) -> TokenStream {
    let Place {
        it,
        copy,
        reference,
    } = place;
    match ty {
        RustType::String | RustType::Enum(_) => quote!(#it.as_str()),
        RustType::Bool | RustType::F64 => quote!(#copy),
        RustType::I8 | RustType::I16 | RustType::I32 | RustType::F32 => quote!(f64::from(#copy)),
        RustType::I64 => quote!(#copy as f64),
        RustType::Structure(_) | RustType::Union(_) => quote!(#reference),
        RustType::Vec(item) => list(it, item),
        RustType::Map(key, value) => map(it, key, value),
        RustType::Boxed(inner) | RustType::Option(inner) => seen(inner, place),
        RustType::BigInteger
        | RustType::BigDecimal
        | RustType::Blob
        | RustType::DateTime
        | RustType::Document
        | RustType::ByteStream => quote!(()),
    }
}

/// The elements of a list that are not null.
fn list(list: &TokenStream, item: &RustType) -> TokenStream {
    let flatten = matches!(item, RustType::Option(_)).then(|| quote!(.flatten()));
    let it = quote!(it);
    let item = seen(item, &Place::referred(&it));
    let map = (item.to_string() != it.to_string()).then(|| quote!(.map(|it| #item)));
    quote!(#list.iter() #flatten #map .collect::<Vec<_>>())
}

/// The entries of a map; values of a sparse one are options.
fn map(map: &TokenStream, key: &RustType, value: &RustType) -> TokenStream {
    let key = seen(key, &Place::referred(&quote!(key)));
    let is_sparse = matches!(value, RustType::Option(_));
    let value = seen(value, &Place::referred(&quote!(it)));
    let is_as_held = value.to_string() == "it";
    let value = match (is_sparse, is_as_held) {
        (true, true) => quote!(it.as_ref()),
        (true, false) => quote!(it.as_ref().map(|it| #value)),
        (false, _) => value,
    };
    let sorted = quote!(::std::collections::BTreeMap<_, _>);
    quote!(#map.iter().map(|(key, it)| (#key, #value)).collect::<#sorted>())
}
