//! `cargo farrier adopt` and what follows it, in a workspace of which nothing is compiled: what is written, what
//! is said, and that everything is as it was when something fails. The compiler's part is in
//! `cargo xtask adopt-test`.
#![cfg(unix)]

mod support;

use snapbox::{assert_data_eq, str};
use support::fake::{BOOKS, MANIFEST, Workspace, model};

const ADOPT: [&str; 3] = ["adopt", "--models", "models"];

#[test]
fn adopting_writes_crates_and_patches_and_removing_puts_all_back() {
    let workspace = Workspace::new();
    let before = workspace.everything();
    let said = workspace.says(&ADOPT, 0);
    let expected = str![[r#"
crate          version  operations  lines of Rust  official    dev build     official
aws-sdk-books  1.2.3        1 of 3           [..]         3  about [..] s  about 0.0 s

dev build: the processor time of that crate alone, estimated (± 12 %; the official one's more roughly, ± 40 %);
`cargo farrier cost` has more of it, and `--measure` builds both

after the code has changed: `cargo farrier sync`, or `cargo farrier add CRATE OPERATION`
in CI: `cargo farrier check`
back to the official crates: `cargo farrier remove`

"#]];
    assert_data_eq!(said, expected);
    assert_eq!(
        workspace.read("Cargo.toml"),
        format!(
            "{MANIFEST}exclude = [\"farrier\"]\n\n[patch.crates-io]\naws-sdk-books = {{ path = \"farrier/aws-sdk-books\" }}\n"
        )
    );
    assert_eq!(
        workspace.read("farrier.toml"),
        "[[crate]]\npath = \"farrier/aws-sdk-books\"\nname = \"aws-sdk-books\"\nversion = \"1.2.3\"\nmodel = \"farrier/models/books.json\"\noperations = [\n    \"ListBooks\",\n]\n"
    );
    assert_eq!(workspace.read("farrier/models/books.json"), model("Books"));
    assert!(
        workspace
            .read("farrier/aws-sdk-books/src/client.rs")
            .contains("fn list_books")
    );
    assert!(
        !workspace
            .read("farrier/aws-sdk-books/src/client.rs")
            .contains("fn add_book")
    );
    assert!(
        workspace
            .read("farrier/aws-sdk-books/src/client.rs")
            .contains("`cargo farrier add books OPERATION` adds one that is missing")
    );
    workspace.says(&["check"], 0);

    let asked = workspace.says(&["remove"], 2);
    assert!(
        asked.contains("say `--yes`, as there is nobody to ask"),
        "{asked}"
    );
    let said = workspace.says(&["remove", "--yes"], 0);
    assert!(said.contains("aws-sdk-books: official again"), "{said}");
    assert_eq!(workspace.everything(), before, "byte for byte");
}

#[test]
fn a_dry_run_and_json_write_nothing_and_say_all() {
    let workspace = Workspace::new();
    let before = workspace.everything();
    let said = workspace.says(
        &[
            "adopt",
            "--models",
            "models",
            "--dry-run",
            "--message-format",
            "json",
        ],
        0,
    );
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["dry_run"], true);
    assert_eq!(said["adopted"][0]["name"], BOOKS);
    assert_eq!(said["adopted"][0]["operations"][0], "ListBooks");
    assert_eq!(said["adopted"][0]["of"], 3);
    assert_eq!(said["adopted"][0]["lines_before"], 3);
    assert_eq!(workspace.everything(), before);
}

#[test]
fn more_is_said_when_that_is_wanted() {
    let workspace = Workspace::new();
    let usual = workspace.says(&ADOPT, 0);
    workspace.says(&["remove", "--yes"], 0);
    let more = workspace.says(&[&ADOPT[..], &["-v"]].concat(), 0);
    for part in [
        "aws-sdk-books: trying ListBooks\n",
        " check --workspace --all-targets",
        "checked in ",
    ] {
        assert!(!usual.contains(part), "{usual}");
        assert!(more.contains(part), "{more}");
    }
}

#[test]
fn patches_can_be_in_the_configuration_of_cargo() {
    let workspace = Workspace::new();
    let (before, config) = (workspace.everything(), workspace.read(".cargo/config.toml"));
    workspace.says(
        &[
            "adopt",
            "books",
            "--models",
            "models",
            "--patch-in",
            "config",
            "--folder",
            "sdk/aws",
        ],
        0,
    );
    assert_eq!(
        workspace.read("Cargo.toml"),
        format!("{MANIFEST}exclude = [\"sdk/aws\"]\n")
    );
    assert_eq!(
        workspace.read(".cargo/config.toml"),
        format!(
            "{config}\n[patch.crates-io]\naws-sdk-books = {{ path = \"sdk/aws/aws-sdk-books\" }}\n"
        )
    );
    let adopted = workspace.everything();
    workspace.says(&["adopt", "books", "--models", "models"], 0);
    assert_eq!(workspace.everything(), adopted, "again, in the same place");
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before);
}

#[test]
fn a_root_that_is_a_package_needs_no_exclusion() {
    let workspace = Workspace::new();
    let manifest = "[package]\r\nname = \"alone\" # CRLF\r\nversion = \"0.1.0\"\r\n\r\n[dependencies]\r\naws-sdk-books = \"1\"\r\n";
    workspace.files.write("Cargo.toml", manifest);
    workspace
        .files
        .write("src/lib.rs", "pub fn f() { list_books(); }\n");
    workspace.resolve();
    let before = workspace.everything();
    workspace.says(&ADOPT, 0);
    let patch = "\r\n[patch.crates-io]\r\naws-sdk-books = { path = \"farrier/aws-sdk-books\" }\r\n";
    assert_eq!(workspace.read("Cargo.toml"), format!("{manifest}{patch}"));
    workspace.is_a_workspace("farrier/aws-sdk-books");
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before);
}

