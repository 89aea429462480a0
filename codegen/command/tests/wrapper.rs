//! The program as a wrapper of the compiler, with a program in the compiler's place that prints its arguments.
#![cfg(unix)]

use std::process::Command;

fn printed(next: Option<&str>, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
    command
        .args(arguments)
        .env("FARRIER_WRAPPER_WITHOUT", "aws_sdk_books,farrier_runtime");
    if let Some(next) = next {
        command.env("FARRIER_WRAPPER_NEXT", next);
    }
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_compiler_is_told_to_warn_of_every_use() {
    let app = ["echo", "--crate-name", "app", "--cap-lints", "allow"];
    let told = "--crate-name app --cap-lints allow --force-warn deprecated\n";
    assert_eq!(printed(None, &app), told);
    let client = ["echo", "--crate-name", "aws_sdk_books"];
    assert_eq!(printed(None, &client), "--crate-name aws_sdk_books\n");
}

#[test]
fn a_wrapper_of_the_user_s_comes_between() {
    let app = ["rustc", "--crate-name", "app"];
    let told = "rustc --crate-name app --force-warn deprecated\n";
    assert_eq!(printed(Some("echo"), &app), told);
}

#[test]
fn a_compiler_that_is_not_there_is_a_fault() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"));
    command
        .args(["no-such-compiler", "-vV"])
        .env("FARRIER_WRAPPER_WITHOUT", "");
    let output = command.output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !output.status.success() && said.contains("cannot run `no-such-compiler`"),
        "{said}"
    );
}
