//! The input of an operation whose presigned requests have every member in the query.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::presigning::PresignedPlan;
use crate::plan::structures::StructurePlan;

use super::tokens::{ident, index};
use super::{checks, schemas, structure};

/// What writes the input so, and the function that gives it; nothing where it is written as in calls.
pub(super) fn in_query(
    input: &StructurePlan,
    plan: Option<&PresignedPlan>,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let Some(plan) = plan.and_then(|plan| plan.in_query.as_ref()) else {
        return (None, None);
    };
    let name = ident(&input.item.name);
    let (id, uri) = (&input.shape_id, &plan.uri);
    let number = index(plan.members.len());
    let rows = schemas::rows(plan.members.iter());
    let written = structure::written_members(input, quote!(self.0));
    let imports = structure::schema_imports(plan.members.iter(), &[]);
    let item = quote! {
        /// The input with every member in the query.
        mod in_query {
            use crate::runtime::schema::members;
            #imports

            pub(super) struct InQuery<'a>(pub(super) &'a super::#name);

            static SCHEMA: table::StructureSchema<#number> =
                table::StructureSchema::new(#id, #rows).with_http("GET", #uri, 200);

            impl shape_serde::SerializableStruct for InQuery<'_> {
                #[inline]
                fn schema(&self) -> &shape_serde::Schema<'_> {
                    SCHEMA.get()
                }

                #[inline]
                fn serialize_members(&self, to: shape_serde::Writer<'_>) -> shape_serde::Result {
                    members::write(to, &SCHEMA, &[#(#written),*])
                }
            }
        }
    };
    let checks = checks::statements(&plan.checks);
    let method = quote! {
        #[inline]
        fn in_query(
            &self,
        ) -> Result<
            Option<Box<dyn shape_serde::SerializableStruct + '_>>,
            ::aws_smithy_types::error::operation::BuildError,
        > {
            #checks
            Ok(Some(Box::new(in_query::InQuery(self))))
        }
    };
    (Some(item), Some(method))
}
