//! `cargo farrier update` in a workspace of which nothing is compiled: what is said of newer models, what is
//! written when they are accepted, and that everything is as it was otherwise.
#![cfg(unix)]

mod support;

use support::fake::{BOOKS, Workspace, model};

/// The adopted workspace.
fn adopted() -> Workspace {
    let workspace = Workspace::new();
    workspace.says(&["adopt", "--models", "models"], 0);
    workspace
}

/// The model with another text for a part of it.
fn newer(workspace: &Workspace, from: &str, to: &str) {
    let text = model("Books");
    assert!(text.contains(from), "{text}");
    workspace
        .files
        .write("newer/books.json", &text.replace(from, to));
}

const UPDATE: [&str; 3] = ["update", "--models", "newer"];

#[test]
fn newer_models_are_reported_and_taken_when_accepted() {
    let workspace = adopted();
    newer(&workspace, "\"/list\"", "\"/all\"");
    let before = workspace.everything();
    let said = workspace.says(&UPDATE, 0);
    for part in [
        "behaviour[http-changed]: `operation::list_books`",
        "aws-sdk-books: 1 change of behaviour (patch)",
        "stays 1.2.3",
        "`--accept`",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let behaviour = [&UPDATE[..], &["--fail-on", "behaviour"]].concat();
    workspace.says(&behaviour, 1);
    workspace.says(&[&UPDATE[..], &["--accept", "--dry-run"]].concat(), 0);
    assert_eq!(workspace.everything(), before, "nothing is written");

    let lock = workspace.read("farrier.lock");
    workspace.says(&[&UPDATE[..], &["--accept"]].concat(), 0);
    assert!(
        workspace
            .read("farrier/models/books.json")
            .contains("\"/all\"")
    );
    assert_ne!(workspace.read("farrier.lock"), lock);
    let input = workspace.read("farrier/aws-sdk-books/src/operation/list_books/input.rs");
    assert!(input.contains("\"/all\""), "{input}");
    let configuration = workspace.read("farrier.toml");
    assert!(
        configuration.contains("version = \"1.2.3\""),
        "{configuration}"
    );
    workspace.says(&["check"], 0);
    let said = workspace.says(&UPDATE, 0);
    assert!(
        said.contains("every model is the newest that there is"),
        "{said}"
    );
}

#[test]
fn what_is_not_used_does_not_count() {
    let workspace = adopted();
    newer(&workspace, "\"/add\"", "\"/put\"");
    let said = workspace.says(&[&UPDATE[..], &["--fail-on", "any"]].concat(), 0);
    assert!(said.contains("aws-sdk-books: no change (none)"), "{said}");
}

#[test]
fn a_model_that_lacks_what_is_used_is_reported_and_not_taken() {
    let workspace = adopted();
    newer(&workspace, "ListBooks", "FindBooks");
    let before = workspace.everything();
    let said = workspace.says(&[&UPDATE[..], &["books"]].concat(), 1);
    assert!(
        said.contains("break[operation-removed]: `operation::list_books`"),
        "{said}"
    );
    let said = workspace.says(&[&UPDATE[..], &["--accept"]].concat(), 2);
    assert!(said.contains("everything is as it was before"), "{said}");
    assert_eq!(workspace.everything(), before);
}

#[test]
fn a_crate_with_a_name_of_its_own_gets_the_next_version() {
    let workspace = Workspace::new();
    let configuration = "[[crate]]\npath = \"own/books\"\nname = \"my-books\"\nversion = \"1.4.0\"\n\
                         model = \"models/own.json\"\noperations = [\"ListBooks\"]\n";
    workspace.files.write("farrier.toml", configuration);
    workspace.files.write("models/own.json", &model("Books"));
    workspace.says(&["generate"], 0);
    let members = "members = [\"app\"]";
    let manifest = workspace.read("Cargo.toml");
    assert!(manifest.contains(members), "{manifest}");
    workspace.files.write(
        "Cargo.toml",
        &manifest.replace(members, "members = [\"app\"]\nexclude = [\"own\"]"),
    );
    newer(&workspace, "\"/list\"", "\"/all\"");
    let said = workspace.says(&[&UPDATE[..], &["--accept"]].concat(), 0);
    assert!(said.contains("my-books: version 1.4.0 -> 1.4.1"), "{said}");
    assert!(
        workspace
            .read("farrier.toml")
            .contains("version = \"1.4.1\"")
    );
    let manifest = workspace.read("own/books/Cargo.toml");
    assert!(manifest.contains("version = \"1.4.1\""), "{manifest}");
    assert!(workspace.read("models/own.json").contains("\"/all\""));
    assert_eq!(workspace.read("farrier.lock"), "", "nothing was adopted");
}

#[test]
fn what_cannot_be_found_is_a_fault() {
    let workspace = adopted();
    let before = workspace.everything();
    let said = workspace.says(&["update", "music"], 2);
    assert!(said.contains("no crate `music` is configured"), "{said}");
    assert!(said.contains(BOOKS), "{said}");
    workspace.files.write("newer/other.json", &model("Other"));
    workspace.says(&UPDATE, 2);
    let found = workspace.everything();
    let others = found
        .iter()
        .filter(|(path, _)| !path.ends_with("newer/other.json"));
    assert!(others.eq(before.iter()));
}
