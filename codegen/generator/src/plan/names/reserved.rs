//! The names that are taken: Rust's keywords, and what the emitted code defines beside a model's
//! own items. Each list of renames is a table; why a name is in it stands beside it.

/// Keywords of every edition up to 2024, strict and reserved alike.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
pub(super) const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// A table of renames: the name as it would be, and what it becomes.
pub(super) type Renames = &'static [(&'static str, &'static str)];

/// Types. `Self` cannot be a raw identifier.
pub(super) const TYPES: Renames = &[("Self", "SelfValue"), ("SelfValue", "SelfValue_")];

/// Members of structures, which are fields and functions of the structure and its builders.
pub(super) const MEMBERS: Renames = &[
    // Every structure and builder.
    ("build", "build_value"),
    ("builder", "builder_value"),
    ("default", "default_value"),
    // Fluent builders.
    ("send", "send_value"),
    ("customize", "customize_value"),
    ("make_operation", "make_operation_value"),
    ("presigned", "presigned_value"),
    ("as_input", "as_input_value"),
    ("into_paginator", "into_paginator_value"),
    ("send_with", "send_with_value"),
    // The metadata of an error.
    ("meta", "meta_value"),
];

/// Variants of enums and unions, which have an `Unknown` of their own.
pub(super) const VARIANTS: Renames = &[
    ("Unknown", "UnknownValue"),
    ("UnknownValue", "UnknownValue_"),
    ("Self", "SelfValue"),
    ("SelfValue", "SelfValue_"),
];

/// Variants of error enums, which have an `Unhandled` of their own.
pub(super) const ERROR_VARIANTS: Renames = &[
    ("Unhandled", "UnhandledValue"),
    ("UnhandledValue", "UnhandledValue_"),
];

/// Functions of `Client` that are no operation.
pub(super) const CLIENT_METHODS: Renames = &[
    ("new", "new_value"),
    ("config", "config_value"),
    ("from_conf", "from_conf_value"),
    (
        "with_endpoint_discovery_enabled",
        "with_endpoint_discovery_enabled_value",
    ),
];

/// The functions of the builder of a client's configuration: settings that a service adds give way.
/// With those of every client are those that some services bring along, so that a name does not
/// depend on them.
pub(super) const CONFIG_BUILDER: &[&str] = &[
    "account_id_endpoint_mode",
    "allow_no_auth",
    "api_key",
    "api_key_resolver",
    "app_name",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "aws_chunked_encoding_chunk_size",
    "basic_auth_login",
    "basic_auth_login_resolver",
    "bearer_token",
    "bearer_token_resolver",
    "behavior_version",
    "behavior_version_latest",
    "build",
    "capture_input_attributes",
    "clone",
    "credentials_provider",
    "default",
    "disable_clock_skew_correction",
    "disable_request_compression",
    "emit_input_attributes",
    "endpoint_resolver",
    "endpoint_url",
    "express_credentials_provider",
    "framework_metadata",
    "from",
    "from_config_bag",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptor",
    "invocation_id_generator",
    "lay_over",
    "new",
    "protocol",
    "push_auth_scheme",
    "push_framework_metadata",
    "push_interceptor",
    "push_retry_classifier",
    "region",
    "request_checksum_calculation",
    "request_min_compression_size_bytes",
    "requested_attributes",
    "response_checksum_validation",
    "retry_classifier",
    "retry_config",
    "retry_partition",
    "set_account_id_endpoint_mode",
    "set_allow_no_auth",
    "set_app_name",
    "set_auth_scheme_preference",
    "set_auth_scheme_resolver",
    "set_aws_chunked_encoding_chunk_size",
    "set_behavior_version",
    "set_credentials_provider",
    "set_disable_clock_skew_correction",
    "set_disable_request_compression",
    "set_endpoint_resolver",
    "set_endpoint_url",
    "set_express_credentials_provider",
    "set_http_client",
    "set_idempotency_token_provider",
    "set_identity_cache",
    "set_interceptors",
    "set_invocation_id_generator",
    "set_protocol",
    "set_region",
    "set_request_checksum_calculation",
    "set_request_min_compression_size_bytes",
    "set_response_checksum_validation",
    "set_retry_classifiers",
    "set_retry_config",
    "set_retry_partition",
    "set_sigv4a_signing_region_set",
    "set_sleep_impl",
    "set_stalled_stream_protection",
    "set_time_source",
    "set_timeout_config",
    "set_token_provider",
    "set_use_dual_stack",
    "set_use_fips",
    "sigv4a_signing_region_set",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "token_provider",
    "use_dual_stack",
    "use_fips",
    "with_test_defaults",
    "with_test_defaults_v2",
];

/// What the file with the types of settings names beside them.
pub(super) const BESIDE_SETTINGS: &[&str] = &[
    "Builder",
    "Into",
    "Option",
    "Some",
    "Storable",
    "StoreReplace",
    "String",
    "Vec",
];

/// What the table makes of the name; the name itself when it is not in there.
pub(super) fn rename(table: Renames, name: String) -> String {
    match table.iter().find(|(from, _)| *from == name) {
        Some((_, to)) => (*to).to_owned(),
        None => name,
    }
}

/// Whether Rust reserves the word in any edition.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::Identifier;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The functions that the run-time code gives the builder, also by traits.
    fn functions_of_the_builder() -> BTreeSet<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut functions = BTreeSet::from(["clone".to_owned()]); // derived
        let mut folders = vec![root.join("client")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder of the run-time code") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = fs::read_to_string(&path).expect("a file of the run-time code");
                let file = syn::parse_file(&text).expect("Rust");
                functions.extend(file.items.iter().flat_map(builder_functions));
            }
        }
        functions
    }

    fn builder_functions(item: &syn::Item) -> Vec<String> {
        let syn::Item::Impl(block) = item else {
            return Vec::new();
        };
        let is_builder =
            matches!(&*block.self_ty, syn::Type::Path(of) if of.path.is_ident("Builder"));
        let functions = block.items.iter().filter_map(|item| match item {
            syn::ImplItem::Fn(function) if is_builder => Some(function.sig.ident.to_string()),
            _ => None,
        });
        functions.collect()
    }

    #[test]
    fn settings_give_way_to_every_function_of_the_builder() {
        let table: BTreeSet<String> = CONFIG_BUILDER.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(table, functions_of_the_builder());
        assert!(CONFIG_BUILDER.is_sorted());
    }

    #[test]
    fn keywords_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS {
            let escaped = Identifier::new((*keyword).to_owned()).to_string();
            assert!(syn::parse_str::<syn::Ident>(&escaped).is_ok(), "{escaped}");
        }
    }
}
