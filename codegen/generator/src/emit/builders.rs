//! The builder of a structure.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::types::RustType;

use super::kit::{self, Prelude, argument_value, ident, prefixed};
use super::{definitions, values};

/// The builder's type and functions.
pub(super) fn builder(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.builder().name);
    let definition = match plan.is_held_by_builder() {
        true => holding(plan),
        false => apart(plan, prelude),
    };
    let setters = plan
        .members
        .iter()
        .map(|member| setters(plan, member, prelude));
    let role_setters = role_setters(plan, prelude);
    let build = build(plan, prelude);
    quote! {
        #definition

        impl #name {
            #(#setters)*
            #role_setters
            #build
        }
    }
}

/// Where a builder has a field of its structure, from the builder on.
pub(super) fn field(plan: &StructurePlan, name: &str) -> TokenStream {
    let name = ident(name);
    match plan.is_held_by_builder() {
        true => quote!(built.#name),
        false => quote!(#name),
    }
}

fn comment(plan: &StructurePlan) -> TokenStream {
    kit::comment(&[format!("A builder of {}.", kit::link(&plan.item.name))])
}

/// A builder that holds the structure itself: every field of that may be unset as well.
fn holding(plan: &StructurePlan) -> TokenStream {
    let (name, structure) = (ident(&plan.item.builder().name), ident(&plan.item.name));
    let comment = comment(plan);
    let fields = plan.members.iter().map(|member| ident(&member.name));
    let fields = fields.chain(plan.role_fields().iter().map(|field| ident(field)));
    quote! {
        #comment
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            pub(crate) built: #structure,
        }

        crate::support::structures::holding!(#name, #structure, [#(#fields),*]);
    }
}

/// A builder with an optional field for each field of the structure.
fn apart(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let text = plan.item.builder().name;
    let name = ident(&text);
    let comment = comment(plan);
    let derives = definitions::derives(plan);
    let fields = plan.members.iter().map(|member| {
        let name = ident(&member.name);
        let ty = prelude.option(&prelude.ty(&member.ty));
        quote!(pub(crate) #name: #ty,)
    });
    let role_fields = role_fields(plan, prelude);
    let debug = definitions::redacting_debug(&text, plan, |field| shown_role_field(plan, field));
    quote! {
        #comment
        #[derive(Default, #(#derives),*)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #role_fields
        }

        #debug
    }
}

/// What `Debug` shows of a field of the role.
fn shown_role_field(plan: &StructurePlan, field: &Ident) -> TokenStream {
    match plan.role {
        Role::Error => {
            quote!(self.#field.as_ref().map(crate::runtime::operation::error::without_message))
        }
        _ => quote!(self.#field),
    }
}

fn role_fields(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    match plan.role {
        Role::Error => {
            let ty = prelude.option(&quote!(::aws_smithy_types::error::ErrorMetadata));
            quote!(pub(crate) meta: #ty,)
        }
        _ => definitions::role_fields(plan, prelude),
    }
}

fn setters(plan: &StructurePlan, member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let name = ident(&member.name);
    let field = field(plan, &member.name);
    let (set, get) = (
        prefixed("set_", &member.base),
        prefixed("get_", &member.base),
    );
    let option = prelude.option(&prelude.ty(&member.ty));
    let docs = kit::docs(&member.docs.brief());
    let arguments = arguments(&member.ty, prelude);
    let body = setter_body(member, &field);
    let link = member.name.trim_start_matches("r#");
    let set_comment = kit::comment(&[format!(
        "Sets or unsets what [`{link}`](Self::{link}) sets."
    )]);
    let get_comment = kit::comment(&[format!("What [`{link}`](Self::{link}) has set.")]);
    quote! {
        #docs
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            #body
            self
        }

        #set_comment
        #[inline]
        pub fn #set(mut self, input: #option) -> Self {
            self.#field = input;
            self
        }

        #get_comment
        #[inline]
        pub fn #get(&self) -> &#option {
            &self.#field
        }
    }
}

/// The arguments of the plain setter: an element of a list, a pair of a map, or the value.
pub(super) fn arguments(ty: &RustType, prelude: Prelude) -> TokenStream {
    match ty {
        RustType::Vec(element) => {
            let element = prelude.argument(element);
            quote!(input: #element)
        }
        RustType::Map(key, value) => {
            let (key, value) = (prelude.argument(key), prelude.argument(value));
            quote!(k: #key, v: #value)
        }
        ty => {
            let ty = prelude.argument(ty);
            quote!(input: #ty)
        }
    }
}

/// The names of the plain setter's arguments.
pub(super) fn argument_names(ty: &RustType) -> TokenStream {
    match ty {
        RustType::Map(..) => quote!(k, v),
        _ => quote!(input),
    }
}

fn setter_body(member: &MemberPlan, field: &TokenStream) -> TokenStream {
    match &member.ty {
        RustType::Vec(element) => {
            let input = argument_value(element, &ident("input"));
            quote!(self.#field.get_or_insert_default().push(#input);)
        }
        RustType::Map(key, value) => {
            let (k, v) = (
                argument_value(key, &ident("k")),
                argument_value(value, &ident("v")),
            );
            quote!(self.#field.get_or_insert_default().insert(#k, #v);)
        }
        ty => {
            let input = argument_value(ty, &ident("input"));
            quote!(self.#field = Some(#input);)
        }
    }
}

/// The metadata of an error.
fn role_setters(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    if plan.role != Role::Error {
        return TokenStream::new();
    }
    let meta = quote!(::aws_smithy_types::error::ErrorMetadata);
    let option = prelude.option(&meta);
    quote! {
        /// Sets what is known of the error beside its members.
        #[inline]
        pub fn meta(mut self, meta: #meta) -> Self {
            self.meta = Some(meta);
            self
        }

        /// Sets or unsets what is known of the error beside its members.
        #[inline]
        pub fn set_meta(&mut self, meta: #option) -> &mut Self {
            self.meta = meta;
            self
        }
    }
}

fn build(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let path = ident(&plan.item.name);
    let built = match plan.is_held_by_builder() {
        true => quote!(self.built),
        false => built(plan),
    };
    if !plan.fallible {
        let comment = kit::comment(&[format!("The {}.", kit::link(&plan.item.name))]);
        return quote! {
            #comment
            #[inline]
            pub fn build(self) -> #path {
                #built
            }
        };
    }
    let error = quote!(::aws_smithy_types::error::operation::BuildError);
    let result = prelude.result(&quote!(#path), &error);
    let comment = kit::comment(&errors_comment(plan));
    quote! {
        #comment
        #[inline]
        pub fn build(self) -> #result {
            Ok(#built)
        }
    }
}

/// The structure, put together from the fields of a builder.
fn built(plan: &StructurePlan) -> TokenStream {
    let path = ident(&plan.item.name);
    let fields = plan.members.iter().map(|member| {
        let name = ident(&member.name);
        let value = built_value(plan, member);
        quote!(#name: #value,)
    });
    let role_field = match plan.role {
        Role::Output => {
            let fields = Vec::from_iter(plan.role_fields().iter().map(|field| ident(field)));
            quote!(#(#fields: self.#fields,)*)
        }
        Role::Error => quote!(meta: self.meta.unwrap_or_default(),),
        Role::Plain | Role::Input => TokenStream::new(),
    };
    quote!(#path { #(#fields)* #role_field })
}

fn errors_comment(plan: &StructurePlan) -> Vec<String> {
    let mut lines = vec![format!("The {}.", kit::link(&plan.item.name))];
    let required: Vec<String> = plan
        .members
        .iter()
        .filter(|member| member.must_be_set())
        .map(|member| format!("`{}`", member.name.trim_start_matches("r#")))
        .collect();
    if !required.is_empty() {
        lines.extend([
            String::new(),
            "# Errors".into(),
            format!("One of these is unset: {}.", required.join(", ")),
        ]);
    }
    lines
}

fn built_value(plan: &StructurePlan, member: &MemberPlan) -> TokenStream {
    let name = ident(&member.name);
    if member.optional {
        return quote!(self.#name);
    }
    match &member.default {
        _ if member.is_stream() => quote!(self.#name.unwrap_or_default()),
        Some(value) if value.is_default() => quote!(self.#name.unwrap_or_default()),
        Some(value) => {
            let value = values::expression(value);
            quote!(self.#name.unwrap_or_else(|| #value))
        }
        None => {
            let text = member.name.trim_start_matches("r#");
            let details = format!("it is required to build `{}`", plan.item.name);
            quote!(crate::runtime::schema::builders::required(self.#name, #text, #details)?)
        }
    }
}
