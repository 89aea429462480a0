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
