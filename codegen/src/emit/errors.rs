//! Error enums: that of each operation, and the one for the whole service.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::operations::{ErrorVariant, OperationPlan};

use super::error_structures::retry_kind;
use super::kit::{self, ident, prefixed};

const UNHANDLED_NOTE: &str = "Matching on `Unhandled` breaks when the error becomes a modeled one. Match with a wildcard and compare `.code()` instead.";

/// The file of an operation's error.
pub(super) fn operation_file(plan: &OperationPlan) -> TokenStream {
    let name = ident(&plan.error.name);
    let operation = &plan.wire_name;
    let comment = kit::comment(&[format!("What `{operation}` can fail with.")]);
    let definition = definition(&name, &comment, &plan.errors);
    let functions = functions(&name, &plan.errors);
    let traits = traits(&name, &plan.errors);
    let read = read(&name, &plan.errors);
    let kind = kind(&name, &plan.errors);
    quote! {
        use crate::runtime::error::{ServiceError, Unhandled};
        use crate::runtime::wire;

        #definition
        #functions
        #traits
        #kind

        impl ::aws_smithy_runtime_api::client::result::CreateUnhandledError for #name {
            fn create_unhandled_error(
                source: ::aws_smithy_runtime_api::box_error::BoxError,
                meta: Option<::aws_smithy_types::error::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled(Unhandled::new(source, meta.unwrap_or_default()))
            }
        }

        #read
    }
}

fn definition(
    name: &proc_macro2::Ident,
    comment: &TokenStream,
    errors: &[ErrorVariant],
) -> TokenStream {
    let variants = errors.iter().map(|error| {
        let docs = kit::docs(&error.docs.brief());
        let (name, structure) = (ident(&error.name), kit::path(&error.item));
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
        let comment = kit::comment(&[format!("Whether this is [`{0}`](Self::{0}).", error.name)]);
        quote! {
            #comment
            #[inline]
            pub fn #is(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    quote! {
        impl #name {
            /// An unhandled error with this source.
            pub fn unhandled(err: impl Into<::std::boxed::Box<dyn ::std::error::Error + Send + Sync + 'static>>) -> Self {
                Self::Unhandled(Unhandled::new(err.into(), ::std::default::Default::default()))
            }

            /// An unhandled error that is known by its metadata alone.
            pub fn generic(err: ::aws_smithy_types::error::ErrorMetadata) -> Self {
                Self::Unhandled(Unhandled::generic(err))
            }

            /// The error's code, message and request ID, as far as they are known.
            #[inline]
            pub fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self.inner())
            }

            #(#tests)*
        }
    }
}

/// The traits that all error enums implement, over the one match in `inner`.
fn traits(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    let variants = errors.iter().map(|error| ident(&error.name));
    quote! {
        impl #name {
            fn inner(&self) -> &(dyn ServiceError + 'static) {
                match self {
                    #(Self::#variants(error) => error,)*
                    Self::Unhandled(error) => error,
                }
            }
        }

        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.inner(), f)
            }
        }

        impl ::std::error::Error for #name {
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    Self::Unhandled(error) => ::std::error::Error::source(error),
                    _ => Some(self.inner()),
                }
            }
        }

        impl ::aws_smithy_types::error::metadata::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &::aws_smithy_types::error::ErrorMetadata {
                ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self.inner())
            }
        }

        impl ::aws_types::request_id::RequestId for #name {
            #[inline]
            fn request_id(&self) -> Option<&str> {
                ::aws_types::request_id::RequestId::request_id(
                    ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self.inner()),
                )
            }
        }
    }
}

fn kind(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    let arms: Vec<TokenStream> = errors
        .iter()
        .filter_map(|error| {
            let (variant, kind) = (ident(&error.name), retry_kind(error.retry?));
            Some(quote!(Self::#variant(_) => Some(#kind),))
        })
        .collect();
    let body = match arms.is_empty() {
        true => quote!(None),
        false => quote!(match self { #(#arms)* _ => None }),
    };
    quote! {
        impl ::aws_smithy_types::retry::ProvideErrorKind for #name {
            #[inline]
            fn retryable_error_kind(&self) -> Option<::aws_smithy_types::retry::ErrorKind> {
                #body
            }

            #[inline]
            fn code(&self) -> Option<&str> {
                self.meta().code()
            }
        }
    }
}

fn read(name: &proc_macro2::Ident, errors: &[ErrorVariant]) -> TokenStream {
    let arms: Vec<TokenStream> = errors
        .iter()
        .map(|error| {
            let (code, variant, structure) =
                (&error.code, ident(&error.name), kit::path(&error.item));
            quote!(#code => Self::#variant(#structure::read(from, meta)?),)
        })
        .collect();
    let body = match arms.is_empty() {
        true => quote! {
            let _ = (code, from);
            Ok(Self::generic(meta))
        },
        false => quote! {
            Ok(match code {
                #(#arms)*
                _ => Self::generic(meta),
            })
        },
    };
    quote! {
        impl crate::runtime::operation::OperationError for #name {
            fn read(
                code: &str,
                from: &mut dyn wire::ShapeDeserializer,
                meta: ::aws_smithy_types::error::ErrorMetadata,
            ) -> wire::Result<Self> {
                #body
            }
        }
    }
}

/// The file of the service-wide error.
pub(super) fn service_file(plan: &CratePlan) -> TokenStream {
    let name = ident("Error");
    let comment = kit::comment(&["What any operation of the service can fail with."]);
    let definition = definition(&name, &comment, &plan.error_variants);
    let traits = traits(&name, &plan.error_variants);
    let conversions = plan
        .operations
        .iter()
        .map(|operation| conversion(plan, operation));
    quote! {
        use crate::runtime::error::{ServiceError, Unhandled};

        #definition
        #traits

        impl From<::aws_smithy_types::error::operation::BuildError> for Error {
            fn from(error: ::aws_smithy_types::error::operation::BuildError) -> Self {
                Self::Unhandled(Unhandled::new(error, ::std::default::Default::default()))
            }
        }

        #(#conversions)*
    }
}

fn conversion(plan: &CratePlan, operation: &OperationPlan) -> TokenStream {
    let error = kit::path(&operation.error);
    let arms = operation.errors.iter().map(|variant| {
        let own = ident(&variant.name);
        let common = plan
            .error_variants
            .iter()
            .find(|common| common.item == variant.item)
            .map_or_else(|| own.clone(), |common| ident(&common.name));
        quote!(#error::#own(error) => Self::#common(error),)
    });
    quote! {
        impl<R> From<::aws_smithy_runtime_api::client::result::SdkError<#error, R>> for Error
        where
            R: Send + Sync + ::std::fmt::Debug + 'static,
        {
            fn from(error: ::aws_smithy_runtime_api::client::result::SdkError<#error, R>) -> Self {
                match crate::runtime::error::service_error(error) {
                    Ok(error) => Self::from(error),
                    Err(unhandled) => Self::Unhandled(unhandled),
                }
            }
        }

        impl From<#error> for Error {
            fn from(error: #error) -> Self {
                match error {
                    #(#arms)*
                    #error::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    }
}
