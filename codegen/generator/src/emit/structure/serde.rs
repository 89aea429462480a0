//! How structures are written and read: the implementations over a list of their members.

mod read;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::{ident, raw_ident};
use crate::emit::values;
use crate::plan::roles::Role;
use crate::plan::structures::{MemberPlan, StructurePlan};

/// The implementations that write and read a structure.
pub(super) fn impls(plan: &StructurePlan) -> TokenStream {
    let write = plan.writes.then(|| write(plan));
    let read = plan.reads.then(|| read::impls(plan));
    quote!(#write #read)
}

fn write(plan: &StructurePlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let members = written_members(plan, quote!(self));
    // Only the request serializer writes inputs, and it does so through `SerializableStruct`.
    let write_shape = (plan.role != Role::Input).then(|| write_shape(&plan.item.name));
    quote! {
        impl shape_serde::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &shape_serde::Schema<'_> {
                SCHEMA.get()
            }

            #[inline]
            fn serialize_members(&self, to: shape_serde::Writer<'_>) -> shape_serde::Result {
                members::write(to, &SCHEMA, &[#(#members),*])
            }
        }

        #write_shape
    }
}

/// The members of `value`, each as what writes it.
pub(in crate::emit) fn written_members(
    plan: &StructurePlan,
    value: TokenStream,
) -> impl Iterator<Item = TokenStream> {
    let written = move |member: &MemberPlan| {
        let name = raw_ident(&member.name);
        match member.optional {
            _ if member.is_stream() => quote!(&members::Streamed),
            true => quote!(&#value.#name),
            false => match member
                .default
                .as_ref()
                .filter(|_| member.left_out_at_default)
            {
                Some(default) => {
                    let default = values::expression(default);
                    quote!(&members::UnlessDefault(&#value.#name, #default))
                }
                None => quote!(&members::Always(&#value.#name)),
            },
        }
    };
    plan.members.iter().map(written)
}

fn write_shape(name: &str) -> TokenStream {
    let name = ident(name);
    quote! {
        impl shape_serde::WriteShape for #name {
            #[inline]
            fn write(&self, to: shape_serde::Writer<'_>, schema: &shape_serde::Schema<'_>) -> shape_serde::Result {
                shape_serde::write_struct(to, schema, self)
            }
        }
    }
}
