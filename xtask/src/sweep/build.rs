//! Compiles the swept crates in one run of Cargo, runs their tests, and sorts what was said of each.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use indicatif::ProgressBar;
use serde::Deserialize;

use cargo_farrier::report::Fault;

use crate::measure::process;
use crate::measure::rustc::Log;

/// What compiles the crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    /// `cargo check`
    Check,
    /// `cargo clippy`
    Clippy,
    /// `cargo doc`, for what rustdoc has to say
    Doc,
    /// `cargo test`: compiles, and runs the tests.
    Test,
}

/// What was said of each crate, by its name.
#[derive(Debug, Default)]
pub(super) struct Built {
    crates: HashMap<String, Report>,
}

/// What was said of a crate.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Whether it compiled.
    pub(super) compiled: bool,
    /// Warnings and errors of the compiler, as it shows them.
    pub(super) messages: Vec<String>,
    /// What came of its tests, when they were run.
    pub(super) tests: Option<Tests>,
    /// The program with its tests.
    program: Option<PathBuf>,
}

/// What came of a crate's tests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tests {
    /// The endpoint test cases that passed, and all of them.
    pub(super) endpoints: (usize, usize),
    /// The Rust tests that passed.
    pub(super) passed: usize,
    /// What the tests printed, when one failed.
    pub(super) failure: Option<String>,
}

/// A message of Cargo's, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    target: Target,
    message: Option<Text>,
    executable: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
struct Target {
    name: String,
    src_path: PathBuf,
}

#[derive(Debug, Deserialize)]
struct Text {
    level: String,
    rendered: Option<String>,
}

impl Built {
    /// What was said of a crate; nothing when Cargo did not come to it.
    pub(super) fn take(&mut self, name: &str) -> Report {
        self.crates
            .remove(&name.replace('-', "_"))
            .unwrap_or_default()
    }

    fn note(&mut self, message: Message) -> bool {
        let report = self.crates.entry(message.target.name).or_default();
        match message.reason.as_str() {
            "compiler-artifact" => {
                report.compiled = true;
                report.program = message.executable;
                true
            }
            _ => {
                let text = message
                    .message
                    .filter(|text| matches!(text.level.as_str(), "warning" | "error"));
                report.messages.extend(text.and_then(|text| text.rendered));
                false
            }
        }
    }
}

/// Compiles the workspace in `root`, which has crates with these names; what was said, and what each used.
///
/// # Errors
/// Cargo cannot be run, or stops before it compiles anything.
pub(super) fn build(
    root: &Path,
    tool: Tool,
    names: &[&str],
    bar: &ProgressBar,
) -> Result<(Built, Log), Fault> {
    let cannot = |error: std::io::Error| Fault::io("cannot run cargo", &error);
    let mut cargo = cargo(root, tool);
    let libraries: Vec<String> = names.iter().map(|name| name.replace('-', "_")).collect();
    let libraries: Vec<&str> = libraries.iter().map(String::as_str).collect();
    let log = Log::attach(&mut cargo, root.join("compilations"), &libraries)?;
    let mut child = cargo.spawn().map_err(cannot)?;
    let mut built = Built::default();
    let output = child.stdout.take().map(BufReader::new);
    for line in output.into_iter().flat_map(BufRead::lines) {
        let message = serde_json::from_str::<Message>(&line.map_err(cannot)?);
        // Other kinds of messages have another form.
        let Ok(message) = message else { continue };
        if !message.target.src_path.starts_with(root) {
            continue;
        }
        bar.set_message(message.target.name.clone());
        if built.note(message) {
            bar.inc(1);
        }
    }
    let status = child.wait().map_err(cannot)?;
    if !status.success() && built.crates.is_empty() {
        return Err(Fault::new("cargo compiled nothing").help("its own messages are above"));
    }
    for report in built.crates.values_mut() {
        report.tests = match &report.program {
            Some(program) => Some(test(program)?),
            None => None,
        };
    }
    Ok((built, log))
}

/// Removes what was compiled of these crates, whose workspace is still there.
///
/// # Errors
/// Cargo cannot be run.
pub(super) fn clean(root: &Path, names: &[&str]) -> Result<(), Fault> {
    let mut cargo = process::cargo();
    cargo.args(["clean", "--quiet", "--target-dir"]);
    cargo.arg(root.join("target")).current_dir(root);
    cargo.args(names.iter().flat_map(|name| ["--package", name]));
    process::must(&mut cargo, "cargo clean").map(|_| ())
}

fn cargo(root: &Path, tool: Tool) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    match tool {
        Tool::Check => cargo.args(["check", "--keep-going"]),
        Tool::Clippy => cargo.args(["clippy", "--keep-going"]),
        Tool::Doc => cargo.args(["doc", "--no-deps", "--keep-going"]),
        Tool::Test => cargo.args(["test", "--no-run", "--no-fail-fast"]),
    };
    cargo
        .args(["--workspace", "--lib", "--quiet"])
        .arg(match std::io::stdout().is_terminal() {
            true => "--message-format=json-diagnostic-rendered-ansi",
            false => "--message-format=json",
        })
        .arg("--target-dir")
        .arg(root.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root)
        .stdout(Stdio::piped());
    cargo
}

/// Runs a program with tests.
fn test(program: &Path) -> Result<Tests, Fault> {
    let output = Command::new(program)
        .arg("--nocapture")
        .output()
        .map_err(|error| Fault::io(format!("cannot run `{}`", program.display()), &error))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let mut tests = Tests::of(&text);
    if !output.status.success() {
        tests.failure = Some(text);
    }
    Ok(tests)
}

impl Tests {
    /// Reads what the tests print.
    fn of(text: &str) -> Self {
        let mut tests = Self::default();
        for line in text.lines() {
            if let Some((_, rest)) = line.split_once("endpoint tests: ") {
                tests.endpoints = numbers(rest);
            } else if let Some(rest) = line.strip_prefix("test result: ") {
                tests.passed = numbers(rest).0;
            }
        }
        tests
    }
}

/// The first two numbers of a text.
fn numbers(text: &str) -> (usize, usize) {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok());
    (
        numbers.next().unwrap_or_default(),
        numbers.next().unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted() {
        let text = "running 2 tests\ntest a ... endpoint tests: 30 of 31 passed, 2 of them for \
                    partitions of 2025\nok\n\ntest result: ok. 2 passed; 0 failed; 0 ignored\n";
        let tests = Tests::of(text);
        assert_eq!((tests.endpoints, tests.passed), ((30, 31), 2));
    }
}
