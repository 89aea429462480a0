//! How structures and unions are written and read: their schema, and a list of their members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::unions::UnionPlan;

use super::kit::{ident, index, raw_ident};
use super::schemas;

mod read;

/// What the file of a structure imports.
pub(super) fn imports(plan: &StructurePlan) -> TokenStream {
    let named = NamedModules::of(
        plan.members.iter().map(|member| &member.schema),
        &plan.traits,
    );
    let schema = named.imports();
    quote! {
        use crate::runtime::members;
        #schema
    }
}

/// What the file of a union imports.
pub(super) fn union_imports(plan: &UnionPlan) -> TokenStream {
    NamedModules::of(plan.variants.iter().map(|variant| &variant.schema), &[]).imports()
}

/// Which modules of the runtime's schemas the rows name.
struct NamedModules {
    target: bool,
    traits: bool,
}

impl NamedModules {
    fn of<'p>(
        members: impl Iterator<Item = &'p crate::plan::schemas::MemberSchema>,
        own: &[crate::plan::schemas::WireTrait],
    ) -> Self {
        let mut named = Self {
            target: false,
            traits: !own.is_empty(),
        };
        for member in members {
            named.target = true;
            named.traits |= !member.traits.is_empty() || member.target.has_traits();
        }
        named
    }

    fn imports(&self) -> TokenStream {
        let modules = match (self.target, self.traits) {
            (true, true) => quote!({self, target, traits}),
            (false, true) => quote!({self, traits}),
            (true, false) => quote!({self, target}),
            (false, false) => quote!({ self }),
        };
        quote! {
            use crate::runtime::schema::#modules;
            use crate::runtime::wire;
        }
    }
}

/// The schema of a structure, and the implementations that write and read it.
pub(super) fn structure(plan: &StructurePlan) -> TokenStream {
    let schema = schema(plan);
    let write = plan.writes.then(|| write(plan));
    let read = plan.reads.then(|| read::structure(plan));
    quote!(#schema #write #read)
}

fn schema(plan: &StructurePlan) -> TokenStream {
    let id = &plan.shape_id;
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
        pub(crate) static SCHEMA: schema::LazySchema =
            schema::LazySchema::structure(#id, #rows) #traits #http;
    }
}

fn write(plan: &StructurePlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let members = plan.members.iter().map(written_member);
    // Only the request serializer writes inputs, and it does so through `SerializableStruct`.
    let write_shape = (plan.role != Role::Input).then(|| write_shape(&plan.item.name));
    quote! {
        impl wire::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &wire::Schema<'_> {
                SCHEMA.get()
            }

            #[inline]
            fn serialize_members(&self, to: wire::Writer<'_>) -> wire::Result {
                members::write(to, &SCHEMA, &[#(#members),*])
            }
        }

        #write_shape
    }
}

fn written_member(member: &MemberPlan) -> TokenStream {
    let name = raw_ident(&member.name);
    match member.optional {
        _ if member.is_stream() => quote!(&members::Streamed),
        true => quote!(&self.#name),
        false => quote!(&members::Always(&self.#name)),
    }
}

fn write_shape(name: &str) -> TokenStream {
    let name = ident(name);
    quote! {
        impl wire::WriteShape for #name {
            #[inline]
            fn write(&self, to: wire::Writer<'_>, schema: &wire::Schema<'_>) -> wire::Result {
                wire::write_struct(to, schema, self)
            }
        }
    }
}
