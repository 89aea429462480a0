//! The run-time code, which is copied as it is, and the module that holds it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::render::EmittedFile;

use super::kit::ident;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../runtime/src/", $path)))),*]
    };
}

/// The files by their paths under `runtime`, and their texts.
const FILES: &[(&str, &str)] = files![
    "auth.rs",
    "client.rs",
    "config.rs",
    "config/builder.rs",
    "config/call_settings.rs",
    "config/plugins.rs",
    "config/sdk_config.rs",
    "customize.rs",
    "endpoint.rs",
    "endpoint/arn.rs",
    "endpoint/builtins.rs",
    "endpoint/evaluate.rs",
    "endpoint/functions.rs",
    "endpoint/inputs.rs",
    "endpoint/params.rs",
    "endpoint/program.rs",
    "endpoint/testing.rs",
    "endpoint/url.rs",
    "endpoint/value.rs",
    "enums.rs",
    "error.rs",
    "features.rs",
    "interceptors.rs",
    "invoke.rs",
    "operation.rs",
    "partitions.rs",
    "plugin.rs",
    "request.rs",
    "response.rs",
    "retries.rs",
    "schema.rs",
    "wire.rs",
];

/// The copied files.
pub(super) fn files<'p>() -> impl Iterator<Item = EmittedFile<'p>> {
    FILES
        .iter()
        .map(|(path, text)| EmittedFile::text(format!("src/runtime/{path}"), *text))
}

/// `src/runtime.rs`
pub(super) fn module() -> TokenStream {
    let modules = FILES
        .iter()
        .filter_map(|(path, _)| path.strip_suffix(".rs"))
        .filter(|path| !path.contains('/'))
        .chain(["service"])
        .map(ident);
    quote!(#(pub(crate) mod #modules;)*)
}
