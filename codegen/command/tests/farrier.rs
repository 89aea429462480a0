//! `cargo farrier` as it is run in a workspace: where it finds its configuration, what it names crates, and
//! its exit codes. What generating and checking do is tested with `cargo xtask codegen`, which is the same code.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

/// A configuration of one crate that leaves out what has a default.
const CONFIGURATION: &str = "[[crate]]\npath = \"sdk/books\"\nmodel = \"models/books.json\"\n";

/// A workspace in a temporary folder, with a model whose service has this `sdkId`.
fn workspace(sdk_id: &str) -> tempfile::TempDir {
    let model = json!({
        "smithy": "2.0",
        "shapes": {
            "example.books#Library": {
                "type": "service",
                "version": "2026-01-01",
                "operations": [{"target": "example.books#Ping"}],
                "traits": {
                    "aws.api#service": {"sdkId": sdk_id},
                    "aws.auth#sigv4": {"name": "books"},
                    "aws.protocols#restJson1": {}
                }
            },
            "example.books#Ping": {
                "type": "operation",
                "traits": {"smithy.api#http": {"method": "GET", "uri": "/ping"}}
            }
        }
    });
    let dir = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: String| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a written file");
    };
    write("Cargo.toml", "[workspace]\n".to_owned());
    write("farrier.toml", CONFIGURATION.to_owned());
    write("models/books.json", model.to_string());
    write("src/deep/lib.rs", String::new());
    dir
}

fn farrier(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
    let command = command.arg("farrier").args(arguments).current_dir(dir);
    command.output().expect("the command starts")
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

#[test]
fn a_crate_has_the_official_name_when_none_is_given() {
    let workspace = workspace("Old Books-Store");
    let output = farrier(workspace.path(), &["generate"]);
    assert_eq!(code(&output), Some(0), "{output:?}");
    let manifest = workspace.path().join("sdk/books/Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("a manifest");
    assert!(
        manifest.contains("\nname = \"aws-sdk-oldbooksstore\"\n"),
        "{manifest}"
    );
}

#[test]
fn a_name_that_no_package_can_have_is_refused() {
    let workspace = workspace("\u{4e66}");
    let output = farrier(workspace.path(), &["generate"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(code(&output), Some(2), "{output:?}");
    assert!(message.contains("name"), "{message}");
    assert!(!workspace.path().join("sdk").exists(), "nothing is written");
}

#[test]
fn the_configuration_is_found_from_below_or_beside_the_manifest() {
    let workspace = workspace("Books");
    let deep = workspace.path().join("src/deep");
    assert_eq!(code(&farrier(&deep, &["generate"])), Some(0));
    assert_eq!(code(&farrier(workspace.path(), &["check"])), Some(0));

    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let output = farrier(elsewhere.path(), &["check"]);
    assert_eq!(code(&output), Some(2), "{output:?}");
    let manifest = workspace.path().join("Cargo.toml");
    let manifest = manifest.to_str().expect("UTF-8");
    let output = farrier(elsewhere.path(), &["check", "--manifest-path", manifest]);
    assert_eq!(code(&output), Some(0), "{output:?}");
}

#[test]
fn a_check_says_what_changes_for_users_before_the_files() {
    let workspace = workspace("Books");
    assert_eq!(code(&farrier(workspace.path(), &["generate"])), Some(0));
    let model = workspace.path().join("models/books.json");
    let text = fs::read_to_string(&model).expect("the model");
    fs::write(&model, text.replace("Ping", "Pong")).expect("a written model");
    let output = farrier(workspace.path(), &["check"]);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(code(&output), Some(1), "{output:?}");
    let first = shown.lines().next().unwrap_or_default();
    assert!(first.starts_with("sdk/books: public items: "), "{first}");
    assert!(
        first.contains("removed (Client::ping, operation::ping::"),
        "{first}"
    );
}

#[test]
fn newer_models_are_compared_for_the_configured_crates() {
    let workspace = workspace("Books");
    let newer = workspace.path().join("newer");
    fs::create_dir(&newer).expect("a folder");
    let text = fs::read_to_string(workspace.path().join("models/books.json")).expect("the model");
    let diff = |text: &str| {
        fs::write(newer.join("books.json"), text).expect("a written model");
        let output = farrier(workspace.path(), &["diff", "--models", "newer"]);
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        (code(&output), shown)
    };
    let (same, shown) = diff(&text);
    assert_eq!(
        (same, shown.contains("sdk/books: no change (none)")),
        (Some(0), true),
        "{shown}"
    );
    let (other, shown) = diff(&text.replace("Ping", "Pong"));
    assert_eq!(other, Some(1));
    assert!(
        shown.contains("break[operation-removed]: `operation::ping`"),
        "{shown}"
    );
    let (broken, shown) = diff("{");
    assert_eq!(
        (broken, shown.as_str()),
        (Some(2), ""),
        "a failed comparison prints no report"
    );
}

#[test]
fn a_check_says_how_to_mend_what_it_finds() {
    let workspace = workspace("Books");
    let output = farrier(workspace.path(), &["check"]);
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(code(&output), Some(1), "{output:?}");
    assert!(
        message.contains("run `cargo farrier generate`"),
        "{message}"
    );
    assert!(
        !workspace.path().join("sdk").exists(),
        "a check writes nothing"
    );
}
