//! How structures and unions are written and read: their schema, and one line a member.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{MemberPlan, Role, StructurePlan};
use crate::plan::unions::UnionPlan;

use super::kit::{ident, index};
use super::schemas;

/// What the file of a structure imports.
pub(super) fn imports(plan: &StructurePlan) -> TokenStream {
    let named = NamedModules::of(
        plan.members.iter().map(|member| &member.schema),
        &plan.traits,
    );
    named.imports()
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
    let read = plan.reads.then(|| read(plan));
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
    let writes: Vec<TokenStream> = plan
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| !member.is_stream())
        .map(|(i, member)| write_member(i, member))
        .collect();
    let body = match writes.is_empty() {
        true => quote!(Ok(())),
        false => quote! {
            let members = SCHEMA.get().members();
            #(#writes)*
            Ok(())
        },
    };
    let to = unused_if(writes.is_empty(), "to");
    // Only the request serializer writes inputs, and it does so through `SerializableStruct`.
    let write_shape = (plan.role == Role::Plain).then(|| write_shape(&plan.item.name));
    quote! {
        impl wire::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &wire::Schema<'_> {
                SCHEMA.get()
            }

            #[inline]
            fn serialize_members(&self, #to: wire::Writer<'_>) -> wire::Result {
                #body
            }
        }

        #write_shape
    }
}

fn write_member(i: usize, member: &MemberPlan) -> TokenStream {
    let name = ident(&member.name);
    let i = index(i);
    match member.optional {
        true => quote!(wire::put(to, members[#i], &self.#name)?;),
        false => quote!(wire::WriteShape::write(&self.#name, to, members[#i])?;),
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

fn unused_if(unused: bool, name: &str) -> proc_macro2::Ident {
    match unused {
        true => ident(&format!("_{name}")),
        false => ident(name),
    }
}

fn read(plan: &StructurePlan) -> TokenStream {
    let read_member = read_member(plan);
    match plan.role {
        Role::Output => output(plan, &read_member),
        Role::Error => error(plan, &read_member),
        Role::Plain | Role::Input => plain(plan, &read_member),
    }
}

/// The function that reads a member into a builder.
fn read_member(plan: &StructurePlan) -> TokenStream {
    let builder = ident(&plan.item.builder().name);
    let arms: Vec<(TokenStream, TokenStream)> = plan
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| !member.is_stream())
        .map(|(i, member)| {
            let (i, name) = (index(i), ident(&member.name));
            (
                quote!(Some(#i)),
                quote!(builder.#name = wire::get(from, member)?),
            )
        })
        .collect();
    let body = match arms.as_slice() {
        [] => return TokenStream::new(),
        [(index, read)] => quote!(if let #index = member.member_index() { #read; }),
        arms => {
            let arms = arms.iter().map(|(index, read)| quote!(#index => #read,));
            quote!(match member.member_index() { #(#arms)* _ => {} })
        }
    };
    quote! {
        #[inline]
        fn read_member(
            builder: &mut #builder,
            member: &wire::Schema<'_>,
            from: wire::Reader<'_>,
        ) -> wire::Result {
            #body
            Ok(())
        }
    }
}

/// The expression that reads the members into a builder.
fn read_builder(plan: &StructurePlan) -> TokenStream {
    let builder = ident(&plan.item.builder().name);
    match plan.members.iter().all(MemberPlan::is_stream) {
        true => quote!(wire::read_members(from, &SCHEMA, |_: &mut #builder, _, _| Ok(()))?),
        false => quote!(wire::read_members(from, &SCHEMA, read_member)?),
    }
}

/// The function that fills in what a reply must not leave out, and builds.
fn stand_in(plan: &StructurePlan) -> TokenStream {
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    if !plan.fallible {
        return fill_in(plan, &name, &builder);
    }
    let fields = plan.members.iter().map(|member| {
        let name = ident(&member.name);
        let value = match (member.optional, &member.default) {
            (true, _) if member.required => quote!(wire::or_stand_in(builder.#name)),
            (true, _) => quote!(builder.#name),
            (false, None) if !member.is_stream() => {
                quote!(builder.#name.unwrap_or_else(wire::ReadShape::stand_in))
            }
            (false, Some(value)) if !value.is_default() => {
                let value = super::values::expression(value);
                quote!(builder.#name.unwrap_or_else(|| #value))
            }
            (false, _) => quote!(builder.#name.unwrap_or_default()),
        };
        quote!(#name: #value,)
    });
    let role_field = match plan.role {
        Role::Output => quote!(_request_id: builder._request_id,),
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

/// The same for a structure that can always be built: only what is required is looked at.
fn fill_in(plan: &StructurePlan, name: &Ident, builder: &Ident) -> TokenStream {
    let required = plan
        .members
        .iter()
        .filter(|member| member.optional && member.required);
    let fields = required.map(|member| {
        let field = ident(&member.name);
        quote!(builder.#field = wire::or_stand_in(builder.#field);)
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

fn needs_stand_in(plan: &StructurePlan) -> bool {
    plan.fallible
        || plan
            .members
            .iter()
            .any(|member| member.optional && member.required)
}

/// The expression that makes the structure of `builder`.
fn completed(plan: &StructurePlan) -> (TokenStream, TokenStream) {
    match needs_stand_in(plan) {
        true => (quote!(complete(builder)), stand_in(plan)),
        false => (quote!(builder.build()), TokenStream::new()),
    }
}

fn plain(plan: &StructurePlan, read_member: &TokenStream) -> TokenStream {
    let read_builder = read_builder(plan);
    let name = ident(&plan.item.name);
    let builder = ident(&plan.item.builder().name);
    let (completed, complete) = completed(plan);
    quote! {
        impl wire::ReadShape for #name {
            #[inline]
            fn read(from: wire::Reader<'_>, _: &wire::Schema<'_>) -> wire::Result<Self> {
                let builder = #read_builder;
                Ok(#completed)
            }

            #[inline]
            fn stand_in() -> Self {
                let builder = #builder::default();
                #completed
            }
        }

        #read_member
        #complete
    }
}

fn output(plan: &StructurePlan, read_member: &TokenStream) -> TokenStream {
    let read_builder = read_builder(plan);
    let name = ident(&plan.item.name);
    let (completed, complete) = completed(plan);
    let stream = plan.stream().map(|member| {
        let field = ident(&member.name);
        quote!(builder.#field = reply.stream;)
    });
    quote! {
        impl crate::runtime::operation::OperationOutput for #name {
            #[inline]
            fn read(
                from: wire::Reader<'_>,
                reply: crate::runtime::operation::Reply,
            ) -> wire::Result<Self> {
                let mut builder = #read_builder;
                #stream
                builder._request_id = reply.request_id;
                Ok(#completed)
            }
        }

        #read_member
        #complete
    }
}

fn error(plan: &StructurePlan, read_member: &TokenStream) -> TokenStream {
    let read_builder = read_builder(plan);
    let name = ident(&plan.item.name);
    let (completed, complete) = completed(plan);
    let message = plan
        .members
        .iter()
        .find(|member| member.base == "message")
        .map(|member| {
            let field = ident(&member.name);
            quote!(builder.#field = builder.#field.or_else(|| meta.message().map(Into::into));)
        });
    quote! {
        impl wire::ReadError for #name {
            #[inline]
            fn read_error(
                from: wire::Reader<'_>,
                meta: ::aws_smithy_types::error::ErrorMetadata,
            ) -> wire::Result<Self> {
                let mut builder = #read_builder;
                #message
                builder.meta = Some(meta);
                Ok(#completed)
            }
        }

        #read_member
        #complete
    }
}
