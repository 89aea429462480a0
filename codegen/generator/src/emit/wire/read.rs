//! How structures are read: into their builders, with stand-ins for what a reply must not leave out.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::types::RustType;

use super::super::builders;
use super::super::kit::ident;
use super::super::values;

/// The implementation that reads the structure, and what it needs.
pub(super) fn structure(plan: &StructurePlan) -> TokenStream {
    match plan.role {
        Role::Output => output(plan),
        Role::Error => {
            let as_data = plan.nested.then(|| read_shape(plan));
            let error = error(plan);
            quote!(#as_data #error)
        }
        Role::Plain | Role::Input => plain(plan),
    }
}

fn plain(plan: &StructurePlan) -> TokenStream {
    let read_shape = read_shape(plan);
    let (_, complete) = completed(plan);
    quote!(#read_shape #complete)
}

/// The implementation that reads the structure as the value of a member.
fn read_shape(plan: &StructurePlan) -> TokenStream {
    let changes = !plan.members.is_empty();
    let read_members = read_members(plan, changes);
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    let (completed, _) = completed(plan);
    quote! {
        impl shape_serde::ReadShape for #name {
            #[inline]
            fn read(from: shape_serde::Reader<'_>, _: &shape_serde::Schema<'_>) -> shape_serde::Result<Self> {
                #read_members
                Ok(#completed)
            }

            #[inline]
            fn stand_in() -> Self {
                let builder = #builder::default();
                #completed
            }
        }
    }
}

fn output(plan: &StructurePlan) -> TokenStream {
    let read_members = read_members(plan, true);
    let name = ident(&plan.item.name);
    let (completed, complete) = completed(plan);
    let stream = plan.stream().map(|member| {
        let field = builders::field(plan, &member.name);
        quote!(builder.#field = reply.stream;)
    });
    let role_fields = plan.role_fields().iter().map(|field| {
        let place = builders::field(plan, field);
        let of_reply = ident(field.trim_start_matches('_'));
        quote!(builder.#place = reply.#of_reply;)
    });
    quote! {
        impl crate::runtime::operation::shapes::OperationOutput for #name {
            #[inline]
            fn read(
                from: shape_serde::Reader<'_>,
                reply: crate::runtime::operation::shapes::Reply,
            ) -> shape_serde::Result<Self> {
                #read_members
                #stream
                #(#role_fields)*
                Ok(#completed)
            }
        }

        #complete
    }
}

fn error(plan: &StructurePlan) -> TokenStream {
    let read_members = read_members(plan, true);
    let name = ident(&plan.item.name);
    let (completed, complete) = completed(plan);
    let text = plan
        .message()
        .filter(|member| member.ty == RustType::String);
    let message = text.map(|member| {
        let field = builders::field(plan, &member.name);
        quote!(builder.#field = builder.#field.or_else(|| meta.message().map(::std::convert::Into::into));)
    });
    quote! {
        impl shape_serde::ReadError for #name {
            #[inline]
            fn read_error(
                from: shape_serde::Reader<'_>,
                meta: ::aws_smithy_types::error::ErrorMetadata,
            ) -> shape_serde::Result<Self> {
                #read_members
                #message
                builder.meta = Some(meta);
                Ok(#completed)
            }
        }

        #complete
    }
}

/// The statements that read the members into a new `builder`, and whether that changes at all.
fn read_members(plan: &StructurePlan, changes: bool) -> TokenStream {
    let name = ident(&plan.item.builder().name);
    let members = plan.members.iter().map(|member| {
        let field = builders::field(plan, &member.name);
        match member.is_stream() {
            true => quote!(&mut members::Streamed),
            false => quote!(&mut builder.#field),
        }
    });
    let mutable = changes.then(|| quote!(mut));
    quote! {
        let #mutable builder = #name::default();
        members::read(from, &SCHEMA, &mut [#(#members),*])?;
    }
}

/// The expression that makes the structure of `builder`, and the function that it calls, if any.
fn completed(plan: &StructurePlan) -> (TokenStream, TokenStream) {
    let required = plan
        .members
        .iter()
        .any(|member| member.optional && member.required);
    match plan.fallible || required {
        true => (quote!(complete(builder)), complete(plan)),
        false => (quote!(builder.build()), TokenStream::new()),
    }
}

/// The function that fills in what a reply must not leave out, and builds.
fn complete(plan: &StructurePlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    if !plan.fallible {
        return fill_in(plan, &name, &builder);
    }
    let fields = plan.members.iter().map(|member| {
        let name = ident(&member.name);
        let value = complete_value(member);
        quote!(#name: #value,)
    });
    let role_field = match plan.role {
        Role::Output => {
            let fields = Vec::from_iter(plan.role_fields().iter().map(|field| ident(field)));
            quote!(#(#fields: builder.#fields,)*)
        }
        Role::Error => quote!(meta: builder.meta.unwrap_or_default(),),
        Role::Plain | Role::Input => TokenStream::new(),
    };
    quote! {
        /// Builds from what a reply holds, with stand-ins for required members that it leaves out.
        #[inline]
        fn complete(builder: #builder) -> #name {
            #name { #(#fields)* #role_field }
        }
    }
}

fn complete_value(member: &MemberPlan) -> TokenStream {
    let name = ident(&member.name);
    match (member.optional, &member.default) {
        (true, _) if member.required => {
            quote!(builder.#name.or_else(|| Some(shape_serde::ReadShape::stand_in())))
        }
        (true, _) => quote!(builder.#name),
        (false, None) if !member.is_stream() => {
            quote!(builder.#name.unwrap_or_else(shape_serde::ReadShape::stand_in))
        }
        (false, Some(value)) if !value.is_default() => {
            let value = values::expression(value);
            quote!(builder.#name.unwrap_or_else(|| #value))
        }
        (false, _) => quote!(builder.#name.unwrap_or_default()),
    }
}

/// The same for a structure that can always be built: only what is required is looked at.
fn fill_in(plan: &StructurePlan, name: &Ident, builder: &Ident) -> TokenStream {
    let required = plan
        .members
        .iter()
        .filter(|member| member.optional && member.required);
    let fields = required.map(|member| {
        let field = builders::field(plan, &member.name);
        quote!(members::stand_in(&mut builder.#field);)
    });
    quote! {
        /// Builds from what a reply holds, with stand-ins for required members that it leaves out.
        #[inline]
        fn complete(mut builder: #builder) -> #name {
            #(#fields)*
            builder.build()
        }
    }
}
