//! What commands print: their help texts, and the answers of `why` and `cost`, as `tests/cmd` has them.
//!
//! `TRYCMD=overwrite cargo test -p cargo-farrier --test terminal` writes what is printed now: read the changes,
//! and put `[..]` back where numbers stand that change with what is emitted and measured.

use std::process::{Command, Output};

/// The workspace of the answers.
const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cmd/questions.in");

fn farrier(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
    let command = command
        .arg("farrier")
        .args(arguments)
        .current_dir(WORKSPACE);
    let command = command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn commands_print_what_is_expected() {
    trycmd::TestCases::new()
        // Lines are as wide as a terminal, which tests have none of.
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd");
}

#[test]
fn colours_are_for_terminals_or_for_those_who_ask() {
    for (color, has_some) in [("auto", false), ("never", false), ("always", true)] {
        let answer = farrier(&["why", "Book", "--color", color]);
        assert_eq!(text(&answer.stdout).contains('\u{1b}'), has_some, "{color}");
        let fault = farrier(&["why", "NoSuchThing", "--color", color]);
        assert_eq!(text(&fault.stderr).contains('\u{1b}'), has_some, "{color}");
    }
}

#[test]
fn quiet_leaves_the_results_and_verbose_names_the_files() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("books");
    let out = out.to_str().expect("UTF-8");
    let generate = |option: &str| {
        let output = farrier(&[
            "generate",
            "--model",
            "models/books.json",
            "--out",
            out,
            option,
        ]);
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout)
    };
    let all = generate("-v");
    assert!(all.contains("src/types/_book.rs: missing"), "{all}");
    assert!(
        all.lines()
            .last()
            .is_some_and(|line| line.contains("files (")),
        "{all}"
    );
    assert!(!all.contains('\\'), "paths have slashes everywhere: {all}");
    assert_eq!(generate("-q"), "");
    assert!(!text(&farrier(&["cost", "-q"]).stdout).contains("Times are"));
}

#[test]
fn pictures_are_written_where_they_are_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_owned();
    let (svg, html) = (path("a.svg"), path("a.html"));
    let output = farrier(&["cost", "--svg", &svg, "--html", &html]);
    assert!(output.status.success(), "{output:?}");
    let read = |path: &str| std::fs::read_to_string(path).expect("a file");
    let (svg, html) = (read(&svg), read(&html));
    assert!(svg.starts_with("<svg ") && html.starts_with("<!doctype html>"));
    for picture in [svg, html] {
        assert!(
            picture.contains("types::Binding\nexample.books#Binding"),
            "{picture}"
        );
    }
}

#[test]
fn programs_get_the_same_figures_as_people() {
    let output = farrier(&["cost", "books", "--message-format", "json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let books = &answer["crates"][0];
    assert_eq!(books["package"], "aws-sdk-books");
    let code = |it: &serde_json::Value| it["code"].as_u64().expect("a number");
    // What operations bring alone, what they share, and the rest are all that is compiled.
    let operations = books["operations"].as_array().expect("operations");
    let alone = operations.iter().map(|it| code(&it["alone"]["lines"]));
    let rest = ["common", "run_time"].map(|name| code(&books[name]));
    let parts = alone.chain(rest).chain([code(&books["shared"]["lines"])]);
    assert_eq!(parts.sum::<u64>(), code(&books["lines"]));
    let binding = books["shapes"].as_array().and_then(|shapes| {
        let mut shapes = shapes.iter();
        shapes.find(|it| it["rust"] == "types::Binding")
    });
    let binding = binding.expect("a shape");
    assert_eq!(
        binding["operations"],
        serde_json::json!(["AddBook", "GetBook", "ListBooks"])
    );
    assert!(
        answer["estimates"]["error"]
            .as_f64()
            .is_some_and(|it| it > 0.0)
    );
}

/// As completions have it, which know of no `cargo` before it.
#[test]
fn the_program_can_be_called_by_its_own_name() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
    let output = command
        .args(["why", "Reader"])
        .current_dir(WORKSPACE)
        .output();
    let output = output.expect("the command starts");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}

#[test]
fn packages_get_completions_and_manual_pages() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = farrier(&["completions", shell]);
        let text = text(&output.stdout);
        assert!(output.status.success(), "{output:?}");
        for word in ["cargo-farrier", "why", "message-format"] {
            assert!(
                text.contains(word),
                "{word} is not among the completions of {shell}"
            );
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().to_str().expect("UTF-8");
    assert!(farrier(&["man", folder]).status.success());
    let page = std::fs::read_to_string(dir.path().join("cargo-farrier-cost.1"));
    let page = page.expect("a manual page");
    assert!(
        page.contains("cargo farrier cost") && page.contains("treemap"),
        "{page}"
    );
    let none = farrier(&["man", "no/such/folder"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("cannot write manual pages to `no/such/folder`"));
}
