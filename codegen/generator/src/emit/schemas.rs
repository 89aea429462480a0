//! Rows of schemas, as the runtime's `schema` module reads them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::schemas::{Element, MemberSchema, Scalar, Target, WireTrait};

use super::tokens::ident;

/// The rows of a structure's or union's members, in brackets.
pub(super) fn rows<'p>(members: impl Iterator<Item = &'p MemberSchema>) -> TokenStream {
    let rows = members.map(|member| {
        let name = &member.name;
        let target = with_traits(&member.target, &member.traits);
        quote!((#name, #target))
    });
    quote!(&[#(#rows),*])
}

/// Traits, in brackets.
pub(super) fn traits(found: &[WireTrait]) -> TokenStream {
    let found = found.iter().map(wire_trait);
    quote!(&[#(#found),*])
}

fn element(element: &Element) -> TokenStream {
    let target = with_traits(&element.target, &element.traits);
    quote!(&#target)
}

fn with_traits(found: &Target, found_traits: &[WireTrait]) -> TokenStream {
    let target = target(found);
    if found_traits.is_empty() {
        return target;
    }
    let traits = traits(found_traits);
    quote!(target::With(&#target, #traits))
}

fn target(found: &Target) -> TokenStream {
    match found {
        Target::Simple(kind) => {
            let kind = ident(simple(*kind));
            quote!(target::#kind)
        }
        Target::Structure => quote!(target::Structure),
        Target::Union => quote!(target::Union),
        Target::List { id, element: item } => {
            let item = element(item);
            quote!(target::List(#id, #item))
        }
        Target::Map {
            id,
            key_traits,
            value,
        } => {
            let (key, value) = (traits(key_traits), element(value));
            quote!(target::Map(#id, #key, #value))
        }
    }
}

fn simple(kind: Scalar) -> &'static str {
    match kind {
        Scalar::Blob => "Blob",
        Scalar::Boolean => "Boolean",
        Scalar::String => "String",
        Scalar::Byte => "Byte",
        Scalar::Short => "Short",
        Scalar::Integer => "Integer",
        Scalar::Long => "Long",
        Scalar::Float => "Float",
        Scalar::Double => "Double",
        Scalar::BigInteger => "BigInteger",
        Scalar::BigDecimal => "BigDecimal",
        Scalar::Timestamp => "Timestamp",
        Scalar::Document => "Document",
    }
}

fn wire_trait(found: &WireTrait) -> TokenStream {
    match found {
        WireTrait::DateTime => quote!(traits::DateTime),
        WireTrait::Ec2QueryName(name) => quote!(traits::Ec2QueryName(#name)),
        WireTrait::EpochSeconds => quote!(traits::EpochSeconds),
        WireTrait::HttpDate => quote!(traits::HttpDate),
        WireTrait::HttpHeader(name) => quote!(traits::HttpHeader(#name)),
        WireTrait::HttpLabel => quote!(traits::HttpLabel),
        WireTrait::HttpPayload => quote!(traits::HttpPayload),
        WireTrait::HttpPrefixHeaders(prefix) => quote!(traits::HttpPrefixHeaders(#prefix)),
        WireTrait::HttpQuery(name) => quote!(traits::HttpQuery(#name)),
        WireTrait::HttpQueryParams => quote!(traits::HttpQueryParams),
        WireTrait::HttpResponseCode => quote!(traits::HttpResponseCode),
        WireTrait::HostLabel => quote!(traits::HostLabel),
        WireTrait::JsonName(name) => quote!(traits::JsonName(#name)),
        WireTrait::MediaType(media_type) => quote!(traits::MediaType(#media_type)),
        WireTrait::Sensitive => quote!(traits::Sensitive),
        WireTrait::Streaming => quote!(traits::Streaming),
        WireTrait::XmlAttribute => quote!(traits::XmlAttribute),
        WireTrait::XmlFlattened => quote!(traits::XmlFlattened),
        WireTrait::XmlName(name) => quote!(traits::XmlName(#name)),
        WireTrait::XmlNamespace(uri, prefix) => {
            let prefix = match prefix {
                Some(prefix) => quote!(Some(#prefix)),
                None => quote!(None),
            };
            quote!(traits::XmlNamespace(#uri, #prefix))
        }
        WireTrait::XmlUnwrappedOutput => quote!(traits::XmlUnwrappedOutput),
    }
}
