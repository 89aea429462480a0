//! What `cargo farrier adopt` says when it cannot do its work, or not all of it, and that everything is as it was
//! then: in a workspace of which nothing is compiled.
#![cfg(unix)]

mod support;

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::fake::{BOOKS, MANIFEST, Workspace, model};

const ADOPT: [&str; 3] = ["adopt", "--models", "models"];

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
fn a_client_in_two_versions_stays_official() {
    let workspace = Workspace::new();
    workspace.files.published(BOOKS, "2.0.0", "", "");
    workspace
        .files
        .member("two", "two", "aws-sdk-books = \"2\"\n");
    let manifest = MANIFEST.replace("\"app\"", "\"app\", \"two\"");
    workspace.files.write("Cargo.toml", &manifest);
    workspace.resolve();
    let before = workspace.everything();
    let part = "in the graph in several versions: 1.2.3 for app; 2.0.0 for two";
    let said = workspace.says(&ADOPT, 0);
    assert!(said.contains(part), "{said}");
    let said = workspace.says(&["adopt", "books", "--models", "models"], 2);
    assert!(said.contains(part), "{said}");
    assert_eq!(workspace.everything(), before);
}

#[test]
fn a_client_from_a_folder_is_nobodys_to_adopt() {
    let workspace = Workspace::new();
    workspace.files.write(
        "mine/Cargo.toml",
        "[package]\nname = \"aws-sdk-books\"\nversion = \"1.9.0\"\n[workspace]\n",
    );
    workspace.files.write("mine/src/lib.rs", "");
    let patch = "[patch.crates-io]\naws-sdk-books = { path = \"mine\" }\n";
    workspace
        .files
        .write("Cargo.toml", &format!("{MANIFEST}\n{patch}"));
    fs::remove_file(workspace.path().join("Cargo.lock")).expect("removed");
    workspace.resolve();
    let before = workspace.everything();
    let said = workspace.says(&["adopt", "books", "--models", "models"], 2);
    assert!(
        said.contains("`aws-sdk-books` is not the official crate here: it comes from `mine`"),
        "{said}"
    );
    let said = workspace.says(&ADOPT, 0);
    assert!(said.contains("nothing is adopted"), "{said}");
    assert_eq!(workspace.everything(), before);
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
        let before = workspace.everything();
        let mut child = in_the_middle(&workspace, step);
        child.kill().expect("killed");
        child.wait().expect("ended");
        // The process that guards the change puts it back, or else the next command.
        let start = Instant::now();
        while workspace.everything() != before {
            assert!(start.elapsed() < MINUTE, "{step}: it is not put back");
            workspace.run(&["check"]);
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn ctrl_c_in_the_middle_leaves_nothing() {
    for step in ["search", "proof"] {
        let workspace = Workspace::new();
        let before = workspace.everything();
        let mut child = in_the_middle(&workspace, step);
        let mut kill = Command::new("kill");
        let asked = kill.args(["-INT", &child.id().to_string()]).status();
        assert!(asked.expect("kill").success());
        let ended = child.wait().expect("ended");
        assert_eq!(ended.code(), Some(130), "{step}");
        assert_eq!(workspace.everything(), before, "{step}");
    }
}

const MINUTE: Duration = Duration::from_secs(60);

/// A run that waits in the middle of a step.
fn in_the_middle(workspace: &Workspace, step: &str) -> Child {
    let wait = format!("{step}.wait");
    workspace.files.write(&wait, "");
    let mut command = workspace.command(&ADOPT);
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().expect("it starts");
    let start = Instant::now();
    let waits = workspace.path().join(format!("{step}.waits"));
    while !waits.exists() {
        assert!(start.elapsed() < MINUTE, "{step} is never reached");
        std::thread::sleep(Duration::from_millis(10));
    }
    let is_written = workspace.path().join("farrier.toml").exists();
    assert_eq!(is_written, step == "proof", "it is in the middle");
    for file in [waits, workspace.path().join(wait)] {
        fs::remove_file(file).expect("removed");
    }
    child
}
