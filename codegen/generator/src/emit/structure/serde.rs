//! How structures are written and read: the implementations over a list of their members.

mod read;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::tokens::{ident, raw_ident};
use crate::emit::values;
use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::values::Value;

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
            false => match left_out(member) {
                Some(default) => quote!(&members::UnlessDefault(&#value.#name, #default)),
                None => quote!(&members::Always(&#value.#name)),
            },
        }
    };
    plan.members.iter().map(written)
}

/// The default of a number or a boolean, which is not sent. Models have such defaults where a service tells
/// zero from nothing, and the official crates leave them out.
fn left_out(member: &MemberPlan) -> Option<TokenStream> {
    match member.default.as_ref().filter(|_| !member.required)? {
        value @ (Value::Bool(_)
        | Value::I8(_)
        | Value::I16(_)
        | Value::I32(_)
        | Value::I64(_)
        | Value::F32(_)
        | Value::F64(_)) => Some(values::expression(value)),
        _ => None,
    }
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
