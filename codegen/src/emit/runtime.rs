//! The run-time code, which is copied as it is but for its unit tests, and the module that holds it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::features::Part;
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
    "builders.rs",
    "client.rs",
    "config.rs",
    "config/builder.rs",
    "config/call_settings.rs",
    "config/merged.rs",
    "config/plugins.rs",
    "config/sdk_config.rs",
    "customize.rs",
    "endpoint.rs",
    "endpoint/arn.rs",
    "endpoint/builtins.rs",
    "endpoint/evaluate.rs",
    "endpoint/functions.rs",
    "endpoint/params.rs",
    "endpoint/program.rs",
    "endpoint/testing.rs",
    "endpoint/url.rs",
    "endpoint/value.rs",
    "enums.rs",
    "equality.rs",
    "error.rs",
    "features.rs",
    "interceptors.rs",
    "invoke.rs",
    "members.rs",
    "metrics.rs",
    "operation.rs",
    "partitions.rs",
    "plugin.rs",
    "request.rs",
    "response.rs",
    "retries.rs",
    "schema.rs",
    "unions.rs",
    "wire.rs",
];

/// The files that mend protocols.
const PROTOCOLS: &[(&str, &str)] = files![
    "aws_json.rs",
    "aws_query.rs",
    "forward.rs",
    "http_bindings.rs",
    "json.rs",
    "json_scan.rs",
    "rest_json.rs",
    "rest_xml.rs",
    "rpc_v2_cbor.rs",
    "xml.rs",
    "xml_errors.rs",
    "xml_text.rs",
    "xml_unions.rs",
];

/// The files of parts that only some services need.
const PARTS: &[(Part, &[(&str, &str)])] = &[
    (Part::AccountIdEndpoints, files!["account_id_endpoints.rs"]),
    (Part::ApiKeyAuth, files!["api_key_auth.rs"]),
    (Part::BasicAuth, files!["basic_auth.rs"]),
    (Part::BearerAuth, files!["bearer_auth.rs"]),
    (Part::Checksum, files!["checksum.rs"]),
    (Part::Compression, files!["compression.rs"]),
    (Part::CompressionSettings, files!["compression_settings.rs"]),
    (Part::Idempotency, files!["idempotency.rs"]),
    (Part::Paginator, files!["paginator.rs"]),
    (Part::SigV4a, files!["sigv4a.rs"]),
    (Part::Waiter, files!["jmespath.rs", "waiter.rs"]),
];

/// The files that a service needs.
fn needed(plan: &CratePlan) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let modules = plan.service.protocol.modules;
    let protocol = PROTOCOLS.iter().filter(move |(path, _)| {
        path.strip_suffix(".rs")
            .is_some_and(|module| modules.contains(&module))
    });
    let parts = PARTS.iter().filter(|(part, _)| plan.needs(*part));
    let parts = parts.flat_map(|(_, files)| *files);
    FILES.iter().chain(protocol).chain(parts)
}

/// The copied files.
pub(super) fn files<'p>(plan: &CratePlan) -> impl Iterator<Item = EmittedFile<'p>> {
    needed(plan)
        .map(|(path, text)| EmittedFile::text(format!("src/runtime/{path}"), without_tests(text)))
}

/// A file without its unit tests, which are the last thing in it: the generator's own build runs
/// them, and in an emitted crate they are more to read.
fn without_tests(text: &str) -> &str {
    let tests = text.find("\n#[cfg(test)]\nmod tests {");
    tests.map_or(text, |start| &text[..start])
}

/// `src/runtime.rs`
pub(super) fn module(plan: &CratePlan) -> TokenStream {
    let cases = super::cases::runtime_modules(plan);
    let modules = needed(plan)
        .filter_map(|(path, _)| path.strip_suffix(".rs"))
        .filter(|path| !path.contains('/'))
        .chain(["service"])
        .map(ident);
    quote!(#(pub(crate) mod #modules;)* #cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_unit_tests_is_left_out() {
        let parts = PARTS.iter().flat_map(|(_, files)| *files);
        for (path, text) in FILES.iter().chain(PROTOCOLS).chain(parts) {
            let (_, tests) = text.split_at(without_tests(text).len());
            let ends = tests.match_indices("\n}").map(|(at, end)| at + end.len());
            let left_out = ends.map(|end| &tests[end..]).collect::<Vec<_>>();
            assert!(
                left_out.is_empty() || left_out == ["\n"],
                "{path} has something after its unit tests"
            );
        }
    }
}
