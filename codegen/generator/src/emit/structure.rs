//! A structure: its definition with its fields, its builder, its schema, and how it is written and read.

mod builder;
mod definition;
mod error;
mod fields;
mod schema;
mod serde;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::roles::Role;
use crate::plan::structures::StructurePlan;

use super::tokens::Prelude;

pub(super) use builder::{field as builder_field, setter_comments};
pub(super) use error::retry_kind_name;
pub(super) use schema::imports as schema_imports;
pub(super) use serde::written_members;

/// The file of a structure.
pub(super) fn file(plan: &StructurePlan) -> TokenStream {
    let prelude = Prelude::beside(&[&plan.item.name]);
    let imports = schema::imports(plan.members.iter().map(|it| &it.schema), &plan.traits);
    let definition = definition::structure(plan, prelude);
    let accessors = fields::accessors(plan, prelude);
    let role = match plan.role {
        Role::Output => fields::request_id(plan, prelude),
        Role::Error => error::impls(plan),
        Role::Plain | Role::Input => TokenStream::new(),
    };
    let builder = builder::builder(plan, prelude);
    let schema = schema::schema(plan);
    let serde = serde::impls(plan);
    let corrects = plan.corrected || plan.corrects();
    let error_correction = corrects.then(|| {
        quote!(
            use crate::runtime::schema::error_correction;
        )
    });
    quote! {
        #error_correction
        use crate::runtime::schema::members;
        #imports

        #definition
        #accessors
        #role
        #builder
        #schema
        #serde
    }
}
