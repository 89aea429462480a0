//! How structures are read: into their builders, with Smithy's error correction defaults for what a reply
//! must not leave out.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::structure::builder;
use crate::emit::tokens::{ident, raw_ident};
use crate::emit::values;
use crate::plan::roles::Role;
use crate::plan::structures::{Completion, MemberPlan, StructurePlan};

/// The implementation that reads the structure, and what it needs.
pub(super) fn impls(plan: &StructurePlan) -> TokenStream {
    let as_message = match plan.role {
        Role::Output => Some(output(plan)),
        Role::Error => Some(error(plan)),
        Role::Plain | Role::Input => None,
    };
    let as_data = (as_message.is_none() || plan.nested).then(|| read_shape(plan));
    let complete = complete(plan);
    quote!(#as_data #as_message #complete)
}

/// The implementation that reads the structure as the value of a member.
fn read_shape(plan: &StructurePlan) -> TokenStream {
    let changes = !plan.members.is_empty();
    let read_members = read_members(plan, changes);
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    let completed = completed(plan);
    let corrected = plan.corrected.then(|| {
        quote! {
            impl error_correction::ErrorCorrection for #name {
                #[inline]
                fn error_correction_default() -> Self {
                    let builder = #builder::default();
                    #completed
                }
            }
        }
    });
    quote! {
        impl shape_serde::ReadShape for #name {
            #[inline]
            fn read(from: shape_serde::Reader<'_>, _: &shape_serde::Schema<'_>) -> shape_serde::Result<Self> {
                #read_members
                Ok(#completed)
            }
        }
        #corrected
    }
}

fn output(plan: &StructurePlan) -> TokenStream {
    let read_members = read_members(plan, true);
    let name = ident(&plan.item.name);
    let completed = completed(plan);
    let stream = plan.stream().map(|member| {
        let field = builder::field(plan, &raw_ident(&member.name));
        quote!(builder.#field = reply.stream;)
    });
    let extra = plan.extra_fields.iter().map(|field| {
        let place = builder::field(plan, &ident(field.name()));
        let of_reply = ident(field.name().trim_start_matches('_'));
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
                #(#extra)*
                Ok(#completed)
            }
        }
    }
}

fn error(plan: &StructurePlan) -> TokenStream {
    let read_members = read_members(plan, true);
    let name = ident(&plan.item.name);
    let completed = completed(plan);
    let message = plan.error.as_ref().and_then(|facts| {
        let field = builder::field(plan, &raw_ident(facts.message_field.as_ref()?));
        Some(quote!(builder.#field = builder.#field.or_else(|| meta.message().map(::std::convert::Into::into));))
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
    }
}

/// The statements that read the members into a new `builder`, and whether that changes at all.
fn read_members(plan: &StructurePlan, changes: bool) -> TokenStream {
    let name = ident(&plan.item.builder().name);
    let members = plan.members.iter().map(|member| {
        let field = builder::field(plan, &raw_ident(&member.name));
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

/// The expression that makes the structure of `builder`.
fn completed(plan: &StructurePlan) -> TokenStream {
    match plan.completion() {
        Completion::Build => quote!(builder.build()),
        Completion::FillIn | Completion::FieldByField => quote!(complete(builder)),
    }
}

/// The function that fills in what a reply must not leave out, and builds; none when nothing must be
/// filled in.
fn complete(plan: &StructurePlan) -> Option<TokenStream> {
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    match plan.completion() {
        Completion::Build => None,
        Completion::FillIn => Some(fill_in(plan, &name, &builder)),
        Completion::FieldByField => Some(field_by_field(plan, &name, &builder)),
    }
}

fn field_by_field(plan: &StructurePlan, name: &Ident, builder: &Ident) -> TokenStream {
    let fields = plan.members.iter().map(|member| {
        let name = raw_ident(&member.name);
        let value = complete_value(member);
        quote!(#name: #value,)
    });
    let extra = builder::extra_fields_of(plan, &quote!(builder));
    quote! {
        /// Builds from what a reply holds, with error correction defaults for required members that it
        /// leaves out.
        #[inline]
        fn complete(builder: #builder) -> #name {
            #name { #(#fields)* #extra }
        }
    }
}

fn complete_value(member: &MemberPlan) -> TokenStream {
    let name = raw_ident(&member.name);
    match (member.optional, &member.default) {
        (true, _) if member.required => {
            quote!(builder.#name.or_else(|| Some(error_correction::default())))
        }
        (true, _) => quote!(builder.#name),
        (false, None) if !member.is_stream() => {
            quote!(builder.#name.unwrap_or_else(error_correction::default))
        }
        (false, Some(value)) if !value.is_default() => {
            let value = values::expression(value);
            quote!(builder.#name.unwrap_or_else(|| #value))
        }
        (false, _) => quote!(builder.#name.unwrap_or_default()),
    }
}

fn fill_in(plan: &StructurePlan, name: &Ident, builder: &Ident) -> TokenStream {
    let required = plan
        .members
        .iter()
        .filter(|member| member.optional && member.required);
    let fields = required.map(|member| {
        let field = builder::field(plan, &raw_ident(&member.name));
        quote!(error_correction::apply(&mut builder.#field);)
    });
    quote! {
        /// Builds from what a reply holds, with error correction defaults for required members that it
        /// leaves out.
        #[inline]
        fn complete(mut builder: #builder) -> #name {
            #(#fields)*
            builder.build()
        }
    }
}
