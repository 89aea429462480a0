//! Error enums: that of each operation, and the one for the whole service.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::operations::{ErrorVariant, OperationPlan};
use crate::plan::parts::Part;

use super::structure::retry_kind_name;
use super::tokens::{self, ident, prefixed};

const UNHANDLED_NOTE: &str = "match with a wildcard and compare `.code()`";

/// The second ID of a request, where the service has one.
fn extended_request_id(name: &proc_macro2::Ident, has: bool) -> Option<TokenStream> {
    has.then(|| quote!(crate::support::extended_request_id::of_metadata!(#name);))
}

/// The file of an operation's error; `common` are the variants of the service-wide one.
pub(super) fn operation_file(plan: &OperationPlan, common: &[ErrorVariant]) -> TokenStream {
    let name = ident(&plan.error.name);
    let operation = &plan.wire_name;
    let comment = tokens::comment(&[format!("What `{operation}` can fail with.")]);
    let definition = definition(&name, &comment, &plan.errors);
    let functions = functions(&name, &plan.errors);
    let inner = inner(&name, &plan.errors);
    let read = read(&name, &plan.errors);
    let extended = extended_request_id(&name, plan.output.extended_request_id);
    let conversion = conversion(&name, &plan.errors, common);
    let kinds = plan.errors.iter().filter_map(|error| {
        let (variant, kind) = (ident(&error.name), retry_kind_name(error.retry?));
        Some(quote!(#variant: #kind))
    });
    let read_from = has_codes(&plan.errors).then(|| {
        quote!(
            use crate::runtime::schema::shape_serde;
        )
    });
    quote! {
        use crate::support::error::Unhandled;
        #read_from

        #definition
        #functions
        #inner
        #read
        crate::support::error::operation_error!(#name { #(#kinds),* });
        #extended
        #conversion
    }
}

fn definition(
    name: &proc_macro2::Ident,
    comment: &TokenStream,
    errors: &[ErrorVariant],
) -> TokenStream {
    let variants = errors.iter().map(|error| {
        let docs = tokens::docs(&error.docs.brief());
        let (name, structure) = (ident(&error.name), tokens::path(&error.item));
        quote!(#docs #name(#structure),)
    });
    quote! {
        #comment
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum #name {
            #(#variants)*
            /// An error that the model does not describe, or a reply that could not be read.
            #[deprecated(note = #UNHANDLED_NOTE)]
            Unhandled(Unhandled),
        }
    }
}

fn functions(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    let tests = errors.iter().map(|error| {
        let (is, variant) = (prefixed("is_", &error.stem), ident(&error.name));
        let comment =
            tokens::comment(&[format!("Whether this is [`{0}`](Self::{0}).", error.name)]);
        quote! {
            #comment
            #[inline]
            pub fn #is(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    if errors.is_empty() {
        return TokenStream::new();
    }
    quote! {
        impl #name {
            #(#tests)*
        }
    }
}

/// The error that the enum holds, over which its traits are implemented.
fn inner(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    let variants = errors.iter().map(|error| ident(&error.name));
    quote! {
        impl #name {
            #[inline]
            fn inner(&self) -> &(dyn crate::runtime::operation::error::ServiceError + 'static) {
                match self {
                    #(Self::#variants(error) => error,)*
                    Self::Unhandled(error) => error,
                }
            }
        }
    }
}

/// Whether one of the errors is known by a code.
fn has_codes(errors: &[ErrorVariant]) -> bool {
    errors.iter().any(|error| !error.codes.is_empty())
}

/// How the error is read. Without codes every error is an unhandled one, as the trait has it.
fn read(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    if !has_codes(errors) {
        return quote!(impl crate::runtime::operation::shapes::OperationError for #name {});
    }
    let arms = errors
        .iter()
        .filter(|error| !error.codes.is_empty())
        .map(|error| {
            let (codes, variant) = (&error.codes, ident(&error.name));
            quote!(#(#codes)|* => shape_serde::read_error(from, meta, Self::#variant),)
        });
    quote! {
        impl crate::runtime::operation::shapes::OperationError for #name {
            #[inline]
            fn read(
                code: &str,
                from: shape_serde::Reader<'_>,
                meta: ::aws_smithy_types::error::ErrorMetadata,
            ) -> shape_serde::Result<Self> {
                match code {
                    #(#arms)*
                    _ => Ok(Self::generic(meta)),
                }
            }
        }
    }
}

/// The file of the service-wide error.
pub(super) fn service_file(plan: &CratePlan) -> TokenStream {
    let name = ident("Error");
    let comment = tokens::comment(&["What any operation of the service can fail with."]);
    let definition = definition(&name, &comment, &plan.error_variants);
    let inner = inner(&name, &plan.error_variants);
    let waiters = super::waiters::error_conversion(plan);
    let extended = extended_request_id(&name, plan.needs(Part::ExtendedRequestId));
    quote! {
        use crate::support::error::Unhandled;

        #definition
        #inner
        crate::support::error::error_enum!(Error);
        #extended

        impl From<::aws_smithy_types::error::operation::BuildError> for Error {
            #[inline]
            fn from(error: ::aws_smithy_types::error::operation::BuildError) -> Self {
                Self::Unhandled(Unhandled::new(error, ::std::default::Default::default()))
            }
        }

        #waiters
    }
}

/// The way from an operation's error to that of the whole service; `common` are the latter's variants,
/// ordered by what they hold.
fn conversion(
    name: &proc_macro2::Ident,
    errors: &[ErrorVariant],
    common: &[ErrorVariant],
) -> TokenStream {
    let arms = errors.iter().map(|error| {
        let own = ident(&error.name);
        let common = common
            .binary_search_by(|common| common.item.cmp(&error.item))
            .ok()
            .and_then(|at| common.get(at))
            .map_or_else(|| own.clone(), |common| ident(&common.name));
        quote!(E::#own(error) => Self::#common(error),)
    });
    quote! {
        impl From<#name> for crate::Error {
            #[inline]
            fn from(error: #name) -> Self {
                use #name as E;

                match error {
                    #(#arms)*
                    E::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    }
}
