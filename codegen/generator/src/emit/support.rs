//! What every client has of its own, since users see its types: text that is copied as it is but for its
//! unit tests, and the module that holds it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::features::Part;
use crate::render::EmittedFile;

use super::runtime::{File, without_tests};
use super::tokens::ident;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../client/", $path)))),*]
    };
}

/// The files of every client.
const FILES: &[File] = files![
    "auth.rs",
    "client.rs",
    "config.rs",
    "config/builder.rs",
    "config/call_settings.rs",
    "config/plugins.rs",
    "config/sdk_config.rs",
    "customize.rs",
    "endpoint.rs",
    "enums.rs",
    "error.rs",
    "operation.rs",
    "structures.rs",
];

/// The files of parts that only some services need.
const PARTS: &[(Part, &[File])] = &[
    (Part::AccountIdEndpoints, files!["account_id_endpoints.rs"]),
    (Part::ApiKeyAuth, files!["api_key_auth.rs"]),
    (Part::BasicAuth, files!["basic_auth.rs"]),
    (Part::BearerAuth, files!["bearer_auth.rs"]),
    (Part::CompressionSettings, files!["compression_settings.rs"]),
    (Part::Idempotency, files!["idempotency.rs"]),
    (Part::SigV4a, files!["sigv4a.rs"]),
];

/// The file that runs the test cases of endpoint rules.
const ENDPOINT_TESTS: &[File] = files!["testing_endpoint.rs"];

/// The files that a service needs.
fn needed(plan: &CratePlan) -> impl Iterator<Item = &'static File> {
    let parts = PARTS.iter().filter(|(part, _)| plan.needs(*part));
    FILES.iter().chain(parts.flat_map(|(_, files)| *files))
}

/// The files that are compiled for tests alone.
fn for_tests(plan: &CratePlan) -> &'static [File] {
    match plan.endpoint.cases.is_empty() {
        true => &[],
        false => ENDPOINT_TESTS,
    }
}

/// The copied files.
pub(super) fn files<'p>(plan: &CratePlan) -> impl Iterator<Item = EmittedFile<'p>> {
    needed(plan)
        .chain(for_tests(plan))
        .map(|(path, text)| EmittedFile::text(format!("src/support/{path}"), without_tests(text)))
}

/// `src/support.rs`
pub(super) fn module(plan: &CratePlan) -> TokenStream {
    let name = |(path, _): &File| Some(path.strip_suffix(".rs")?.to_owned());
    let modules = needed(plan)
        .filter_map(name)
        .filter(|name| !name.contains('/'))
        .map(|name| ident(&name));
    let tests = for_tests(plan)
        .iter()
        .filter_map(name)
        .map(|name| ident(&name));
    let cases = super::protocol_tests::support_modules(plan);
    quote! {
        #(pub(crate) mod #modules;)*
        pub(crate) mod service;
        #(#[cfg(test)] pub(crate) mod #tests;)*
        #cases
    }
}
