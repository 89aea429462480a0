//! A structure: the type with its accessors, its builder, and how it is written and read.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::types::RustType;

use super::definitions::{derives, redacting_debug, role_fields};
use super::kit::{self, Prelude, ident};
use super::{builders, error_structures, wire};

/// The file of a structure.
pub(super) fn file(plan: &StructurePlan) -> TokenStream {
    let prelude = Prelude::beside(&[&plan.item.name]);
    let imports = wire::imports(plan);
    let definition = definition(plan, prelude);
    let accessors = accessors(plan, prelude);
    let debug = debug(plan);
    let role = match plan.role {
        Role::Output => request_id(plan, prelude),
        Role::Error => error_structures::impls(plan),
        Role::Plain | Role::Input => TokenStream::new(),
    };
    let builder = builders::builder(plan, prelude);
    let wire = wire::structure(plan);
    quote! {
        #imports
        #definition
        #accessors
        #debug
        #role
        #builder
        #wire
    }
}

fn definition(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let docs = kit::docs(&plan.docs);
    let equality = equality(plan);
    let mut derives = derives(plan);
    if equality.is_some() {
        derives.retain(|derive| derive != "PartialEq");
    }
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let fields = plan.members.iter().map(|member| {
        let docs = kit::docs(&member.docs);
        let name = ident(&member.name);
        let ty = field_type(member, prelude);
        quote!(#docs pub #name: #ty,)
    });
    let role_fields = role_fields(plan, prelude);
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name {
            #(#fields)*
            #role_fields
        }

        #equality
    }
}

/// `PartialEq` by the run-time code, where there is something to compare.
fn equality(plan: &StructurePlan) -> Option<TokenStream> {
    let name = ident(&plan.item.name);
    let members = plan.members.iter().map(|member| member.name.as_str());
    let fields: Vec<Ident> = members
        .chain(plan.role_fields().iter().copied())
        .map(ident)
        .collect();
    let compared = plan.stream().is_none() && !fields.is_empty();
    compared.then(|| quote!(crate::support::structures::equality!(#name, [#(#fields),*]);))
}

fn field_type(member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let ty = prelude.ty(&member.ty);
    match member.optional {
        true => prelude.option(&ty),
        false => ty,
    }
}

fn accessors(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    let accessors = plan.members.iter().map(|member| accessor(member, prelude));
    let comment = kit::comment(&[format!("A builder of [`{}`](Self).", plan.item.name)]);
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
    let name = ident(&member.name);
    let docs = kit::docs(&member.docs.brief());
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
    let name = ident(&member.name);
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
    let name = ident(&member.name);
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

fn debug(plan: &StructurePlan) -> TokenStream {
    let role_field = |field: &Ident| match plan.role {
        Role::Error => quote!(crate::runtime::operation::error::without_message(&self.#field)),
        _ => quote!(self.#field),
    };
    redacting_debug(&plan.item.name, plan, role_field)
}

fn request_id(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
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