#[test]
fn what_is_configured_already_keeps_its_place_and_its_model() {
    let workspace = Workspace::new();
    let head = "# mine\n[models]\ndir = \"models\" # here\n\n";
    let table = "[[crate]]\npath = \"sdk/books\" # ours\nname = \"aws-sdk-books\"\nmodel = \"models/books.json\"\noperations = [\"GetBook\"]\n";
    workspace
        .files
        .write("farrier.toml", &format!("{head}{table}"));
    workspace.says(&["generate"], 0);
    let before = workspace.everything();
    workspace.says(&["adopt"], 0);
    let text = workspace.read("farrier.toml");
    for part in [
        head,
        "path = \"sdk/books\" # ours\n",
        "model = \"models/books.json\"\n",
        "operations = [\n    \"GetBook\",\n    \"ListBooks\",\n]\n",
        "version = \"1.2.3\"\n",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    let manifest = workspace.read("Cargo.toml");
    assert!(manifest.contains("exclude = [\"sdk/books\"]"), "{manifest}");
    assert!(
        manifest.contains("aws-sdk-books = { path = \"sdk/books\" }"),
        "{manifest}"
    );
    workspace.is_a_workspace("sdk/books");
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before, "byte for byte");
}

#[test]
fn what_changed_since_stays_when_the_official_crates_are_put_back() {
    let workspace = Workspace::new();
    let lock = workspace.read("Cargo.lock");
    workspace.says(&ADOPT, 0);
    let manifest = workspace
        .read("Cargo.toml")
        .replace("# a workspace", "# my workspace");
    workspace.files.write("Cargo.toml", &manifest);
    workspace.files.member("other", "other", "");
    let manifest = manifest.replace("[\"app\"]", "[\"app\", \"other\"]");
    workspace.files.write("Cargo.toml", &manifest);
    workspace
        .files
        .write("farrier/aws-sdk-books/tests/mine.rs", "// mine\n");
    workspace.resolve();
    let said = workspace.says(&["remove", "--yes"], 0);
    assert!(said.contains("`Cargo.toml` was changed since"), "{said}");
    assert!(
        said.contains("has files that were not generated, and stays"),
        "{said}"
    );
    let expected = MANIFEST
        .replace("# a workspace", "# my workspace")
        .replace("[\"app\"]", "[\"app\", \"other\"]");
    assert_eq!(workspace.read("Cargo.toml"), expected);
    assert_eq!(
        workspace.read("farrier/aws-sdk-books/tests/mine.rs"),
        "// mine\n"
    );
    let merged = workspace.read("Cargo.lock");
    assert!(merged.contains("name = \"other\""), "{merged}");
    let without = merged.replace("\n[[package]]\nname = \"other\"\nversion = \"0.1.0\"\n", "");
    assert_eq!(without, lock, "the rest is as it was");
}

#[test]
fn operations_are_added_and_taken_out_by_name() {
    let workspace = Workspace::new();
    let before = workspace.everything();
    workspace.says(&ADOPT, 0);
    let said = workspace.says(&["add", "books", "GetBook"], 0);
    assert_eq!(said, "+ aws-sdk-books GetBook\n");
    assert!(
        workspace
            .read("farrier/aws-sdk-books/src/client.rs")
            .contains("fn get_book")
    );
    assert_eq!(
        workspace.says(&["add", BOOKS, "GetBook"], 0),
        "aws-sdk-books: has them already\n"
    );
    let adopted = workspace.everything();
    for (arguments, part) in [
        (&["add", "books", "GetBok"][..], "did you mean `GetBook`?"),
        (&["add", "books", "Watch"], "Watch"),
        (
            &["add", "films", "Get"],
            "no crate `aws-sdk-films` is configured",
        ),
        (
            &["remove", "books", "AddBook"],
            "`aws-sdk-books` does not have `AddBook`",
        ),
        (
            &["remove", "books", "ListBooks", "GetBook"],
            "would have no operation",
        ),
        (
            &["remove", "films", "--yes"],
            "`aws-sdk-films` is not adopted",
        ),
    ] {
        let said = workspace.says(arguments, 2);
        assert!(said.contains(part), "{part} is not in {said}");
        assert_eq!(workspace.everything(), adopted, "{arguments:?}");
    }
    assert_eq!(
        workspace.says(&["remove", "books", "GetBook"], 0),
        "- aws-sdk-books GetBook\n"
    );
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before, "byte for byte");
}

