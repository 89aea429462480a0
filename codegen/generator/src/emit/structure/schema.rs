//! The schema of a structure, and what the rows of schemas import.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::schemas;
use crate::emit::tokens::index;
use crate::plan::schemas::{MemberSchema, WireTrait};
use crate::plan::structures::StructurePlan;

/// What a file imports for rows of these members and traits, and for writing and reading them.
pub(in crate::emit) fn imports<'p>(
    members: impl Iterator<Item = &'p MemberSchema>,
    own: &[WireTrait],
) -> TokenStream {
    let (mut names_targets, mut names_traits) = (false, !own.is_empty());
    for member in members {
        names_targets = true;
        names_traits |= !member.traits.is_empty() || member.target.has_traits();
    }
    let targets = names_targets.then(|| quote!(, target));
    let traits = names_traits.then(|| quote!(, traits));
    quote! {
        use crate::runtime::schema::table::{self #targets #traits};
        use crate::runtime::schema::shape_serde;
    }
}

/// The schema. The number of members is part of its type, so that what is written and read beside it
/// cannot be of another number.
pub(super) fn schema(plan: &StructurePlan) -> TokenStream {
    let id = &plan.shape_id;
    let number = index(plan.members.len());
    let rows = schemas::rows(plan.members.iter().map(|member| &member.schema));
    let traits = (!plan.traits.is_empty()).then(|| {
        let traits = schemas::traits(&plan.traits);
        quote!(.with_traits(#traits))
    });
    let http = plan.http.as_ref().map(|(method, uri, code)| {
        let code = index(usize::from(*code));
        quote!(.with_http(#method, #uri, #code))
    });
    quote! {
        pub(crate) static SCHEMA: table::StructureSchema<#number> =
            table::StructureSchema::new(#id, #rows) #traits #http;
    }
}
