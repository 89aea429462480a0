//! What the definitions of a structure and of its builder have in common.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structures::{Role, StructurePlan};

use super::kit::{self, Prelude, ident};

/// The derives of a structure or its builder: streams cannot be cloned or compared, and `Debug` is
/// written by hand where it must leave something out.
pub(super) fn derives(plan: &StructurePlan) -> Vec<Ident> {
    let mut derives = Vec::new();
    if plan.stream().is_none() {
        derives.extend([ident("Clone"), ident("PartialEq")]);
    }
    if !plan.is_sensitive() {
        derives.push(ident("Debug"));
    }
    derives
}

/// The private fields of a role.
pub(super) fn role_fields(plan: &StructurePlan, prelude: Prelude) -> TokenStream {
    let string = prelude.string();
    match plan.role {
        Role::Output => {
            let ty = prelude.option(&string);
            let fields = plan.role_fields().iter().map(|field| ident(field));
            quote!(#(pub(crate) #fields: #ty,)*)
        }
        Role::Error => quote!(pub(crate) meta: ::aws_smithy_types::error::ErrorMetadata,),
        Role::Plain | Role::Input => TokenStream::new(),
    }
}

/// `Debug` of a structure or its builder that keeps sensitive members to itself; what it shows of the
/// role's fields is given.
pub(super) fn redacting_debug(
    name: &str,
    plan: &StructurePlan,
    role_fields: impl Fn(&Ident) -> TokenStream,
) -> TokenStream {
    if !plan.is_sensitive() {
        return TokenStream::new();
    }
    let ident = ident(name);
    let fields = plan.members.iter().map(|member| {
        let text = member.name.trim_start_matches("r#");
        let field = kit::ident(&member.name);
        match member.sensitive {
            true => quote!(.field(#text, &crate::runtime::schema::redacted::Redacted)),
            false => quote!(.field(#text, &self.#field)),
        }
    });
    let role_fields = plan.role_fields().iter().map(|text| {
        let shown = role_fields(&kit::ident(text));
        quote!(.field(#text, &#shown))
    });
    quote! {
        impl ::std::fmt::Debug for #ident {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#name)
                    #(#fields)*
                    #(#role_fields)*
                    .finish()
            }
        }
    }
}
