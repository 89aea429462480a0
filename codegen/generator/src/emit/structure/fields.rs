//! The fields of a structure, and the functions that give them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::{self, Prelude, ident, raw_ident};
use crate::plan::roles::ExtraField;
use crate::plan::structures::{MemberPlan, StructurePlan};
use crate::plan::types::RustType;

/// The fields of the definition.
pub(super) fn definitions(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let fields = plan.members.iter().map(|member| {
        let docs = tokens::docs(&member.docs);
        let name = raw_ident(&member.name);
        let ty = prelude.ty(&member.ty);
        let ty = match member.optional {
            true => prelude.option(&ty),
            false => ty,
        };
        quote!(#docs pub #name: #ty,)
    });
    let extra = plan.extra_fields.iter().map(|field| extra(*field, prelude));
    quote!(#(#fields)* #(#extra)*)
}

/// A field that is no member.
fn extra(field: ExtraField, prelude: Prelude) -> TokenStream {
    let name = ident(field.name());
    let ty = extra_type(field, prelude);
    quote!(pub(crate) #name: #ty,)
}

/// The type of a field that is no member.
pub(super) fn extra_type(field: ExtraField, prelude: Prelude) -> TokenStream {
    match field {
        ExtraField::ExtendedRequestId | ExtraField::RequestId => prelude.option(&prelude.string()),
        ExtraField::ErrorMetadata => quote!(::aws_smithy_types::error::ErrorMetadata),
    }
}

/// The functions that give the members, and a builder.
pub(super) fn accessors(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    let accessors = plan.members.iter().map(|member| accessor(member, prelude));
    let comment = tokens::comment(&[format!("A builder of [`{}`](Self).", plan.item.name)]);
    quote! {
        impl #name {
            #comment
            #[inline]
            pub fn builder() -> #builder {
                ::std::default::Default::default()
            }
            #(#accessors)*
        }
    }
}

fn accessor(member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let name = raw_ident(&member.name);
    let docs = tokens::docs(&member.docs.brief());
    let (ty, body) = if member.optional {
        optional_access(member, prelude)
    } else {
        plain_access(member, prelude)
    };
    quote! {
        #docs
        #[inline]
        pub fn #name(&self) -> #ty {
            #body
        }
    }
}

fn optional_access(member: &MemberPlan, prelude: Prelude) -> (TokenStream, TokenStream) {
    let name = raw_ident(&member.name);
    match &member.ty {
        ty if ty.is_copy() => (prelude.option(&prelude.ty(ty)), quote!(self.#name)),
        RustType::String => (prelude.option(&quote!(&str)), quote!(self.#name.as_deref())),
        RustType::Boxed(inner) => {
            let inner = prelude.ty(inner);
            (
                prelude.option(&quote!(&#inner)),
                quote!(self.#name.as_deref()),
            )
        }
        RustType::Vec(element) => {
            let element = prelude.ty(element);
            (
                quote!(&[#element]),
                quote!(self.#name.as_deref().unwrap_or_default()),
            )
        }
        ty => {
            let ty = prelude.ty(ty);
            (prelude.option(&quote!(&#ty)), quote!(self.#name.as_ref()))
        }
    }
}

fn plain_access(member: &MemberPlan, prelude: Prelude) -> (TokenStream, TokenStream) {
    let name = raw_ident(&member.name);
    match &member.ty {
        ty if ty.is_copy() => (prelude.ty(ty), quote!(self.#name)),
        RustType::String => (quote!(&str), quote!(&self.#name)),
        RustType::Vec(element) => {
            let element = prelude.ty(element);
            (quote!(&[#element]), quote!(&self.#name))
        }
        ty => {
            let ty = prelude.ty(ty.unboxed());
            (quote!(&#ty), quote!(&self.#name))
        }
    }
}

/// The traits through which outputs give the IDs of the request.
pub(super) fn request_id(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let ty = prelude.option(&quote!(&str));
    let extended = plan.extended_request_id.then(|| {
        quote! {
            impl crate::support::extended_request_id::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> #ty {
                    self._extended_request_id.as_deref()
                }
            }
        }
    });
    quote! {
        #extended

        impl ::aws_types::request_id::RequestId for #name {
            #[inline]
            fn request_id(&self) -> #ty {
                self._request_id.as_deref()
            }
        }
    }
}
