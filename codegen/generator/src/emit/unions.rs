//! A tagged union: its variants, and how it is written and read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::unions::{UnionPlan, UnionVariantPlan};

use super::tokens::{self, Prelude, ident, index, prefixed};
use super::{schemas, structure};

/// The file of a union.
pub(super) fn file(plan: &UnionPlan) -> TokenStream {
    let prelude = Prelude::beside(&[&plan.item.name]);
    let imports = structure::schema_imports(plan.variants.iter().map(|it| &it.schema), &[]);
    let definition = definition(plan, prelude);
    let accessors = accessors(plan, prelude);
    let debug = debug(plan);
    let schema = schema(plan);
    let write = plan.writes.then(|| write(plan));
    let read = plan.reads.then(|| read(plan));
    quote!(#imports #definition #accessors #debug #schema #write #read)
}

fn hides(plan: &UnionPlan) -> bool {
    plan.sensitive || plan.variants.iter().any(|variant| variant.sensitive)
}

fn definition(plan: &UnionPlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let docs = tokens::docs(&plan.docs);
    let debug = (!hides(plan)).then(|| quote!(, Debug));
    let mut sorted: Vec<&UnionVariantPlan> = plan.variants.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let variants = sorted.into_iter().map(|variant| {
        let (docs, name) = (tokens::docs(&variant.docs), ident(&variant.name));
        let ty = variant.ty.as_ref().map(|ty| {
            let ty = prelude.ty(ty);
            quote!((#ty))
        });
        quote!(#docs #name #ty,)
    });
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(Clone, PartialEq #debug)]
        pub enum #name {
            #(#variants)*
            /// A variant that the model did not know when the crate was generated. It cannot be
            /// sent, only received.
            #[non_exhaustive]
            Unknown,
        }
    }
}

fn accessors(plan: &UnionPlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let accessors = plan
        .variants
        .iter()
        .map(|variant| accessor(variant, prelude));
    quote! {
        impl #name {
            #(#accessors)*

            /// Whether this is a variant that the model did not know.
            #[inline]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown)
            }
        }
    }
}

fn accessor(variant: &UnionVariantPlan, prelude: Prelude) -> TokenStream {
    let (is, r#as) = (
        prefixed("is_", &variant.stem),
        prefixed("as_", &variant.stem),
    );
    let name = ident(&variant.name);
    let (ty, pattern, value) = match &variant.ty {
        Some(ty) => {
            let ty = prelude.ty(ty.unboxed());
            (quote!(&#ty), quote!(Self::#name(value)), quote!(value))
        }
        None => (quote!(()), quote!(Self::#name), quote!(())),
    };
    let any = match &variant.ty {
        Some(_) => quote!(Self::#name(_)),
        None => quote!(Self::#name),
    };
    let result = prelude.result(&ty, &quote!(&Self));
    let is_comment =
        tokens::comment(&[format!("Whether this is [`{0}`](Self::{0}).", variant.name)]);
    let as_comment = tokens::comment(&[
        format!("The value of [`{0}`](Self::{0}).", variant.name),
        String::new(),
        "# Errors".into(),
        "The union itself, when it is another variant.".into(),
    ]);
    quote! {
        #is_comment
        #[inline]
        pub fn #is(&self) -> bool {
            matches!(self, #any)
        }

        #as_comment
        #[inline]
        pub fn #r#as(&self) -> #result {
            match self {
                #pattern => Ok(#value),
                other => Err(other),
            }
        }
    }
}

fn debug(plan: &UnionPlan) -> TokenStream {
    if !hides(plan) {
        return TokenStream::new();
    }
    let name = ident(&plan.item.name);
    let arms = plan.variants.iter().map(|variant| {
        let (ident, text) = (ident(&variant.name), &variant.name);
        match &variant.ty {
            None => quote!(Self::#ident => f.write_str(#text),),
            Some(_) if variant.sensitive => {
                quote!(Self::#ident(_) => f.debug_tuple(#text).field(&crate::runtime::schema::redacted::Redacted).finish(),)
            }
            Some(_) => quote!(Self::#ident(value) => f.debug_tuple(#text).field(value).finish(),),
        }
    });
    let body = match plan.sensitive {
        true => quote!(f.write_str(crate::runtime::schema::redacted::REDACTED)),
        false => quote! {
            match self {
                #(#arms)*
                Self::Unknown => f.write_str("Unknown"),
            }
        },
    };
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}

fn schema(plan: &UnionPlan) -> TokenStream {
    let id = &plan.shape_id;
    let rows = schemas::rows(plan.variants.iter().map(|variant| &variant.schema));
    quote!(static SCHEMA: table::LazySchema = table::LazySchema::union(#id, #rows);)
}

fn write(plan: &UnionPlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let text = &plan.item.name;
    let arms = plan.variants.iter().enumerate().map(|(i, variant)| {
        let (i, name) = (index(i), ident(&variant.name));
        match &variant.ty {
            Some(_) => {
                quote!(Self::#name(value) => shape_serde::WriteShape::write(value, to, members[#i]),)
            }
            None => quote!(Self::#name => crate::runtime::schema::unions::write_unit(to, members[#i]),),
        }
    });
    quote! {
        impl shape_serde::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &shape_serde::Schema<'_> {
                SCHEMA.get()
            }

            #[inline]
            fn serialize_members(&self, to: shape_serde::Writer<'_>) -> shape_serde::Result {
                let members = SCHEMA.get().members();
                match self {
                    #(#arms)*
                    Self::Unknown => Err(crate::runtime::schema::unions::unknown_variant(#text)),
                }
            }
        }

        impl shape_serde::WriteShape for #name {
            #[inline]
            fn write(&self, to: shape_serde::Writer<'_>, schema: &shape_serde::Schema<'_>) -> shape_serde::Result {
                shape_serde::write_struct(to, schema, self)
            }
        }
    }
}

fn read(plan: &UnionPlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let corrected = plan.corrected.then(|| {
        quote! {
            impl crate::runtime::schema::error_correction::ErrorCorrection for #name {
                #[inline]
                fn error_correction_default() -> Self {
                    Self::Unknown
                }
            }
        }
    });
    let arms = plan.variants.iter().enumerate().map(|(i, variant)| {
        let (i, name) = (index(i), ident(&variant.name));
        match &variant.ty {
            Some(_) => {
                quote!(Some(#i) => crate::runtime::schema::members::get(from, member)?.map(Self::#name),)
            }
            None => {
                quote!(Some(#i) => crate::runtime::schema::unions::get_unit(from)?.map(|()| Self::#name),)
            }
        }
    });
    quote! {
        impl shape_serde::ReadShape for #name {
            #[inline]
            fn read(from: shape_serde::Reader<'_>, _: &shape_serde::Schema<'_>) -> shape_serde::Result<Self> {
                crate::runtime::schema::unions::read_union(from, SCHEMA.get(), &mut |member, from| {
                    Ok(match member.member_index() {
                        #(#arms)*
                        _ => Some(Self::Unknown),
                    })
                })
            }
        }
        #corrected
    }
}
