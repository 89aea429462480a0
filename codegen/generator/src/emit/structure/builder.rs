//! The builder of a structure.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::setters::{self, Setters, Whole};
use crate::emit::tokens::{self, Prelude, ident, raw_ident};
use crate::emit::values;
use crate::plan::roles::ExtraField;
use crate::plan::structures::{BuilderLayout, MemberPlan, StructurePlan};

use super::{definition, fields};

/// The builder's type and functions.
pub(super) fn builder(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let name = ident(&plan.item.builder().name);
    let definition = match plan.builder {
        BuilderLayout::WrapsStructure => wrapping(plan),
        BuilderLayout::OwnFields => with_own_fields(plan, prelude),
    };
    let setters = plan
        .members
        .iter()
        .map(|member| setters(plan, member, prelude));
    let metadata = plan
        .extra_fields
        .contains(&ExtraField::ErrorMetadata)
        .then(|| metadata_setters(prelude));
    let build = build(plan, prelude);
    quote! {
        #definition

        impl #name {
            #(#setters)*
            #metadata
            #build
        }
    }
}

/// Where a builder has a field of its structure, from the builder on.
pub(in crate::emit) fn field(plan: &StructurePlan, name: &Ident) -> TokenStream {
    match plan.builder {
        BuilderLayout::WrapsStructure => quote!(built.#name),
        BuilderLayout::OwnFields => quote!(#name),
    }
}

/// What stands before the builder's type.
fn comment(plan: &StructurePlan) -> TokenStream {
    let comment = tokens::comment(&[format!("A builder of {}.", tokens::link(&plan.item.name))]);
    let mark = tokens::mark(plan.mark.as_deref());
    quote!(#comment #mark)
}

/// A builder around the structure itself, every field of which may be unset.
fn wrapping(plan: &StructurePlan) -> TokenStream {
    let (name, structure) = (ident(&plan.item.builder().name), ident(&plan.item.name));
    let comment = comment(plan);
    let members = plan.members.iter().map(|member| {
        let name = raw_ident(&member.name);
        match member.sensitive {
            true => quote!(#name => redacted),
            false => quote!(#name),
        }
    });
    let extra = plan.extra_fields.iter().map(|field| {
        let name = ident(field.name());
        quote!(#name)
    });
    let fields = members.chain(extra);
    quote! {
        #comment
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            pub(crate) built: #structure,
        }

        crate::support::structures::wrapping_builder!(#name, #structure, [#(#fields),*]);
    }
}

/// A builder with an optional field for each field of the structure.
fn with_own_fields(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let text = plan.item.builder().name;
    let name = ident(&text);
    let comment = comment(plan);
    let is_data = plan.stream().is_none();
    let derives = definition::derives([
        ("Default", true),
        ("Clone", is_data),
        ("PartialEq", is_data),
        ("Debug", !plan.is_sensitive()),
    ]);
    let fields = plan.members.iter().map(|member| {
        let name = raw_ident(&member.name);
        let ty = prelude.option(&prelude.ty(&member.ty));
        quote!(pub(crate) #name: #ty,)
    });
    let extra = plan.extra_fields.iter().map(|field| {
        let name = ident(field.name());
        let ty = fields::extra_type(*field, prelude);
        let ty = match field {
            ExtraField::ExtendedRequestId | ExtraField::RequestId => ty,
            ExtraField::ErrorMetadata => prelude.option(&ty),
        };
        quote!(pub(crate) #name: #ty,)
    });
    let debug = plan
        .is_sensitive()
        .then(|| definition::redacting_debug(&text, plan, shown_extra_field));
    quote! {
        #comment
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #(#extra)*
        }

        #debug
    }
}

/// What `Debug` shows of a field that is no member.
fn shown_extra_field(extra: ExtraField) -> TokenStream {
    let field = ident(extra.name());
    match extra {
        ExtraField::ExtendedRequestId | ExtraField::RequestId => quote!(self.#field),
        ExtraField::ErrorMetadata => {
            quote!(
                self.#field
                    .as_ref()
                    .map(crate::runtime::operation::error::without_message)
            )
        }
    }
}

fn setters(plan: &StructurePlan, member: &MemberPlan, prelude: Prelude) -> TokenStream {
    let name = raw_ident(&member.name);
    let field = field(plan, &name);
    let (set_docs, get_docs) = setter_comments(member);
    let setters = Setters {
        base: &member.base,
        docs: tokens::docs(&member.docs.brief()),
        arguments: setters::arguments(&member.ty, prelude),
        body: setters::assignment(&member.ty, &field),
        whole: Whole {
            docs: set_docs,
            option: prelude.option(&prelude.ty(&member.ty)),
            body: quote!(self.#field = input;),
            in_place: false,
        },
        getter: Some((get_docs, quote!(&self.#field))),
        name,
    };
    setters.print()
}

/// The comments of a member's `set_` and `get_` functions.
pub(in crate::emit) fn setter_comments(member: &MemberPlan) -> (TokenStream, TokenStream) {
    let link = member.name.text();
    let set = format!("Sets or unsets what [`{link}`](Self::{link}) sets.");
    let get = format!("What [`{link}`](Self::{link}) has set.");
    (tokens::comment(&[set]), tokens::comment(&[get]))
}

/// The functions for the metadata of an error.
fn metadata_setters(prelude: Prelude) -> TokenStream {
    let meta = quote!(::aws_smithy_types::error::ErrorMetadata);
    let docs = quote! {
        /// Sets what is known of the error beside its members.
    };
    let set_docs = quote! {
        /// Sets or unsets what is known of the error beside its members.
    };
    let setters = Setters {
        name: ident("meta"),
        base: "meta",
        docs,
        arguments: quote!(input: #meta),
        body: quote!(self.meta = Some(input);),
        whole: Whole {
            docs: set_docs,
            option: prelude.option(&meta),
            body: quote!(self.meta = input;),
            in_place: true,
        },
        getter: None,
    };
    setters.print()
}

fn build(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let path = ident(&plan.item.name);
    let built = match plan.builder {
        BuilderLayout::WrapsStructure => quote!(self.built),
        BuilderLayout::OwnFields => built(plan),
    };
    if !plan.fallible {
        let comment = tokens::comment(&[format!("The {}.", tokens::link(&plan.item.name))]);
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
    let comment = tokens::comment(&errors_comment(plan));
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
        let name = raw_ident(&member.name);
        let value = built_value(plan, member);
        quote!(#name: #value,)
    });
    let extra = extra_fields_of(plan, &quote!(self));
    quote!(#path { #(#fields)* #extra })
}

/// The fields that are no members, taken from a builder with fields of its own.
pub(super) fn extra_fields_of(plan: &StructurePlan, builder: &TokenStream) -> TokenStream {
    let fields = plan.extra_fields.iter().map(|extra| {
        let field = ident(extra.name());
        match extra {
            ExtraField::ExtendedRequestId | ExtraField::RequestId => {
                quote!(#field: #builder.#field,)
            }
            ExtraField::ErrorMetadata => quote!(#field: #builder.#field.unwrap_or_default(),),
        }
    });
    quote!(#(#fields)*)
}

fn errors_comment(plan: &StructurePlan) -> Vec<String> {
    let mut lines = vec![format!("The {}.", tokens::link(&plan.item.name))];
    let required: Vec<String> = plan
        .members
        .iter()
        .filter(|member| member.must_be_set())
        .map(|member| format!("`{}`", member.name.text()))
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
    let name = raw_ident(&member.name);
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
            let text = member.name.text();
            let details = format!("it is required to build `{}`", plan.item.name);
            quote!(crate::runtime::schema::builders::required(self.#name, #text, #details)?)
        }
    }
}
