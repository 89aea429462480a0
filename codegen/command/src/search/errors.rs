//! What the compiler's errors say is missing: an operation that was not guessed, or that nothing but its
//! absence tells of, such as one in a derive of another crate's.

use std::collections::BTreeSet;

use cargo_metadata::CompilerMessage;
use cargo_metadata::diagnostic::Diagnostic;

use super::names::{Missing, Names};
use super::words::words_in;

/// The errors about names that are not there.
const CODES: [&str; 14] = [
    "E0223", "E0404", "E0405", "E0412", "E0422", "E0423", "E0425", "E0432", "E0433", "E0531",
    "E0532", "E0574", "E0599", "E0603",
];

/// A client, as far as errors are compared with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) package: &'a str,
    pub(super) names: &'a Names,
    /// The operations that it has so far.
    pub(super) operations: &'a BTreeSet<String>,
}

/// What an error says is missing, by the package that should have it. Nothing, when it is about something else.
pub(super) fn missing<'a>(
    error: &CompilerMessage,
    clients: &[Known<'a>],
) -> Vec<(&'a str, Missing)> {
    let error = &error.message;
    if !error
        .code
        .as_ref()
        .is_some_and(|code| CODES.contains(&code.code.as_str()))
    {
        return Vec::new();
    }
    let words = quoted(error);
    let all = error.rendered.as_deref().unwrap_or(&error.message);
    let named: Vec<Known<'a>> = clients
        .iter()
        .copied()
        .filter(|it| is_named(it, all))
        .collect();
    let of = |clients: &[Known<'a>]| -> Vec<(&'a str, Missing)> {
        let each = clients.iter().flat_map(|client| {
            let missing = client.names.missing(&words, client.operations).into_iter();
            missing.map(|missing| (client.package, missing))
        });
        each.collect()
    };
    // The compiler shortens paths where it takes them to be clear.
    let found = of(&named);
    match found.is_empty() {
        true => of(clients),
        false => found,
    }
}

/// Whether a text names the client's crate.
fn is_named(client: &Known<'_>, text: &str) -> bool {
    let name = client.package.replace('-', "_");
    words_in(text).any(|word| word == name)
}

/// The words between backticks in a message and at its places.
fn quoted(error: &Diagnostic) -> Vec<&str> {
    let labels = error.spans.iter().filter(|span| span.is_primary);
    let labels = labels.filter_map(|span| span.label.as_deref());
    let texts = [error.message.as_str()].into_iter().chain(labels);
    let quoted = texts.flat_map(|text| text.split('`').skip(1).step_by(2));
    quoted.flat_map(words_in).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::names::tests::yard;
    use super::*;

    /// An error as Cargo hands it on.
    fn error(code: &str, message: &str, label: &str) -> CompilerMessage {
        let span = json!({
            "file_name": "src/lib.rs", "byte_start": 0, "byte_end": 1, "line_start": 1, "line_end": 1,
            "column_start": 1, "column_end": 2, "is_primary": true, "text": [], "label": label,
            "suggested_replacement": null, "suggestion_applicability": null, "expansion": null
        });
        let message = json!({
            "package_id": "path+file:///app#0.1.0",
            "target": {
                "kind": ["lib"], "crate_types": ["lib"], "name": "app", "src_path": "src/lib.rs",
                "edition": "2024", "doctest": true, "test": true, "doc": true
            },
            "message": {
                "message": message, "code": {"code": code, "explanation": null}, "level": "error",
                "spans": [span], "children": [], "rendered": format!("error[{code}]: {message}: {label}")
            }
        });
        serde_json::from_value(message).expect("a message")
    }

    /// What an error says of two clients with the same names.
    fn told(code: &str, message: &str, label: &str) -> Vec<(String, Missing)> {
        let names = yard();
        let operations = BTreeSet::from(["Sink".to_owned()]);
        let (names, operations) = (&names, &operations);
        let client = |package| Known {
            package,
            names,
            operations,
        };
        let clients = [client("aws-sdk-yard"), client("aws-sdk-port")];
        let missing = missing(&error(code, message, label), &clients).into_iter();
        missing
            .map(|(package, missing)| (package.to_owned(), missing))
            .collect()
    }

    fn packages(told: &[(String, Missing)]) -> Vec<&str> {
        told.iter().map(|(package, _)| package.as_str()).collect()
    }

    #[test]
    fn errors_tell_what_is_missing_and_of_which_client() {
        let method = "no method named `get_ship` found for struct `aws_sdk_yard::Client` in the current scope";
        assert_eq!(packages(&told("E0599", method, "")), ["aws-sdk-yard"]);
        let shortened =
            "no method named `get_ship` found for reference `&Client` in the current scope";
        assert_eq!(
            packages(&told("E0599", shortened, "")),
            ["aws-sdk-yard", "aws-sdk-port"]
        );
        let module = "unresolved import `aws_sdk_port::operation::list_ships`";
        let label = "could not find `list_ships` in `operation`";
        let told_of = told("E0432", module, label);
        assert!(!told_of.is_empty() && packages(&told_of).iter().all(|it| *it == "aws-sdk-port"));
        let unlike = "cannot find type `Boat` in this scope";
        assert_eq!(told("E0412", unlike, ""), []);
    }

    #[test]
    fn other_errors_tell_nothing_whatever_they_name() {
        let types = "mismatched types: expected `get_ship`";
        assert_eq!(told("E0308", types, "aws_sdk_yard"), []);
    }
}
