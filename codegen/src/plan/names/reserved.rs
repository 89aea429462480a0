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
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

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

/// Whether Windows takes the name for a device, in any case and with any ending, and not for a file.
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_port = |kind: &str| {
        let number = name.strip_prefix(kind).unwrap_or_default();
        number.len() == 1 && number.starts_with(|c: char| c.is_ascii_digit())
    };
    ["con", "prn", "aux", "nul"].contains(&&*name) || is_port("com") || is_port("lpt")
}

/// Makes a keyword usable: as a raw identifier, or with `_` where Rust knows no raw form.
pub(super) fn escape_keyword(name: String) -> String {
    if NEVER_RAW.contains(&name.as_str()) {
        name + "_"
    } else if is_keyword(&name) {
        format!("r#{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted_for_the_search() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn every_keyword_becomes_an_identifier() {
        for keyword in KEYWORDS {
            let escaped = escape_keyword((*keyword).to_owned());
            assert!(syn::parse_str::<syn::Ident>(&escaped).is_ok(), "{escaped}");
        }
    }
}