#[test]
fn a_sync_follows_the_code() {
    let workspace = Workspace::new();
    workspace.says(&ADOPT, 0);
    workspace.says(&["check", "--used"], 0);
    workspace.uses(BOOKS, &["AddBook"]);
    let said = workspace.says(&["check", "--used"], 1);
    assert!(
        said.contains("+ aws-sdk-books AddBook\n- aws-sdk-books ListBooks\n"),
        "{said}"
    );
    let said = workspace.says(&["sync"], 0);
    assert!(said.contains("+ aws-sdk-books AddBook\n"), "{said}");
    assert!(
        said.contains("ListBooks: nobody calls it; `cargo farrier sync --prune` drops it"),
        "{said}"
    );
    let operations = |names: &str| format!("operations = [\n{names}]\n");
    assert!(
        workspace
            .read("farrier.toml")
            .ends_with(&operations("    \"AddBook\",\n    \"ListBooks\",\n"))
    );
    let said = workspace.says(&["sync", "--prune"], 0);
    assert!(said.contains("- aws-sdk-books ListBooks\n"), "{said}");
    assert!(
        workspace
            .read("farrier.toml")
            .ends_with(&operations("    \"AddBook\",\n"))
    );
    let said = workspace.says(&["sync"], 0);
    assert!(
        said.contains("every operation that is used is there"),
        "{said}"
    );
    workspace.says(&["check", "--used"], 0);
}

#[test]
fn what_the_proof_misses_is_added() {
    let workspace = Workspace::new();
    workspace.fails(
        "proof",
        "no method named `get_book` found for struct `aws_sdk_books::Client`",
        "E0599",
    );
    let before = workspace.everything();
    let said = workspace.says(&ADOPT, 2);
    let part = "the workspace does not compile with the generated crates";
    assert!(said.contains(part), "{said}");
    assert_eq!(workspace.everything(), before, "it always fails");
    workspace.files.write("proof.once", "");
    workspace.says(&ADOPT, 0);
    let expected = "operations = [\n    \"GetBook\",\n    \"ListBooks\",\n]\n";
    assert!(
        workspace.read("farrier.toml").ends_with(expected),
        "the second time it passes"
    );
}

#[test]
fn one_of_several_crates_can_be_put_back() {
    let workspace = Workspace::new();
    let films = "aws-sdk-films";
    workspace.files.published(films, "1.0.0", "", "");
    workspace.files.write("models/films.json", &model("Films"));
    let dependencies = "aws-sdk-books = \"1.2\"\naws-sdk-films = \"1\"\n";
    workspace.files.member("app", "app", dependencies);
    workspace.resolve();
    workspace.uses_of(&[(BOOKS, &["ListBooks"]), (films, &["GetBook"])]);
    let before = workspace.everything();
    workspace.says(&ADOPT, 0);
    assert!(workspace.path().join("farrier/farrier-runtime").is_dir());
    let said = workspace.says(&["remove", "films", "--yes"], 0);
    assert!(said.contains("aws-sdk-films: official again"), "{said}");
    let manifest = workspace.read("Cargo.toml");
    assert!(
        manifest.contains(BOOKS) && !manifest.contains(films),
        "{manifest}"
    );
    assert!(!workspace.path().join("farrier/aws-sdk-films").exists());
    assert!(!workspace.path().join("farrier/models/films.json").exists());
    assert!(
        !workspace.path().join("farrier/farrier-runtime").exists(),
        "one crate has its own"
    );
    workspace.says(&["check"], 0);
    workspace.says(&ADOPT, 0);
    assert!(
        workspace.read("Cargo.toml").contains(films),
        "and adopted again"
    );
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before, "byte for byte");
}

#[test]
fn a_lock_file_that_was_not_there_is_not_there_again() {
    let workspace = Workspace::new();
    std::fs::remove_file(workspace.path().join("Cargo.lock")).expect("removed");
    let before = workspace.everything();
    workspace.says(&["adopt", "--models", "models", "--dry-run"], 0);
    assert_eq!(workspace.everything(), before, "nothing is written");
    workspace.says(&ADOPT, 0);
    assert!(workspace.path().join("Cargo.lock").exists());
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before, "byte for byte");
}

#[test]
fn without_what_was_kept_the_official_crates_are_put_back_all_the_same() {
    let workspace = Workspace::new();
    let before = workspace.everything();
    workspace.says(&ADOPT, 0);
    std::fs::remove_dir_all(workspace.path().join("farrier/before")).expect("removed");
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before);
}
