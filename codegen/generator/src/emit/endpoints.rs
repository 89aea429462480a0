//! Writes how a service's endpoints are found: the module `config::endpoint` of the emitted crate,
//! and what operations and the configuration add to it.
//!
//! Evaluating the rules is run-time code; only tables and types are written here.

mod cases;
mod inputs;
mod params;
mod rules;
mod settings;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::endpoints::EndpointPlan;
use crate::render::{EmittedFile, Origin};

pub(super) use inputs::endpoint_params_method;

/// The files of the module `config::endpoint`.
pub(super) fn files(plan: &EndpointPlan) -> Vec<EmittedFile<'_>> {
    let mut files = vec![
        EmittedFile::rust(
            "src/config/endpoint.rs",
            ["How a client finds out where its requests go."],
            || module(plan),
        ),
        EmittedFile::rust(
            "src/config/endpoint/params.rs",
            ["The parameters of the service's endpoint rules."],
            || params::file(plan),
        ),
        EmittedFile::rust(
            "src/config/endpoint/rules.rs",
            ["The service's endpoint rules, as a table."],
            || rules::file(&plan.program),
        ),
    ];
    if !plan.client_parameters.is_empty() {
        files.push(EmittedFile::rust(
            "src/config/endpoint/settings.rs",
            ["Settings of this service alone that its endpoints depend on."],
            || settings::file(plan),
        ));
    }
    if !plan.cases.is_empty() {
        let path = "src/config/endpoint/tests.rs";
        let tests = EmittedFile::rust(path, cases::docs(plan), || cases::file(plan));
        files.push(tests.of(Origin::Tests));
    }
    files
}

fn module(plan: &EndpointPlan) -> TokenStream {
    // Without rules nothing looks at them.
    let unread = plan.rules.is_none().then(|| quote!(#[allow(dead_code)]));
    let settings = (!plan.client_parameters.is_empty()).then(|| {
        quote!(
            #unread
            pub(crate) mod settings;
        )
    });
    let tests = (!plan.cases.is_empty()).then(|| {
        quote!(
            #[cfg(test)]
            mod tests;
        )
    });
    // Not every parameter need be looked at by the rules.
    quote! {
        mod params;
        #[allow(dead_code)]
        pub(crate) mod rules;
        #settings
        #tests

        pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
        pub use aws_smithy_types::endpoint::Endpoint;
        pub use params::{Params, ParamsBuilder};
        pub(crate) use params::from_config;
        pub use crate::support::endpoint::invalid_params::InvalidParams;
        pub use crate::support::endpoint::resolver::{DefaultResolver, ResolveEndpoint};
    }
}
