//! An enum of strings: its variants, its text, and how it is written and read.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::enums::{EnumPlan, VariantPlan};

use super::tokens::{self, Prelude, ident};

/// The file of an enum.
pub(super) fn file(plan: &EnumPlan) -> TokenStream {
    let definition = match &plan.variants {
        Some(variants) => closed(plan, variants),
        None => open(plan),
    };
    let common = common(plan);
    let wire = wire(plan);
    quote!(#definition #common #wire)
}

/// The derives; a sensitive enum shows nothing of itself.
fn derives(plan: &EnumPlan) -> TokenStream {
    let debug = (!plan.sensitive).then(|| quote!(Debug,));
    quote!(#[derive(Clone, #debug Eq, Hash, Ord, PartialEq, PartialOrd)])
}

/// An enum whose values have names.
fn closed(plan: &EnumPlan, variants: &[VariantPlan]) -> TokenStream {
    let name = ident(&plan.item.name);
    let docs = tokens::docs(&plan.docs);
    let derives = derives(plan);
    let definitions = variants.iter().map(|variant| {
        let (docs, name) = (tokens::docs(&variant.docs), ident(&variant.name));
        quote!(#docs #name,)
    });
    let names: Vec<_> = variants
        .iter()
        .map(|variant| ident(&variant.name))
        .collect();
    let texts = &plan.texts;
    let string = quote!(&str);
    let result = Prelude::beside(&[&plan.item.name])
        .result(&quote!(Self), &quote!(crate::error::UnknownVariantError));
    quote! {
        #docs
        ///
        /// The service may come to send values that are not listed here. They are kept as `Unknown`;
        /// compare [`as_str`](Self::as_str) to tell them apart.
        #[non_exhaustive]
        #derives
        pub enum #name {
            #(#definitions)*
            /// A value that the model did not know when the crate was generated.
            #[deprecated(note = "match with a wildcard and compare `as_str()`")]
            Unknown(crate::support::enums::UnknownVariantValue),
        }

        impl #name {
            /// The text of the value, as on the wire.
            #[inline]
            pub fn as_str(&self) -> #string {
                match self {
                    #(Self::#names => #texts,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// The texts of all values that have a variant.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#(#texts),*]
            }

            /// The variant with this text.
            ///
            /// # Errors
            /// No variant has it.
            #[inline]
            pub fn try_parse(value: #string) -> #result {
                match Self::from(value) {
                    Self::Unknown(_) => Err(crate::error::UnknownVariantError::new(value)),
                    known => Ok(known),
                }
            }
        }

        impl ::std::convert::From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#names,)*
                    other => Self::Unknown(crate::support::enums::UnknownVariantValue::new(other)),
                }
            }
        }
    }
}

/// An enum whose values have no names: a text with a type of its own.
fn open(plan: &EnumPlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let docs = tokens::docs(&plan.docs);
    let derives = derives(plan);
    let texts = &plan.texts;
    let string = Prelude::beside(&[&plan.item.name]).string();
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name(#string);

        impl #name {
            /// The text of the value, as on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The texts of all values that the model lists.
            #[inline]
            pub const fn values() -> &'static [&'static str] {
                &[#(#texts),*]
            }
        }

        impl ::std::convert::From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    }
}

fn common(plan: &EnumPlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let debug = plan.sensitive.then(|| {
        quote! {
            impl ::std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str(crate::runtime::schema::redacted::REDACTED)
                }
            }
        }
    });
    quote! {
        #debug

        impl ::std::str::FromStr for #name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(text))
            }
        }

        impl ::std::convert::AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn wire(plan: &EnumPlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let write = plan.writes.then(|| {
        quote! {
            impl shape_serde::WriteShape for #name {
                #[inline]
                fn write(&self, to: shape_serde::Writer<'_>, schema: &shape_serde::Schema<'_>) -> shape_serde::Result {
                    to.write_string(schema, self.as_str())
                }
            }
        }
    });
    let read = plan.reads.then(|| {
        quote! {
            impl shape_serde::ReadShape for #name {
                #[inline]
                fn read(from: shape_serde::Reader<'_>, schema: &shape_serde::Schema<'_>) -> shape_serde::Result<Self> {
                    Ok(Self::from(from.read_string(schema)?.as_str()))
                }
            }
        }
    });
    let corrected = plan.corrected.then(|| {
        quote! {
            impl error_correction::ErrorCorrection for #name {
                #[inline]
                fn error_correction_default() -> Self {
                    Self::from(error_correction::NO_VALUE)
                }
            }
        }
    });
    let key = plan.is_key.then(|| key(&name));
    let error_correction = plan.corrected.then(|| {
        quote!(
            use crate::runtime::schema::error_correction;
        )
    });
    let import = (plan.writes || plan.reads || plan.is_key).then(|| {
        quote!(
            use crate::runtime::schema::shape_serde;
        )
    });
    quote! {
        #error_correction
        #import

        #write
        #read
        #corrected

        #key
    }
}

/// The enum as the key of a map.
fn key(name: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl shape_serde::Key for #name {
            #[inline]
            fn as_text(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn from_text(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }
    }
}
