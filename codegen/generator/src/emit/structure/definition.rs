//! The definition of a structure, and how it and its builder are compared and shown.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::tokens::{self, Prelude, ident, raw_ident};
use crate::plan::roles::ExtraField;
use crate::plan::structures::{BuilderLayout, StructurePlan};

use super::fields;

/// The definition of the structure with its fields, and what is implemented for it beside its functions.
pub(super) fn structure(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let docs = tokens::docs(&plan.docs);
    let fields = fields::definitions(plan, prelude);
    let equality = equality(plan);
    let is_equal = equality.is_none() && plan.stream().is_none();
    let derives = derives([
        ("Clone", plan.stream().is_none()),
        ("PartialEq", is_equal),
        (
            "Debug",
            plan.builder == BuilderLayout::OwnFields && !plan.is_sensitive(),
        ),
    ]);
    let debug = debug(plan);
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name {
            #fields
        }

        #equality
        #debug
    }
}

/// The attribute that derives what is wanted; none when nothing is.
pub(super) fn derives<const N: usize>(derives: [(&str, bool); N]) -> Option<TokenStream> {
    let wanted = derives.into_iter().filter(|(_, wanted)| *wanted);
    let names: Vec<Ident> = wanted.map(|(name, _)| ident(name)).collect();
    (!names.is_empty()).then(|| quote!(#[derive(#(#names),*)]))
}

/// `PartialEq` by the run-time code, where there is something to compare.
fn equality(plan: &StructurePlan) -> Option<TokenStream> {
    let name = ident(&plan.item.name);
    let members = plan.members.iter().map(|member| raw_ident(&member.name));
    let extra = plan.extra_fields.iter().map(|field| ident(field.name()));
    let fields: Vec<Ident> = members.chain(extra).collect();
    let compared = plan.stream().is_none() && !fields.is_empty();
    compared.then(|| quote!(crate::support::structures::equality!(#name, [#(#fields),*]);))
}

/// `Debug` of a structure that its builder does not wrap, when it is not derived.
fn debug(plan: &StructurePlan) -> Option<TokenStream> {
    let is_written = plan.builder == BuilderLayout::OwnFields && plan.is_sensitive();
    is_written.then(|| {
        redacting_debug(&plan.item.name, plan, |extra| {
            let field = ident(extra.name());
            match extra {
                ExtraField::ExtendedRequestId | ExtraField::RequestId => quote!(self.#field),
                ExtraField::ErrorMetadata => {
                    quote!(crate::runtime::operation::error::without_message(&self.#field))
                }
            }
        })
    })
}

/// `Debug` of a structure or its builder that keeps sensitive members to itself; what it shows of the
/// fields that are no members is given.
pub(super) fn redacting_debug(
    name: &str,
    plan: &StructurePlan,
    extra: impl Fn(ExtraField) -> TokenStream,
) -> TokenStream {
    let ident = ident(name);
    let fields = plan.members.iter().map(|member| {
        let text = member.name.text();
        let field = raw_ident(&member.name);
        match member.sensitive {
            true => quote!(.field(#text, &crate::runtime::schema::redacted::Redacted)),
            false => quote!(.field(#text, &self.#field)),
        }
    });
    let extra = plan.extra_fields.iter().map(|field| {
        let (text, shown) = (field.name(), extra(*field));
        quote!(.field(#text, &#shown))
    });
    quote! {
        impl ::std::fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#name)
                    #(#fields)*
                    #(#extra)*
                    .finish()
            }
        }
    }
}
