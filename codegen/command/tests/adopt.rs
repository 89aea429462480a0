//! `cargo farrier adopt` and what follows it, in a workspace of which nothing is compiled: what is written, what
//! is said, and that everything is as it was when something fails. The compiler's part is in
//! `cargo xtask adopt-test`.
#![cfg(unix)]

mod support;

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use support::fake::{BOOKS, MANIFEST, Workspace, model};

const ADOPT: [&str; 3] = ["adopt", "--models", "models"];

#[test]
fn adopting_writes_crates_and_patches_and_removing_puts_all_back() {
    let workspace = Workspace::new();
    let before = workspace.everything();
    let said = workspace.says(&ADOPT, 0);
    for part in ["aws-sdk-books", "1.2.3", "1 of 3", "cargo farrier sync"] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
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
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before);
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
fn every_fault_leaves_everything_as_it_was() {
    type Arrange = fn(&Workspace);
    let cases: [(&str, Arrange, &[&str], &str); 9] = [
        (
            "no model",
            |it| it.files.write("models/books.json", &model("Films")),
            &["adopt", "books", "--models", "models"],
            "no model of `aws-sdk-books` is in `models`",
        ),
        (
            "no folder",
            |_| (),
            &["adopt", "books", "--models", "nowhere"],
            "there is no folder `nowhere` with models",
        ),
        (
            "unknown",
            |_| (),
            &["adopt", "films", "--models", "models"],
            "`aws-sdk-films` is no client that this workspace depends on",
        ),
        (
            "event stream",
            |it| {
                it.fails(
                    "search",
                    "cannot find method `watch` in `aws_sdk_books::Client`",
                    "E0599",
                )
            },
            &["adopt", "books", "--models", "models"],
            "Watch",
        ),
        (
            "does not compile",
            |it| it.fails("search", "mismatched types", "E0308"),
            &ADOPT,
            "the workspace does not compile",
        ),
        (
            "read-only",
            |it| {
                let path = it.path().join("Cargo.toml");
                let mut permissions = fs::metadata(&path).expect("a file").permissions();
                permissions.set_readonly(true);
                fs::set_permissions(path, permissions).expect("permissions");
            },
            &ADOPT,
            "cannot write `Cargo.toml`: it is read-only",
        ),
        (
            "patched",
            |it| {
                it.files.write(
                    "mine/Cargo.toml",
                    "[package]\nname = \"aws-sdk-books\"\nversion = \"9.0.0\"\n[workspace]\n",
                );
                it.files.write("mine/src/lib.rs", "");
                let patch = "[patch.crates-io]\naws-sdk-books = { path = \"mine\" }\n";
                it.files
                    .write("Cargo.toml", &format!("{MANIFEST}\n{patch}"));
                it.resolve();
            },
            &ADOPT,
            "`aws-sdk-books` is patched already",
        ),
        (
            "outside",
            |_| (),
            &["adopt", "--models", "models", "--folder", "../sdk"],
            "the folder `../sdk` leaves the repository",
        ),
        (
            "locked",
            |_| (),
            &["adopt", "books", "--models", "models", "--locked"],
            "does not have the model of `aws-sdk-books`",
        ),
    ];
    for (name, arrange, arguments, part) in cases {
        let workspace = Workspace::new();
        arrange(&workspace);
        let before = workspace.everything();
        let said = workspace.says(arguments, 2);
        assert!(said.contains(part), "{name}: {part} is not in {said}");
        assert!(said.starts_with("error: "), "{name}: {said}");
        assert_eq!(workspace.everything(), before, "{name}");
    }
}

#[test]
fn clients_that_cannot_be_adopted_stay_official_with_the_reason() {
    let workspace = Workspace::new();
    let features = "[features]\nodd = []\n";
    workspace
        .files
        .published("aws-sdk-films", "1.0.0", features, "");
    workspace.files.member(
        "app",
        "app",
        "aws-sdk-books = \"1.2\"\naws-sdk-films = { version = \"1\", features = [\"odd\"] }\n",
    );
    workspace.resolve();
    let said = workspace.says(&ADOPT, 0);
    assert!(
        said.contains(
            "stay official:\n  aws-sdk-films 1.0.0: no model of `aws-sdk-films` is in `models`"
        ),
        "{said}"
    );
    assert!(
        workspace.read("Cargo.toml").contains("aws-sdk-books = "),
        "the other is adopted"
    );
    assert!(!workspace.read("Cargo.toml").contains("aws-sdk-films"));
}

#[test]
fn a_feature_that_no_generated_crate_has_keeps_the_client_official() {
    let workspace = Workspace::new();
    workspace.files.member(
        "app",
        "app",
        "aws-sdk-books = { version = \"1.2\", features = [\"odd\"] }\n",
    );
    workspace.resolve();
    let before = workspace.everything();
    let said = workspace.says(&ADOPT, 0);
    assert!(
        said.contains("the features `odd`, which `app` ask for, are none of a generated crate"),
        "{said}"
    );
    assert!(said.contains("nothing is adopted"), "{said}");
    assert_eq!(workspace.everything(), before);
}

#[test]
fn a_patch_that_a_later_update_leaves_aside_is_told() {
    let workspace = Workspace::new();
    workspace.says(&ADOPT, 0);
    workspace
        .files
        .published(BOOKS, "1.3.0", "[features]\ndefault = []\n", "");
    workspace
        .files
        .member("app", "app", "aws-sdk-books = \"1.3\"\n");
    workspace
        .files
        .write("app/src/lib.rs", "pub fn f() { list_books(); }\n");
    let said = workspace.says(&["check"], 1);
    assert!(
        said.contains(
            "the patch of `aws-sdk-books` 1.2.3 is not used: the graph has 1.3.0 of crates.io"
        ),
        "{said}"
    );
    workspace.says(&["sync"], 0);
    assert!(
        workspace
            .read("farrier.toml")
            .contains("version = \"1.3.0\"")
    );
    workspace.says(&["check"], 0);
}

#[test]
fn a_changed_model_is_refused() {
    let workspace = Workspace::new();
    workspace.says(&ADOPT, 0);
    workspace
        .files
        .write("farrier/models/books.json", &format!("{} ", model("Books")));
    for command in ["check", "generate", "sync"] {
        let said = workspace.says(&[command], 2);
        assert!(
            said.contains("is not the model that `farrier.lock` records"),
            "{command}: {said}"
        );
    }
}

#[test]
fn a_kill_in_the_middle_leaves_nothing() {
    for step in ["search", "proof"] {
        let workspace = Workspace::new();
        workspace.files.write(&format!("{step}.wait"), "");
        let before = workspace.everything();
        let mut command = workspace.command(&ADOPT);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let (start, minute) = (Instant::now(), Duration::from_secs(60));
        let waits = workspace.path().join(format!("{step}.waits"));
        while !waits.exists() {
            assert!(start.elapsed() < minute, "{step} is never reached");
            std::thread::sleep(Duration::from_millis(10));
        }
        if step == "proof" {
            assert!(
                workspace.path().join("farrier.toml").exists(),
                "it is in the middle"
            );
        }
        child.kill().expect("killed");
        child.wait().expect("ended");
        fs::remove_file(&waits).expect("removed");
        // Puts back what the process that guards the change has not yet.
        while workspace.path().join("farrier.toml").exists() {
            assert!(start.elapsed() < minute, "{step}: nothing is put back");
            workspace.run(&["check"]);
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(workspace.everything(), before, "{step}");
    }
}
