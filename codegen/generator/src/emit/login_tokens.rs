//! Login tokens for databases: the module with their types, which are written as ordinary Rust.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::customizations::LoginTokens;

/// The module of the crate's root, where the service has login tokens.
pub(super) fn module(plan: &CratePlan) -> Option<TokenStream> {
    let module = match plan.service.customizations.login_tokens? {
        LoginTokens::ForCluster => quote!(for_cluster),
        LoginTokens::ForUser => quote!(for_user),
    };
    Some(quote! {
        /// Login tokens: passwords for databases, good for some minutes.
        pub mod auth_token {
            pub use crate::support::login_tokens::#module::{AuthToken, AuthTokenGenerator, Config, ConfigBuilder};
        }
    })
}
