//! The run-time code, which is copied as it is but for its unit tests, and the module that holds it.
//! A client whose run-time code is in a crate of its own has none of it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::Runtime;
use crate::plan::CratePlan;
use crate::plan::features::Part;
use crate::render::EmittedFile;

use super::kit::ident;

/// A file's path below its module, and its text.
pub(super) type File = (&'static str, &'static str);

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../runtime/", $path)))),*]
    };
}

/// The files by their paths under `runtime`, and their texts.
const FILES: &[File] = files![
    "builders.rs",
    "client_plugins.rs",
    "endpoint.rs",
    "endpoint/arn.rs",
    "endpoint/builtins.rs",
    "endpoint/evaluate.rs",
    "endpoint/functions.rs",
    "endpoint/params.rs",
    "endpoint/program.rs",
    "endpoint/url.rs",
    "endpoint/value.rs",
    "equality.rs",
    "error.rs",
    "features.rs",
    "interceptors.rs",
    "invoke.rs",
    "members.rs",
    "merged.rs",
    "metrics.rs",
    "operation.rs",
    "partitions.rs",
    "plugin.rs",
    "request.rs",
    "response.rs",
    "retries.rs",
    "schema.rs",
    "service.rs",
    "unions.rs",
    "wire.rs",
];

/// The files that mend protocols.
const PROTOCOLS: &[File] = files![
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
const PARTS: &[(Part, &[File])] = &[
    (Part::ApiKeyAuth, files!["api_key_auth.rs"]),
    (Part::Checksum, files!["checksum.rs"]),
    (Part::Compression, files!["compression.rs"]),
    (Part::CompressionSettings, files!["compression_settings.rs"]),
    (Part::Idempotency, files!["idempotency.rs"]),
    (Part::Paginator, files!["paginator.rs"]),
    (Part::Waiter, files!["jmespath.rs", "waiter.rs"]),
];

/// What the module that holds the files says of them.
pub(super) const DOCS: [&str; 5] = [
    "What is the same for every operation.",
    "",
    "What makes a client, finds an endpoint and makes a call is inline in dev builds",
    "(`debug_assertions`): there the program that does so compiles it, once, and keeps it while it",
    "changes itself.",
];

/// Every file.
pub(super) fn all() -> impl Iterator<Item = &'static File> {
    let parts = PARTS.iter().flat_map(|(_, files)| *files);
    FILES.iter().chain(PROTOCOLS).chain(parts)
}

/// The parts that a file belongs to.
pub(super) fn parts_of(path: &str) -> impl Iterator<Item = Part> {
    let has = move |files: &[File]| files.iter().any(|(other, _)| *other == path);
    let parts = PARTS.iter().filter(move |(_, files)| has(files));
    parts.map(|(part, _)| *part)
}

/// The files that a service needs.
fn needed(plan: &CratePlan) -> impl Iterator<Item = &'static File> {
    let modules = plan.service.protocol.modules;
    let protocol = PROTOCOLS.iter().filter(move |(path, _)| {
        path.strip_suffix(".rs")
            .is_some_and(|module| modules.contains(&module))
    });
    let parts = PARTS.iter().filter(|(part, _)| plan.needs(*part));
    let parts = parts.flat_map(|(_, files)| *files);
    FILES.iter().chain(protocol).chain(parts)
}

/// The files that the crate has itself: the copied ones and their module, or none.
pub(super) fn files(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    if plan.package.runtime != Runtime::Embedded {
        return Vec::new();
    }
    let copied = needed(plan)
        .map(|(path, text)| EmittedFile::text(format!("src/runtime/{path}"), without_tests(text)));
    let module = EmittedFile::rust("src/runtime.rs", DOCS, || module(plan));
    copied.chain([module]).collect()
}

/// A file without its unit tests, which are the last thing in it: the generator's own build runs
/// them, and in an emitted crate they are more to read.
pub(super) fn without_tests(text: &str) -> &str {
    let tests = text.find("\n#[cfg(test)]\nmod tests {");
    tests.map_or(text, |start| &text[..start])
}

/// `src/runtime.rs`
fn module(plan: &CratePlan) -> TokenStream {
    let modules = needed(plan)
        .filter_map(|(path, _)| path.strip_suffix(".rs"))
        .filter(|path| !path.contains('/'))
        .map(ident);
    quote!(#(pub(crate) mod #modules;)*)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_unit_tests_is_left_out() {
        for (path, text) in all() {
            let (_, tests) = text.split_at(without_tests(text).len());
            let ends = tests.match_indices("\n}").map(|(at, end)| at + end.len());
            let left_out = ends.map(|end| &tests[end..]).collect::<Vec<_>>();
            assert!(
                left_out.is_empty() || left_out == ["\n"],
                "{path} has something after its unit tests"
            );
        }
    }

    #[test]
    fn nothing_is_there_for_tests_alone() {
        for (path, text) in all() {
            assert!(
                !without_tests(text).contains("cfg(test)"),
                "{path}: tests of a client do not see it when it is in another crate"
            );
        }
    }
}
